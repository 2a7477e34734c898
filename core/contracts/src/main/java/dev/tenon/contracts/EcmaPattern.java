package dev.tenon.contracts;

import java.util.Map;

/// Java's patterns as those of ECMAScript, which JSON Schema speaks (ECMA-262, 22.2), as far as the
/// two mean the same.
final class EcmaPattern {

  private static final String ESCAPES = "dDwWsSbBtnrfu123456789^$\\.*+?()[]{}|/";

  private final String regexp;
  private int at;

  private EcmaPattern(String regexp) {
    this.regexp = regexp;
  }

  /// The pattern for the whole text; no keyword where it has what only Java knows.
  static Map<String, Object> whole(String regexp) {
    return new EcmaPattern(regexp).isCommon()
        ? Keywords.of("pattern", "^(?:" + regexp + ")$")
        : Map.of();
  }

  private boolean isCommon() {
    boolean isRepeated = false;
    while (at < regexp.length()) {
      char c = regexp.charAt(at++);
      boolean isCommon =
          switch (c) {
            case '\\' -> isEscape(ESCAPES);
            case '[' -> isClass();
            case '(' -> !isNext("?") || isGroup();
            case '+' -> !isRepeated; // `a++` is possessive in Java and wrong elsewhere
            default -> true;
          };
      if (!isCommon) {
        return false;
      }
      isRepeated = "*+?}".indexOf(c) >= 0;
    }
    return true;
  }

  /// Without `[a[b]]` and `[a&&b]`, and with no bracket that only its place makes harmless.
  private boolean isClass() {
    if (isNext("^")) {
      at++;
    }
    if (isNext("]")) {
      return false;
    }
    while (!isNext("]")) {
      if (isNext("[") || isNext("&&")) {
        return false;
      }
      if (regexp.charAt(at++) == '\\' && !isEscape(ESCAPES + "-")) {
        return false;
      }
    }
    at++;
    return true;
  }

  private boolean isEscape(String known) {
    return known.indexOf(regexp.charAt(at++)) >= 0;
  }

  private boolean isGroup() {
    return isNext("?:") || isNext("?=") || isNext("?!") || isNext("?<");
  }

  private boolean isNext(String text) {
    return regexp.startsWith(text, at);
  }
}
