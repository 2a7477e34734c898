package dev.tenon.contracts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Identifiers that sort by the time at which they were made: version 7 of RFC 9562.
///
/// 48 bits of milliseconds, 12 bits that count within a millisecond (RFC 9562, 6.2, method 1), 62
/// random bits. Those of one generator grow strictly, also when the clock goes back or more than
/// 4096 are asked for in a millisecond: the time in them then runs ahead of the clock. They tell
/// when a thing was made, so where that is a secret, use random ones.
///
/// Thread-safe.
public final class UuidV7 implements Supplier<UUID> {

  private static final UuidV7 SYSTEM = of(Clock.systemUTC(), new SecureRandom());
  private static final int COUNTER_BITS = 12;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;

  /// The last milliseconds and counter given, as one number.
  private final AtomicLong last = new AtomicLong();

  private UuidV7(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// A new identifier, from the system's clock and a secure random source.
  public static UUID next() {
    return SYSTEM.get();
  }

  /// A generator of its own, as a test needs it.
  ///
  /// @param random a thread-safe source
  public static UuidV7 of(Clock clock, RandomGenerator random) {
    return new UuidV7(clock, random);
  }

  @Override
  public UUID get() {
    long now = clock.millis() << COUNTER_BITS;
    long tick = last.updateAndGet(before -> Math.max(before + 1, now));
    long high = ((tick >>> COUNTER_BITS) << 16) | VERSION | (tick & ((1 << COUNTER_BITS) - 1));
    return new UUID(high, VARIANT | (random.nextLong() >>> 2));
  }
}
