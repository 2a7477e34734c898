package dev.tenon.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How names of several words are written outside of Java.
public enum NameStyle {
  /// `orderTotal`.
  CAMEL_CASE,
  /// `order_total`.
  SNAKE_CASE,
  /// `order-total`.
  KEBAB_CASE;

  /// The name of a component or a constant in this style: `orderTotal`, `ORDER_TOTAL` and
  /// `order_total` are the same two words, `userID` is `user` and `id`.
  String of(String name) {
    var words = words(name);
    return switch (this) {
      case CAMEL_CASE ->
          words.getFirst()
              + words.stream().skip(1).map(NameStyle::capitalized).collect(Collectors.joining());
      case SNAKE_CASE -> String.join("_", words);
      case KEBAB_CASE -> String.join("-", words);
    };
  }

  /// The name as HTTP headers are written: `If-Match`.
  static String header(String name) {
    return words(name).stream().map(NameStyle::capitalized).collect(Collectors.joining("-"));
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// The words in small letters; never empty.
  private static List<String> words(String name) {
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || isBoundary(name, i)) {
        var word = name.substring(start, i).replace("_", "");
        if (!word.isEmpty()) {
          words.add(word.toLowerCase(Locale.ROOT));
        }
        start = i;
      }
    }
    return words.isEmpty() ? List.of(name) : words;
  }

  /// Whether a word begins here: after `_`, at the capital of `orderTotal`, at the last one of
  /// `URLPrefix`.
  private static boolean isBoundary(String name, int at) {
    char before = name.charAt(at - 1);
    char here = name.charAt(at);
    boolean isBeforeSmall = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    return before == '_'
        || (Character.isUpperCase(here) && (!Character.isUpperCase(before) || isBeforeSmall));
  }
}
