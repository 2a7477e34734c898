package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a caller takes a media type (RFC 9110, 12.5.1). Ranges that cannot be read count as not
/// there.
final class Accept {

  private static final Pattern RANGE = Pattern.compile("[^\\s/]+/[^\\s/]+");
  private static final Pattern WEIGHT = Pattern.compile("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)");
  private static final Pattern ZERO = Pattern.compile("q=[0.]+");

  private Accept() {}

  /// Returns if the type is acceptable, as every type is to a caller that says nothing.
  ///
  /// @throws DomainError `NOT_ACCEPTABLE` if it is not
  static void require(String type, List<String> values) {
    if (!isPlain(type, values) && !isAcceptable(type, values)) {
      throw new DomainError(
          ErrorKind.NOT_ACCEPTABLE, "The answer exists as %s only.".formatted(type));
    }
  }

  /// What nearly every caller sends, without a closer look.
  private static boolean isPlain(String type, List<String> values) {
    return values.isEmpty()
        || (values.size() == 1
            && (values.getFirst().equals("*/*") || values.getFirst().equals(type)));
  }

  private static boolean isAcceptable(String type, List<String> values) {
    int best = -1;
    boolean accepted = false;
    boolean silent = true;
    for (var range : String.join(",", values).toLowerCase(Locale.ROOT).split(",", -1)) {
      var parts = range.split(";", 2);
      var name = parts[0].strip();
      var weight = parts.length == 1 ? "q=1" : weight(parts[1]);
      if (RANGE.matcher(name).matches() && WEIGHT.matcher(weight).matches()) {
        silent = false;
        int specificity = specificity(type, name);
        if (specificity > best) {
          best = specificity;
          accepted = !ZERO.matcher(weight).matches();
        }
      }
    }
    return silent || accepted;
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
