package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which media types a caller takes, and how gladly (RFC 9110, 12.5.1). Ranges that cannot be read
/// count as not there.
final class Accept {

  private static final Pattern RANGE = Pattern.compile("[^\\s/]+/[^\\s/]+");
  private static final Pattern WEIGHT = Pattern.compile("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)");

  private Accept() {}

  /// Returns if the type is acceptable, as every type is to a caller that says nothing.
  ///
  /// @throws DomainError `NOT_ACCEPTABLE` if it is not
  static void require(String type, List<String> values) {
    if (!isPlain(type, values) && weight(type, values) == 0) {
      throw new DomainError(
          ErrorKind.NOT_ACCEPTABLE, "The answer exists as %s only.".formatted(type));
    }
  }

  /// The place of the type that the caller takes most gladly; of several, the first.
  ///
  /// @param types at least one
  /// @throws DomainError `NOT_ACCEPTABLE` if it takes none
  static int best(List<String> types, List<String> values) {
    if (isPlain(types.getFirst(), values)) {
      return 0;
    }
    int best = 0;
    int most = 0;
    for (int i = 0; i < types.size(); i++) {
      int weight = weight(types.get(i), values);
      if (weight > most) {
        most = weight;
        best = i;
      }
    }
    if (most == 0) {
      throw new DomainError(
          ErrorKind.NOT_ACCEPTABLE,
          "The answer exists as %s only.".formatted(String.join(" and ", types)));
    }
    return best;
  }

  /// What nearly every caller sends, without a closer look.
  private static boolean isPlain(String type, List<String> values) {
    return values.isEmpty()
        || (values.size() == 1
            && (values.getFirst().equals("*/*") || values.getFirst().equals(type)));
  }

  /// How gladly the type is taken, in thousandths; 0 for not at all.
  private static int weight(String type, List<String> values) {
    int best = -1;
    int weight = 0;
    boolean silent = true;
    for (var range : String.join(",", values).toLowerCase(Locale.ROOT).split(",", -1)) {
      var parts = range.split(";", 2);
      var name = parts[0].strip();
      var said = parts.length == 1 ? "q=1" : weight(parts[1]);
      if (RANGE.matcher(name).matches() && WEIGHT.matcher(said).matches()) {
        silent = false;
        int specificity = specificity(type, name);
        if (specificity > best) {
          best = specificity;
          weight = (int) Math.round(Double.parseDouble(said.substring(2)) * 1000);
        }
      }
    }
    return silent ? 1000 : weight;
  }

  /// How closely a range fits: 2 by name, 1 by group, 0 by `*/*`, -1 not at all.
  private static int specificity(String type, String range) {
    if (range.equals(type)) {
      return 2;
    }
    if (range.equals("*/*")) {
      return 0;
    }
    return range.equals(type.substring(0, type.indexOf('/')) + "/*") ? 1 : -1;
  }

  private static String weight(String parameters) {
    for (var parameter : parameters.split(";", -1)) {
      var text = parameter.strip();
      if (text.startsWith("q=")) {
        return text;
      }
    }
    return "q=1";
  }
}
