package dev.tenon.http.filters;

import java.util.List;
import java.util.Locale;

/// Whether a caller takes an answer compressed (RFC 9110, 12.5.3).
final class AcceptEncoding {

  /// Weights are in thousandths.
  private static final int FULL = 1000;

  private static final int NOT_SAID = -1;

  private AcceptEncoding() {}

  /// Whether gzip is taken, and not less gladly than no encoding at all. What cannot be read counts
  /// as not there.
  static boolean takesGzip(List<String> values) {
    int gzip = NOT_SAID;
    int any = NOT_SAID;
    int identity = NOT_SAID;
    for (var value : values) {
      for (var coding : value.toLowerCase(Locale.ROOT).split(",", -1)) {
        int semicolon = coding.indexOf(';');
        int weight = semicolon < 0 ? FULL : weight(coding.substring(semicolon + 1).strip());
        switch ((semicolon < 0 ? coding : coding.substring(0, semicolon)).strip()) {
          case "gzip", "x-gzip" -> gzip = Math.max(gzip, weight);
          case "*" -> any = Math.max(any, weight);
          case "identity" -> identity = Math.max(identity, weight);
          default -> {
            // Another encoding.
          }
        }
      }
    }
    int taken = gzip == NOT_SAID ? any : gzip;
    return taken > 0 && taken >= identity;
  }

  /// `q=0.5` as 500; as if it were not there where it is no weight.
  private static int weight(String parameter) {
    if (!parameter.startsWith("q=") || parameter.length() < 3 || parameter.length() > 7) {
      return NOT_SAID;
    }
    char whole = parameter.charAt(2);
    if ((whole != '0' && whole != '1') || (parameter.length() > 3 && parameter.charAt(3) != '.')) {
      return NOT_SAID;
    }
    int weight = (whole - '0') * FULL;
    int unit = FULL / 10;
    for (int i = 4; i < parameter.length(); i++) {
      int digit = parameter.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NOT_SAID;
      }
      weight += digit * unit;
      unit /= 10;
    }
    return weight > FULL ? NOT_SAID : weight;
  }
}
