package dev.tenon.observe;

import java.util.function.DoubleConsumer;

/// How often values fell into which bucket, such as durations or sizes; made by
/// [Metrics#histogram].
///
/// Thread-safe, without locks on the way of a known combination of label values.
public final class Histogram {

  private final Target target;

  Histogram(Target target) {
    this.target = target;
  }

  /// The histogram of one combination of label values, to be kept where it is used often: it looks
  /// nothing up.
  ///
  /// @throws IllegalArgumentException if there are not as many values as labels
  public Histogram bind(String... labelValues) {
    return new Histogram(target.bind(labelValues));
  }

  /// Counts a value; for a histogram without labels, or a bound one. NaN is left out.
  ///
  /// @param value in the unit that the metric's name ends in
  /// @throws IllegalArgumentException if label values are missing
  public void record(double value) {
    record(target.series(), value);
  }

  /// Counts a value. NaN is left out.
  ///
  /// @param value in the unit that the metric's name ends in
  /// @throws IllegalArgumentException if there are not as many values as labels
  public void record(double value, String... labelValues) {
    record(target.series(labelValues), value);
  }

  private static void record(DoubleConsumer series, double value) {
    if (!Double.isNaN(value)) {
      series.accept(value);
    }
  }
}
