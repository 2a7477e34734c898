package dev.tenon.observe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules for names: those of Prometheus and OpenMetrics, in lower case, with base units.
final class MetricNames {

  private static final Pattern FORMAT = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final int MAX_LENGTH = 100;
  private static final int MAX_LABELS = 10;
  private static final String COUNTER_END = "_total";
  private static final List<String> RESERVED_ENDS =
      List.of("_total", "_count", "_sum", "_bucket", "_created", "_info");
  private static final Set<String> RESERVED_LABELS = Set.of("le", "quantile", "job", "instance");
  private static final Set<String> NO_BASE_UNITS =
      Set.of(
          "nanos",
          "nanoseconds",
          "micros",
          "microseconds",
          "ms",
          "millis",
          "milliseconds",
          "minutes",
          "hours",
          "days",
          "kb",
          "mb",
          "gb",
          "kilobytes",
          "megabytes",
          "gigabytes",
          "percent",
          "percentage");

  private MetricNames() {}

  static void requireCounter(String name) {
    if (!name.endsWith(COUNTER_END)) {
      throw new IllegalArgumentException(
          "A counter's name ends in _total, such as http_requests_total: '%s'.".formatted(name));
    }
    require(familyOf(name));
  }

  static void requireGaugeOrHistogram(String name) {
    require(name);
  }

  /// What two metrics may not share: OpenMetrics leaves `_total` out where it names a counter.
  static String familyOf(String name) {
    return name.endsWith(COUNTER_END)
        ? name.substring(0, name.length() - COUNTER_END.length())
        : name;
  }

  static void requireLabels(String metric, List<String> labels) {
    if (labels.size() > MAX_LABELS) {
      throw new IllegalArgumentException(
          "%s has %d labels; at most %d are allowed, since each multiplies the series."
              .formatted(metric, labels.size(), MAX_LABELS));
    }
    var seen = new HashSet<String>();
    for (var label : labels) {
      if (label.length() > MAX_LENGTH || !FORMAT.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "A label's name is lower case words with underscores; %s has '%s'."
                .formatted(metric, label));
      }
      if (RESERVED_LABELS.contains(label)) {
        throw new IllegalArgumentException(
            "The label '%s' of %s is reserved by Prometheus. Give it another name."
                .formatted(label, metric));
      }
      if (!seen.add(label)) {
        throw new IllegalArgumentException("%s has the label '%s' twice.".formatted(metric, label));
      }
    }
  }

  static void requireHelp(String metric, String help) {
    if (help.isBlank()) {
      throw new IllegalArgumentException("Say in one sentence what %s is.".formatted(metric));
    }
  }

  private static void require(String name) {
    if (name.length() > MAX_LENGTH || !FORMAT.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A metric's name is lower case words with underscores, at most %d characters: '%s'."
              .formatted(MAX_LENGTH, name));
    }
    for (var end : RESERVED_ENDS) {
      if (name.endsWith(end)) {
        throw new IllegalArgumentException(
            "'%s' ends in %s, which has a meaning of its own. Give it another name."
                .formatted(name, end));
      }
    }
    var unit = name.substring(name.lastIndexOf('_') + 1);
    if (NO_BASE_UNITS.contains(unit)) {
      throw new IllegalArgumentException(
          "'%s' is not in a base unit. Measure in seconds, bytes or as a ratio (0 to 1)."
              .formatted(name));
    }
  }
}
