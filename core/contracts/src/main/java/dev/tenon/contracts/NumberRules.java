package dev.tenon.contracts;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/// Rules about numbers, exact for every type.
final class NumberRules {

  private static final Class<?>[] WHOLE = {Byte.class, Short.class, Integer.class, Long.class};

  /// The most digits that a number has before its point.
  private static final int LONGEST = 1_000;

  private NumberRules() {}

  static List<Constraint> min(Target target, Min min) {
    return atLeast(Bound.of(target, min.value()));
  }

  static List<Constraint> max(Target target, Max max) {
    return atMost(Bound.of(target, max.value()));
  }

  static List<Constraint> decimalMin(Target target, DecimalMin min) {
    var bound = Bound.of(target, decimal(target, min.value()));
    return min.inclusive() ? atLeast(bound) : moreThan(bound);
  }

  static List<Constraint> decimalMax(Target target, DecimalMax max) {
    var bound = Bound.of(target, decimal(target, max.value()));
    return max.inclusive() ? atMost(bound) : lessThan(bound);
  }

  static List<Constraint> positive(Target target) {
    return moreThan(Bound.of(target, 0));
  }

  static List<Constraint> positiveOrZero(Target target) {
    return atLeast(Bound.of(target, 0));
  }

  static List<Constraint> negative(Target target) {
    return lessThan(Bound.of(target, 0));
  }

  static List<Constraint> negativeOrZero(Target target) {
    return atMost(Bound.of(target, 0));
  }

  static List<Constraint> digits(Target target, Digits digits) {
    requireNumber(target);
    int before = digits.integer();
    int after = digits.fraction();
    return List.of(
        new Constraint(
            "too-many-digits",
            "must have at most %d digits before and %d after the point".formatted(before, after),
            withDigits(before, after),
            value -> {
              var number = decimal((Number) value).stripTrailingZeros();
              return number.precision() - number.scale() <= before && number.scale() <= after;
            }));
  }

  private static Map<String, Object> withDigits(int before, int after) {
    var beyond = new BigDecimal(BigInteger.TEN.pow(Math.clamp(before, 0, LONGEST)));
    return Keywords.of(
        "exclusiveMinimum",
        beyond.negate(),
        "exclusiveMaximum",
        beyond,
        "multipleOf",
        BigDecimal.ONE.scaleByPowerOfTen(-after));
  }

  private static List<Constraint> atLeast(Bound bound) {
    return rule("too-small", "must be at least ", "minimum", bound, sign -> sign >= 0);
  }

  private static List<Constraint> moreThan(Bound bound) {
    return rule("too-small", "must be more than ", "exclusiveMinimum", bound, sign -> sign > 0);
  }

  private static List<Constraint> atMost(Bound bound) {
    return rule("too-large", "must be at most ", "maximum", bound, sign -> sign <= 0);
  }

  private static List<Constraint> lessThan(Bound bound) {
    return rule("too-large", "must be less than ", "exclusiveMaximum", bound, sign -> sign < 0);
  }

  private static List<Constraint> rule(
      String code, String words, String keyword, Bound bound, IntPredicate accepts) {
    return List.of(
        new Constraint(
            code,
            words + bound.text,
            Keywords.of(keyword, bound.number),
            value -> accepts.test(bound.comparison.applyAsInt(value))));
  }

  /// A floating-point number counts as the shortest decimal that stands for it, as it is written.
  private static BigDecimal decimal(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal;
      case BigInteger whole -> new BigDecimal(whole);
      default -> new BigDecimal(number.toString());
    };
  }

  private static BigDecimal decimal(Target target, String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw target.refused("'%s' is no number".formatted(text));
    }
  }

  private static void requireNumber(Target target) {
    if (!Number.class.isAssignableFrom(target.type())) {
      throw target.refused("It needs a number");
    }
  }

  /// What values are compared with.
  ///
  /// @param text the bound for people
  /// @param number the bound for programs
  /// @param comparison of a value with the bound, as a sign
  private record Bound(String text, Number number, ToIntFunction<Object> comparison) {

    /// Without a BigDecimal, where none is needed: JDK 25 raises five to large powers before it has
    /// the first of them, which a start would wait for.
    static Bound of(Target target, long bound) {
      requireNumber(target);
      return target.isOneOf(WHOLE)
          ? new Bound(Long.toString(bound), bound, value -> compare(value, bound))
          : of(target, BigDecimal.valueOf(bound));
    }

    static Bound of(Target target, BigDecimal bound) {
      requireNumber(target);
      var text = bound.toPlainString();
      if (target.isOneOf(WHOLE) && isLong(bound)) {
        long exact = bound.longValueExact();
        return new Bound(text, exact, value -> compare(value, exact));
      }
      return new Bound(text, bound, value -> decimal((Number) value).compareTo(bound));
    }

    private static int compare(Object value, long bound) {
      return Long.compare(((Number) value).longValue(), bound);
    }

    private static boolean isLong(BigDecimal bound) {
      return bound.stripTrailingZeros().scale() <= 0
          && bound.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
          && bound.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }
  }
}
