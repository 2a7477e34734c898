package dev.tenon.contracts;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/// Rules about numbers, exact for every type.
final class NumberRules {

  private static final Class<?>[] WHOLE = {Byte.class, Short.class, Integer.class, Long.class};

  private NumberRules() {}

  static List<Constraint> min(Target target, Min min) {
    return atLeast(target, BigDecimal.valueOf(min.value()));
  }

  static List<Constraint> max(Target target, Max max) {
    return atMost(target, BigDecimal.valueOf(max.value()));
  }

  static List<Constraint> decimalMin(Target target, DecimalMin min) {
    var bound = bound(target, min.value());
    return min.inclusive() ? atLeast(target, bound) : moreThan(target, bound);
  }

  static List<Constraint> decimalMax(Target target, DecimalMax max) {
    var bound = bound(target, max.value());
    return max.inclusive() ? atMost(target, bound) : lessThan(target, bound);
  }

  static List<Constraint> positive(Target target) {
    return moreThan(target, BigDecimal.ZERO);
  }

  static List<Constraint> positiveOrZero(Target target) {
    return atLeast(target, BigDecimal.ZERO);
  }

  static List<Constraint> negative(Target target) {
    return lessThan(target, BigDecimal.ZERO);
  }

  static List<Constraint> negativeOrZero(Target target) {
    return atMost(target, BigDecimal.ZERO);
  }

  static List<Constraint> digits(Target target, Digits digits) {
    number(target);
    int before = digits.integer();
    int after = digits.fraction();
    return List.of(
        new Constraint(
            "too-many-digits",
            "must have at most %d digits before and %d after the point".formatted(before, after),
            value -> {
              var number = decimal((Number) value).stripTrailingZeros();
              return number.precision() - number.scale() <= before && number.scale() <= after;
            }));
  }

  private static List<Constraint> atLeast(Target target, BigDecimal bound) {
    return rule(target, "too-small", "must be at least ", bound, sign -> sign >= 0);
  }

  private static List<Constraint> moreThan(Target target, BigDecimal bound) {
    return rule(target, "too-small", "must be more than ", bound, sign -> sign > 0);
  }

  private static List<Constraint> atMost(Target target, BigDecimal bound) {
    return rule(target, "too-large", "must be at most ", bound, sign -> sign <= 0);
  }

  private static List<Constraint> lessThan(Target target, BigDecimal bound) {
    return rule(target, "too-large", "must be less than ", bound, sign -> sign < 0);
  }

  private static List<Constraint> rule(
      Target target, String code, String words, BigDecimal bound, IntPredicate accepts) {
    var comparison = comparison(target, bound);
    return List.of(
        new Constraint(
            code,
            words + bound.toPlainString(),
            value -> accepts.test(comparison.applyAsInt(value))));
  }

  private static ToIntFunction<Object> comparison(Target target, BigDecimal bound) {
    number(target);
    if (target.isOneOf(WHOLE) && isLong(bound)) {
      long exact = bound.longValueExact();
      return value -> Long.compare(((Number) value).longValue(), exact);
    }
    return value -> decimal((Number) value).compareTo(bound);
  }

  /// A floating-point number counts as the shortest decimal that stands for it, as it is written.
  private static BigDecimal decimal(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal;
      case BigInteger whole -> new BigDecimal(whole);
      default -> new BigDecimal(number.toString());
    };
  }

  private static boolean isLong(BigDecimal bound) {
    return bound.stripTrailingZeros().scale() <= 0
        && bound.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
        && bound.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }

  private static BigDecimal bound(Target target, String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw target.refused("'%s' is no number".formatted(text));
    }
  }

  private static void number(Target target) {
    if (!Number.class.isAssignableFrom(target.type())) {
      throw target.refused("It needs a number");
    }
  }
}
