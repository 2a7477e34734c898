package dev.tenon.openapi;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What keywords of two schemas allow of values of one type: bounds, patterns, formats and the
/// like.
final class LimitComparison {

  private static final List<String> LOWER =
      List.of(
          "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");

  private static final List<String> UPPER =
      List.of(
          "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");

  /// Keywords of which another value is another rule, neither tighter nor looser.
  private static final List<String> RULES =
      List.of(
          "pattern",
          "multipleOf",
          "uniqueItems",
          "contentEncoding",
          "contentMediaType",
          "contains",
          "prefixItems",
          "not",
          "if",
          "then",
          "else",
          "dependentRequired",
          "patternProperties");

  /// Formats, each of which holds all values of those before it (OpenAPI Format Registry).
  private static final List<List<String>> WIDTHS =
      List.of(List.of("int8", "int16", "int32", "int64"), List.of("float", "double"));

  private final Breaks.Side breaks;

  LimitComparison(Breaks.Side breaks) {
    this.breaks = breaks;
  }

  void compare(Place was, Place now) {
    LOWER.forEach(keyword -> bound(was.at(keyword), now.at(keyword), 1));
    UPPER.forEach(keyword -> bound(was.at(keyword), now.at(keyword), -1));
    RULES.forEach(keyword -> rule(was.at(keyword), now.at(keyword)));
    format(was.at("format"), now.at("format"));
    all(was.at("allOf"), now.at("allOf"));
  }

  /// @param tighter the sign of a change that allows less
  private void bound(Place was, Place now, int tighter) {
    var before = number(was);
    var after = number(now);
    int change;
    if (before == null || after == null) {
      change = (before == null ? 0 : -tighter) + (after == null ? 0 : tighter);
    } else {
      change = after.compareTo(before);
    }
    add(change == tighter, change == -tighter, was, now);
  }

  private static @Nullable BigDecimal number(Place bound) {
    return bound.value() instanceof Number number ? new BigDecimal(number.toString()) : null;
  }

  private void rule(Place was, Place now) {
    var before = ruleOf(was);
    var after = ruleOf(now);
    boolean isAnother = !Objects.equals(before, after);
    add(isAnother && after != null, isAnother && before != null, was, now);
  }

  /// `"uniqueItems": false` rules out nothing.
  private static @Nullable Object ruleOf(Place keyword) {
    return keyword.is(false) ? null : keyword.value();
  }

  private void format(Place was, Place now) {
    for (var widths : WIDTHS) {
      int before = widths.indexOf(was.text());
      int after = widths.indexOf(now.text());
      if (before >= 0 && after >= 0) {
        add(after < before, after > before, was, now);
        return;
      }
    }
    rule(was, now);
  }

  /// Each of them is one more rule, whatever their order.
  private void all(Place was, Place now) {
    var before = new HashSet<>(itemsOf(was));
    var after = new HashSet<>(itemsOf(now));
    add(!before.containsAll(after), !after.containsAll(before), was, now);
  }

  private static List<?> itemsOf(Place all) {
    return all.value() instanceof List<?> list ? list : List.of();
  }

  private void add(boolean isTighter, boolean isLooser, Place was, Place now) {
    if (isTighter) {
      breaks.add(BreakingRule.LIMIT_TIGHTENED, was, now);
    }
    if (isLooser) {
      breaks.add(BreakingRule.LIMIT_LOOSENED, was, now);
    }
  }
}
