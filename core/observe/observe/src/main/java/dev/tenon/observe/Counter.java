package dev.tenon.observe;

/// A number that only grows, such as requests or errors; made by [Metrics#counter].
///
/// Thread-safe, without locks on the way of a known combination of label values.
public final class Counter {

  private final Target target;

  Counter(Target target) {
    this.target = target;
  }

  /// The counter of one combination of label values, to be kept where it is used often: it looks
  /// nothing up.
  ///
  /// @throws IllegalArgumentException if there are not as many values as labels
  public Counter bind(String... labelValues) {
    return new Counter(target.bind(labelValues));
  }

  /// Adds one; for a counter without labels, or a bound one.
  ///
  /// @throws IllegalArgumentException if label values are missing
  public void increment() {
    target.series().accept(1);
  }

  /// Adds one.
  ///
  /// @throws IllegalArgumentException if there are not as many values as labels
  public void increment(String... labelValues) {
    target.series(labelValues).accept(1);
  }

  /// Adds an amount.
  ///
  /// @throws IllegalArgumentException if the amount is negative, infinite or NaN, or there are not
  ///   as many values as labels
  public void add(double amount, String... labelValues) {
    if (!(amount >= 0) || amount == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "A counter only grows; %s cannot be added to %s.".formatted(amount, target.name()));
    }
    target.series(labelValues).accept(amount);
  }
}
