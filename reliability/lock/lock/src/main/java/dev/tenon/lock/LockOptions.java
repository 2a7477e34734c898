package dev.tenon.lock;

import java.time.Duration;

/// How locks are waited for and kept.
///
/// @param patience how long to wait for a lock that is held; 0 by default: not at all
/// @param poll how often a waiting thread asks again, between half of it and all of it; 50 ms by
///   default
/// @param longestHold how long [Locks#whileHeld] keeps renewing at most, so that work which hangs
///   does not hold the lock for ever; 1 h by default
public record LockOptions(Duration patience, Duration poll, Duration longestHold) {

  private static final Duration LONGEST = Duration.ofDays(365);

  /// Refuses times that are negative or above 365 days, and a poll below 1 ms.
  public LockOptions {
    requireWithin("patience", Duration.ZERO, patience);
    requireWithin("poll", Duration.ofMillis(1), poll);
    requireWithin("longestHold", Duration.ZERO, longestHold);
  }

  /// Not waiting; renewing for an hour.
  public static LockOptions defaults() {
    return new LockOptions(Duration.ZERO, Duration.ofMillis(50), Duration.ofHours(1));
  }

  /// The same with another patience.
  public LockOptions withPatience(Duration other) {
    return new LockOptions(other, poll, longestHold);
  }

  /// The same, asking at other intervals.
  public LockOptions withPoll(Duration other) {
    return new LockOptions(patience, other, longestHold);
  }

  /// The same, renewing for another time at most; with 0 nothing is renewed.
  public LockOptions withLongestHold(Duration other) {
    return new LockOptions(patience, poll, other);
  }

  private static void requireWithin(String name, Duration least, Duration value) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s is %s to %s, not %s.".formatted(name, least, LONGEST, value));
    }
  }
}
