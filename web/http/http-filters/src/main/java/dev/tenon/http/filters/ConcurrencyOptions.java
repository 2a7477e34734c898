package dev.tenon.http.filters;

import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How much a service does at once, before it turns requests away.
///
/// @param maxInFlight how many requests are handled at once, 1,000 by default; in [FilterOptions],
///   0 means no bound
/// @param maxWaiting how many more wait for their turn, 1,000 by default; 0 for none
/// @param maxWait how long one waits at most, 100 ms by default: a caller is better told soon
/// @param retryAfter when a caller that was turned away may come back, 1 s by default; in whole
///   seconds on the wire
public record ConcurrencyOptions(
    @Min(0) int maxInFlight, @Min(0) int maxWaiting, Duration maxWait, Duration retryAfter) {

  /// Refuses numbers and times that are negative, and a wait of more than a day.
  public ConcurrencyOptions {
    if (maxInFlight < 0 || maxWaiting < 0) {
      throw new IllegalArgumentException(
          "Neither bound is negative: maxInFlight %d, maxWaiting %d."
              .formatted(maxInFlight, maxWaiting));
    }
    Spans.requireOrZero("maxWait", maxWait);
    Spans.requireOrZero("retryAfter", retryAfter);
  }

  /// The defaults given above.
  public static ConcurrencyOptions defaults() {
    return new ConcurrencyOptions(1_000, 1_000, Duration.ofMillis(100), Duration.ofSeconds(1));
  }

  /// With another number of requests at once.
  public ConcurrencyOptions withMaxInFlight(int other) {
    return new ConcurrencyOptions(other, maxWaiting, maxWait, retryAfter);
  }

  /// With another number of those that wait.
  public ConcurrencyOptions withMaxWaiting(int other) {
    return new ConcurrencyOptions(maxInFlight, other, maxWait, retryAfter);
  }

  /// With another time to wait.
  public ConcurrencyOptions withMaxWait(Duration other) {
    return new ConcurrencyOptions(maxInFlight, maxWaiting, other, retryAfter);
  }

  /// With another time to stay away.
  public ConcurrencyOptions withRetryAfter(Duration other) {
    return new ConcurrencyOptions(maxInFlight, maxWaiting, maxWait, other);
  }
}
