package dev.tenon.http.filters;

import java.time.Duration;

/// Time spans that somebody chose.
final class Spans {

  private static final Duration LONGEST = Duration.ofDays(1);

  private Spans() {}

  /// Refuses what is not from a millisecond to a day.
  static Duration require(String what, Duration span) {
    if (span.compareTo(Duration.ofMillis(1)) < 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s is from a millisecond to a day, not %s.".formatted(what, span));
    }
    return span;
  }

  /// The same, and none at all, which stands for off.
  static Duration requireOrZero(String what, Duration span) {
    return span.isZero() ? span : require(what, span);
  }
}
