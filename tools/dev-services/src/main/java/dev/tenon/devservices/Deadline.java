package dev.tenon.devservices;

import java.time.Duration;

/// The end of our patience with something that another process does.
final class Deadline {

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  boolean hasPassed() {
    return System.nanoTime() - end >= 0;
  }

  /// Lets a moment pass between two looks.
  ///
  /// @throws IllegalStateException if the thread is interrupted, which stays visible
  void pause(Duration moment, String waitingFor) {
    try {
      Thread.sleep(moment);
    } catch (InterruptedException interrupted) {
      throw interrupted(waitingFor, interrupted);
    }
  }

  static IllegalStateException interrupted(String waitingFor, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for " + waitingFor + ".", cause);
  }
}
