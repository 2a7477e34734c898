package dev.tenon.observe.prometheus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Reads a page of metrics as its format demands, and fails on everything else: each family once
/// with its type, each sample below its family, each series once, numbers and escapes as they
/// should be.
final class StrictPage {

  /// The value of each series, by its name and its labels in order of their names.
  private final Map<String, Double> samples = new HashMap<>();

  private final Map<String, String> types = new LinkedHashMap<>();
  private final boolean openMetrics;
  private String family = "";

  private StrictPage(boolean openMetrics) {
    this.openMetrics = openMetrics;
  }

  static StrictPage text(String page) {
    return read(page, false);
  }

  static StrictPage openMetrics(String page) {
    require(page.endsWith("# EOF\n"), "the end is marked");
    return read(page.substring(0, page.length() - "# EOF\n".length()), true);
  }

  private static StrictPage read(String page, boolean openMetrics) {
    require(page.isEmpty() || page.endsWith("\n"), "the last line is ended");
    var result = new StrictPage(openMetrics);
    for (int from = 0; from < page.length(); ) {
      int to = page.indexOf('\n', from);
      result.line(page.substring(from, to));
      from = to + 1;
    }
    return result;
  }

  Map<String, Double> samples() {
    return samples;
  }

  Map<String, String> types() {
    return types;
  }

  private void line(String line) {
    if (line.startsWith("# TYPE ")) {
      var rest = line.substring("# TYPE ".length());
      family = rest.substring(0, rest.indexOf(' '));
      require(types.put(family, rest.substring(family.length() + 1)) == null, "once: " + family);
    } else if (line.startsWith("# HELP ")) {
      require(line.matches("# HELP [a-z0-9_]+ ([^\\\\]|\\\\[\\\\n\"])+"), "help: " + line);
    } else {
      sample(line);
    }
  }

  private void sample(String line) {
    int end = 0;
    while (end < line.length() && "{ ".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    var name = line.substring(0, end);
    require(name.matches("[a-z][a-z0-9_]*"), "a name: " + line);
    require(belongs(name), "of the family " + family + ": " + line);
    var labels = new TreeMap<String, String>();
    if (line.charAt(end) == '{') {
      end = labels(line, end + 1, labels);
    }
    require(line.charAt(end) == ' ', "a space before the value: " + line);
    var key = labels.isEmpty() ? name : name + labels;
    require(samples.put(key, number(line.substring(end + 1))) == null, "once: " + key);
  }

  private boolean belongs(String name) {
    var suffix = name.startsWith(family) ? name.substring(family.length()) : "?";
    return switch (types.getOrDefault(family, "")) {
      case "counter" -> suffix.equals(openMetrics ? "_total" : "");
      case "gauge" -> suffix.isEmpty();
      case "summary" -> suffix.matches("_sum|_count");
      case "histogram" -> suffix.matches("_bucket|_sum|_count");
      default -> false;
    };
  }

  private static int labels(String line, int from, Map<String, String> labels) {
    int at = from;
    while (true) {
      int equals = line.indexOf('=', at);
      var name = line.substring(at, equals);
      require(name.matches("[a-z][a-z0-9_]*"), "a label: " + line);
      require(line.charAt(equals + 1) == '"', "a quote: " + line);
      var value = new StringBuilder();
      at = equals + 2;
      while (line.charAt(at) != '"') {
        if (line.charAt(at) == '\\') {
          at++;
          int escape = "\\\"n".indexOf(line.charAt(at));
          require(escape >= 0, "an escape: " + line);
          value.append("\\\"\n".charAt(escape));
        } else {
          value.append(line.charAt(at));
        }
        at++;
      }
      require(labels.put(name, value.toString()) == null, "a label once: " + line);
      at++;
      if (line.charAt(at) == '}') {
        return at + 1;
      }
      require(line.charAt(at) == ',', "a comma: " + line);
      at++;
    }
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> {
        require(text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?"), "a number: " + text);
        yield Double.parseDouble(text);
      }
    };
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("expected " + what);
    }
  }
}
