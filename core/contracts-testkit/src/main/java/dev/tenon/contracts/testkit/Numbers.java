package dev.tenon.contracts.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Proposals for numbers: the number of the sample, where it may be that.
///
/// @param least the smallest that may be; null where there is none
/// @param most the greatest that may be; null where there is none
/// @param step what lies between two of them
record Numbers(@Nullable BigDecimal least, @Nullable BigDecimal most, BigDecimal step) {

  Numbers(Map<String, Object> schema, boolean isWhole) {
    this(schema, step(schema, isWhole));
  }

  private Numbers(Map<String, Object> schema, BigDecimal step) {
    this(
        bound(schema, "minimum", "exclusiveMinimum", step, RoundingMode.CEILING),
        bound(schema, "maximum", "exclusiveMaximum", step.negate(), RoundingMode.FLOOR),
        step);
  }

  private static BigDecimal step(Map<String, Object> schema, boolean isWhole) {
    if (isWhole) {
      return BigDecimal.ONE;
    }
    return schema.get("multipleOf") instanceof Number step ? number(step) : new BigDecimal("0.01");
  }

  private static @Nullable BigDecimal bound(
      Map<String, Object> schema,
      String inclusive,
      String exclusive,
      BigDecimal inwards,
      RoundingMode rounding) {
    var bits = schema.get("format") instanceof String format ? format.replaceFirst("int", "") : "";
    var here = schema.get(inclusive) instanceof Number bound ? number(bound) : null;
    if (here == null && bits.matches("\\d+")) {
      var limit = BigInteger.TWO.pow(Integer.parseInt(bits) - 1);
      here = new BigDecimal(inwards.signum() > 0 ? limit.negate() : limit.subtract(BigInteger.ONE));
    }
    if (schema.get(exclusive) instanceof Number bound) {
      var beyond = number(bound).add(inwards);
      here = here == null || here.compareTo(beyond) * inwards.signum() < 0 ? beyond : here;
    }
    return here == null ? null : onStep(here, inwards.abs(), rounding);
  }

  private static BigDecimal onStep(BigDecimal value, BigDecimal step, RoundingMode rounding) {
    return value.divide(step, 0, rounding).multiply(step);
  }

  private static BigDecimal number(Number number) {
    return new BigDecimal(number.toString());
  }

  BigDecimal propose(long number, int refused) {
    var counted = BigDecimal.valueOf(number);
    var candidates =
        Stream.of(counted, fromLeast(number), fromMost(number), BigDecimal.ZERO, counted.negate())
            .filter(this::isAllowed)
            .distinct()
            .toList();
    return candidates.isEmpty() ? counted : candidates.get(refused % candidates.size());
  }

  /// Counted up from the least, and again from there when the most is reached.
  private BigDecimal fromLeast(long number) {
    return least == null ? BigDecimal.ZERO : least.add(step.multiply(turn(number)));
  }

  private BigDecimal fromMost(long number) {
    return most == null ? BigDecimal.ZERO : most.subtract(step.multiply(turn(number)));
  }

  private BigDecimal turn(long number) {
    var counted = BigDecimal.valueOf(number - 1);
    if (least == null || most == null || most.compareTo(least) < 0) {
      return counted;
    }
    var many = most.subtract(least).divide(step, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    return counted.remainder(many);
  }

  private boolean isAllowed(BigDecimal value) {
    return (least == null || value.compareTo(least) >= 0)
        && (most == null || value.compareTo(most) <= 0);
  }
}
