package dev.tenon.http;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// The limits that a route has of its own; where it has none, those of the service hold.
///
/// @param maxBodyBytes how long a body may be
/// @param deadline how long a request may take
record RouteLimits(OptionalLong maxBodyBytes, Optional<Duration> deadline) {

  static final RouteLimits NONE = new RouteLimits(OptionalLong.empty(), Optional.empty());

  private static final Duration LONGEST = Duration.ofDays(1);

  RouteLimits withMaxBodyBytes(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("A body has 0 bytes or more: " + bytes);
    }
    return new RouteLimits(OptionalLong.of(bytes), deadline);
  }

  RouteLimits withDeadline(Duration span) {
    if (span.toMillis() < 1 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "A deadline is from a millisecond to a day: %s".formatted(span));
    }
    return new RouteLimits(maxBodyBytes, Optional.of(span));
  }
}
