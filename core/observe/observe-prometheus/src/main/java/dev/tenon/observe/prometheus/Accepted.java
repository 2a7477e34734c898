package dev.tenon.observe.prometheus;

import java.util.Locale;

/// Reads an `Accept` header (RFC 9110) as far as two formats need it.
final class Accepted {

  private Accepted() {}

  /// Whether OpenMetrics is named, and the plain text is not wanted more. A wildcard means the
  /// plain text.
  static boolean prefersOpenMetrics(String header) {
    double openMetrics = 0;
    double text = 0;
    for (var range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      var parts = range.split(";", -1);
      switch (parts[0].strip()) {
        case "application/openmetrics-text" -> {
          if (isReadable(parts)) {
            openMetrics = Math.max(openMetrics, weight(parts));
          }
        }
        case "text/plain", "text/*", "*/*" -> text = Math.max(text, weight(parts));
        default -> {}
      }
    }
    return openMetrics > 0 && openMetrics >= text;
  }

  private static boolean isReadable(String[] parts) {
    var version = parameter(parts, "version", "1.0.0");
    return version.equals("1.0.0") || version.equals("0.0.1");
  }

  /// From 0 to 1; 0 also for what is no weight.
  private static double weight(String[] parts) {
    var q = parameter(parts, "q", "1");
    return q.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(q) : 0;
  }

  private static String parameter(String[] parts, String name, String absent) {
    for (int i = 1; i < parts.length; i++) {
      var parameter = parts[i].strip();
      if (parameter.startsWith(name + "=")) {
        return parameter.substring(name.length() + 1);
      }
    }
    return absent;
  }
}
