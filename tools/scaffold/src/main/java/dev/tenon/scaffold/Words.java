package dev.tenon.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of a name, in small letters, and the ways to write them.
record Words(List<String> all) {

  /// Of `purchase-order`, `PurchaseOrder` or `purchaseOrder`.
  static Words of(String name) {
    var parted = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    return new Words(List.of(parted.split("-", -1)));
  }

  /// The same with the last word in the plural, by the usual rules of English.
  Words plural() {
    var words = new ArrayList<>(all);
    words.set(words.size() - 1, plural(all.getLast()));
    return new Words(List.copyOf(words));
  }

  private static String plural(String word) {
    if (word.endsWith("y") && !word.matches(".*[aeiou]y")) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word.matches(".*(s|x|z|ch|sh)") ? word + "es" : word + "s";
  }

  String joined(String separator) {
    return String.join(separator, all);
  }

  /// `PurchaseOrder`.
  String capitalized() {
    return all.stream().map(Words::capitalized).collect(Collectors.joining());
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// `purchaseOrder`.
  String camel() {
    return all.getFirst() + new Words(all.subList(1, all.size())).capitalized();
  }

  /// `Purchase order`.
  String sentence() {
    return capitalized(joined(" "));
  }
}
