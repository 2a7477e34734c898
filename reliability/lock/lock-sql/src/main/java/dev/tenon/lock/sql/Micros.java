package dev.tenon.lock.sql;

import java.time.Duration;

/// Time spans as the tables have them.
final class Micros {

  private Micros() {}

  /// Rounded up, so that a lease ends there no earlier than here.
  static long of(Duration span) {
    return span.plusNanos(999).toNanos() / 1_000;
  }
}
