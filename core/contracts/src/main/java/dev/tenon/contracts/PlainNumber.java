package dev.tenon.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The plainest number that a schema allows: one, or what is nearest to a bound.
///
/// @param step what each number is a multiple of; null where it is any
record PlainNumber(
    @Nullable BigDecimal min,
    @Nullable BigDecimal above,
    @Nullable BigDecimal max,
    @Nullable BigDecimal below,
    @Nullable BigDecimal step) {

  /// @param unit what whole numbers are multiples of; null for others
  static Optional<BigDecimal> of(Map<?, ?> schema, @Nullable BigDecimal unit) {
    var step = number(schema.get("multipleOf"));
    return new PlainNumber(
            number(schema.get("minimum")),
            number(schema.get("exclusiveMinimum")),
            number(schema.get("maximum")),
            number(schema.get("exclusiveMaximum")),
            step == null ? unit : step)
        .first();
  }

  private static @Nullable BigDecimal number(@Nullable Object bound) {
    return bound instanceof Number number ? new BigDecimal(number.toString()) : null;
  }

  private Optional<BigDecimal> first() {
    var some = Objects.requireNonNullElse(step, BigDecimal.ONE);
    return Stream.of(
            BigDecimal.ONE,
            min,
            above == null ? null : above.add(some),
            max,
            below == null ? null : below.subtract(some),
            middle())
        .filter(Objects::nonNull)
        .map(this::stepped)
        .filter(this::fits)
        .findFirst();
  }

  private @Nullable BigDecimal middle() {
    var low = min == null ? above : min;
    var high = max == null ? below : max;
    return low == null || high == null ? null : low.add(high).divide(BigDecimal.TWO);
  }

  private BigDecimal stepped(BigDecimal value) {
    var near = step == null ? value : value.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    var brief = near.stripTrailingZeros();
    return brief.scale() < 0 ? brief.setScale(0) : brief;
  }

  private boolean fits(BigDecimal value) {
    return (min == null || value.compareTo(min) >= 0)
        && (above == null || value.compareTo(above) > 0)
        && (max == null || value.compareTo(max) <= 0)
        && (below == null || value.compareTo(below) < 0);
  }
}
