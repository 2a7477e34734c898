package dev.tenon.sql.junit;

import java.time.Duration;

/// The end of our patience with what a test has begun.
record Deadline(long end) {

  private static final Duration MOMENT = Duration.ofMillis(5);

  static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  boolean hasPassed() {
    return System.nanoTime() - end >= 0;
  }

  /// Lets a moment pass between two looks.
  ///
  /// @throws IllegalStateException if the thread is interrupted, which stays visible
  static void pause() {
    try {
      Thread.sleep(MOMENT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Interrupted while what a test has begun came to its end.", interrupted);
    }
  }
}
