package dev.tenon.lock;

import java.time.Duration;
import java.time.InstantSource;

/// A source of nanoseconds that says how much time has passed, and not what time it is.
@FunctionalInterface
interface Ticker {

  long nanos();

  /// What no correction of the clock moves.
  static Ticker system() {
    return System::nanoTime;
  }

  /// For locks in memory, whose leases end by this clock.
  static Ticker of(InstantSource clock) {
    return () -> {
      var now = clock.instant();
      return Duration.ofSeconds(now.getEpochSecond(), now.getNano()).toNanos();
    };
  }
}
