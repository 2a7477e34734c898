package dev.tenon.chaos;

import java.time.Duration;

/// A wait for other processes, which nobody can be told the end of.
final class Pause {

  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for another process", interrupted);
    }
  }
}
