package dev.tenon.http.filters;

/// Time spans as people and browsers read them.
final class Millis {

  private static final long NANOS_PER_HUNDREDTH = 10_000;

  private Millis() {}

  /// Milliseconds with two decimals, such as `12.34`.
  static String text(long nanos) {
    long hundredths = nanos / NANOS_PER_HUNDREDTH;
    long fraction = hundredths % 100;
    return hundredths / 100 + (fraction < 10 ? ".0" : ".") + fraction;
  }
}
