package dev.tenon.outbox;

import java.time.Duration;
import java.util.function.Consumer;

/// How a relay delivers.
///
/// @param name the relay's name as a component; `outbox-relay` by default
/// @param batch how many messages are claimed at once, at most, and held by a relay; 1 to 10,000,
///   100 by default
/// @param concurrency how many messages are delivered at the same time, of different keys; 1 to
///   1,000, 16 by default
/// @param lease for how long claimed messages are the relay's alone; 1 s to 1 h, 30 s by default. A
///   relay begins no delivery in the second half of its lease, so that a delivery that takes less
///   than half of it never meets another one of the same key
/// @param poll how long a relay that has nothing to do waits for the store to wake it before it
///   looks by itself; 10 ms to 1 h, 1 s by default
/// @param firstDelay how long a message waits after its first failure, at most; twice as long after
///   each further one. Half to all of it is waited, at random; 1 ms at least, 1 s by default
/// @param longestDelay how long it waits at most; not less than `firstDelay`, at most a day, 5 min
///   by default
/// @param maxAttempts how often a message is tried before it becomes a dead letter; 1 to 10,000, 20
///   by default
/// @param retention how long delivered messages are kept, for those who look; zero, the default,
///   removes them at once; at most 365 days
/// @param grace how long [Relay#close] lets deliveries go on; at most 10 min, 10 s by default
public record RelayOptions(
    String name,
    int batch,
    int concurrency,
    Duration lease,
    Duration poll,
    Duration firstDelay,
    Duration longestDelay,
    int maxAttempts,
    Duration retention,
    Duration grace) {

  /// Refuses what no relay could work with.
  ///
  /// @throws IllegalArgumentException naming the setting and what is expected
  public RelayOptions {
    requireBetween("batch", batch, 1, 10_000);
    requireBetween("concurrency", concurrency, 1, 1_000);
    requireBetween("maxAttempts", maxAttempts, 1, 10_000);
    requireBetween("lease", lease, Duration.ofSeconds(1), Duration.ofHours(1));
    requireBetween("poll", poll, Duration.ofMillis(10), Duration.ofHours(1));
    requireBetween("longestDelay", longestDelay, Duration.ofMillis(1), Duration.ofDays(1));
    requireBetween("firstDelay", firstDelay, Duration.ofMillis(1), longestDelay);
    requireBetween("retention", retention, Duration.ZERO, Duration.ofDays(365));
    requireBetween("grace", grace, Duration.ZERO, Duration.ofMinutes(10));
  }

  /// Everything by default.
  public static RelayOptions defaults() {
    return new RelayOptions(
        "outbox-relay",
        100,
        16,
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        20,
        Duration.ZERO,
        Duration.ofSeconds(10));
  }

  /// With another name.
  public RelayOptions withName(String name) {
    return with(draft -> draft.name = name);
  }

  /// With another number of messages claimed at once.
  public RelayOptions withBatch(int batch) {
    return with(draft -> draft.batch = batch);
  }

  /// With another number of deliveries at the same time.
  public RelayOptions withConcurrency(int concurrency) {
    return with(draft -> draft.concurrency = concurrency);
  }

  /// With another lease.
  public RelayOptions withLease(Duration lease) {
    return with(draft -> draft.lease = lease);
  }

  /// With another wait before the relay looks by itself.
  public RelayOptions withPoll(Duration poll) {
    return with(draft -> draft.poll = poll);
  }

  /// With other waits after a failure.
  ///
  /// @param first after the first one
  /// @param longest at most
  public RelayOptions withDelays(Duration first, Duration longest) {
    return with(draft -> {
      draft.firstDelay = first;
      draft.longestDelay = longest;
    });
  }

  /// With another number of attempts.
  public RelayOptions withMaxAttempts(int maxAttempts) {
    return with(draft -> draft.maxAttempts = maxAttempts);
  }

  /// With delivered messages kept for a time.
  public RelayOptions withRetention(Duration retention) {
    return with(draft -> draft.retention = retention);
  }

  /// With another grace.
  public RelayOptions withGrace(Duration grace) {
    return with(draft -> draft.grace = grace);
  }

  private RelayOptions with(Consumer<Draft> change) {
    var draft = new Draft();
    change.accept(draft);
    return draft.options();
  }

  /// These options while one of them changes.
  private final class Draft {

    private String name = RelayOptions.this.name;
    private int batch = RelayOptions.this.batch;
    private int concurrency = RelayOptions.this.concurrency;
    private Duration lease = RelayOptions.this.lease;
    private Duration poll = RelayOptions.this.poll;
    private Duration firstDelay = RelayOptions.this.firstDelay;
    private Duration longestDelay = RelayOptions.this.longestDelay;
    private int maxAttempts = RelayOptions.this.maxAttempts;
    private Duration retention = RelayOptions.this.retention;
    private Duration grace = RelayOptions.this.grace;

    RelayOptions options() {
      return new RelayOptions(
          name,
          batch,
          concurrency,
          lease,
          poll,
          firstDelay,
          longestDelay,
          maxAttempts,
          retention,
          grace);
    }
  }

  private static void requireBetween(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d".formatted(name, least, most, value));
    }
  }

  private static void requireBetween(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is %s to %s, not %s".formatted(name, least, most, value));
    }
  }
}
