package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.List;
import java.util.Locale;

/// Whether a caller takes a media type (RFC 9110, 12.5.1). Ranges that cannot be read count as not
/// there.
final class Accept {

  private Accept() {}

  /// Returns if the type is acceptable, as every type is to a caller that says nothing.
  ///
  /// @throws DomainError `NOT_ACCEPTABLE` if it is not
  static void require(String type, List<String> values) {
    if (!values.isEmpty() && !isAcceptable(type, values)) {
      throw new DomainError(
          ErrorKind.NOT_ACCEPTABLE, "The answer exists as %s only.".formatted(type));
    }
  }

  private static boolean isAcceptable(String type, List<String> values) {
    int best = -1;
    boolean accepted = false;
    for (var value : values) {
      for (var range : value.split(",", -1)) {
        var parts = range.strip().toLowerCase(Locale.ROOT).split(";", 2);
        int specificity = specificity(type, parts[0].strip());
        if (specificity > best) {
          best = specificity;
          accepted = parts.length == 1 || !isZero(parts[1]);
        }
      }
    }
    return accepted;
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

  private static boolean isZero(String parameters) {
    for (var parameter : parameters.split(";", -1)) {
      var text = parameter.strip();
      if (text.startsWith("q=")) {
        return text.substring(2).chars().allMatch(c -> c == '0' || c == '.');
      }
    }
    return false;
  }
}
