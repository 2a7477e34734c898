package dev.tenon.contracts;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/// How long and how many. A text is as long as it has Unicode code points, which is what databases
/// and people count.
final class SizeRules {

  private SizeRules() {}

  static List<Constraint> notEmpty(Target target) {
    var length = length(target);
    return List.of(
        new Constraint(
            "empty",
            "must not be empty",
            Keywords.of(keyword(target, "min"), 1),
            value -> length.applyAsInt(value) > 0));
  }

  static List<Constraint> size(Target target, Size size) {
    int min = size.min();
    int max = size.max();
    if (min < 0 || max < min) {
      throw target.refused("Its bounds are 0 ≤ min ≤ max");
    }
    var length = length(target);
    boolean isCounted = target.isOneOf(List.class, Set.class, Map.class);
    var unit = isCounted ? "item" : target.isOneOf(byte[].class) ? "byte" : "character";
    var rules = new ArrayList<Constraint>();
    if (min > 0) {
      rules.add(
          new Constraint(
              isCounted ? "too-few" : "too-short",
              "must have at least " + amount(min, unit),
              Keywords.of(keyword(target, "min"), characters(target, min)),
              value -> length.applyAsInt(value) >= min));
    }
    if (max < Integer.MAX_VALUE) {
      rules.add(
          new Constraint(
              isCounted ? "too-many" : "too-long",
              "must have at most " + amount(max, unit),
              Keywords.of(keyword(target, "max"), characters(target, max)),
              value -> length.applyAsInt(value) <= max));
    }
    return rules;
  }

  private static ToIntFunction<Object> length(Target target) {
    target.oneOf(
        "a text, a list, a set, a map or byte[]",
        String.class,
        List.class,
        Set.class,
        Map.class,
        byte[].class);
    if (target.isOneOf(String.class)) {
      return value -> ((String) value).codePointCount(0, ((String) value).length());
    }
    if (target.isOneOf(Map.class)) {
      return value -> ((Map<?, ?>) value).size();
    }
    if (target.isOneOf(byte[].class)) {
      return value -> ((byte[]) value).length;
    }
    return value -> ((Collection<?>) value).size();
  }

  private static String keyword(Target target, String bound) {
    if (target.isOneOf(Map.class)) {
      return bound + "Properties";
    }
    return bound + (target.isOneOf(List.class, Set.class) ? "Items" : "Length");
  }

  /// The length on the wire; of bytes as near as base64 can tell.
  private static long characters(Target target, int length) {
    return target.isOneOf(byte[].class) ? (length + 2L) / 3 * 4 : length;
  }

  private static String amount(int number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
