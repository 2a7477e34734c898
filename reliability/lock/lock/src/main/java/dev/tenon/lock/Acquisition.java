package dev.tenon.lock;

import java.time.Duration;

/// What came of asking for a lock.
///
/// ```java
/// switch (locks.acquire("report:daily", Duration.ofSeconds(30))) {
///   case Acquired(var lease) -> { try (lease) { write(report, lease.fence()); } }
///   case Busy(var remaining) -> log.info("another instance writes it, for {} at least", remaining);
/// }
/// ```
public sealed interface Acquisition {

  /// The lock is ours, until the lease ends or is released.
  ///
  /// @param lease what to close
  record Acquired(Lease lease) implements Acquisition {}

  /// Somebody else holds it.
  ///
  /// @param remaining for how long, unless they renew or release it
  record Busy(Duration remaining) implements Acquisition {}
}
