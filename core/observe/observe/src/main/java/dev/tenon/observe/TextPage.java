package dev.tenon.observe;

import dev.tenon.observe.spi.MetricDescription;
import java.util.ArrayList;
import java.util.List;

/// Writes metrics in Prometheus' text format 0.0.4.
final class TextPage {

  private final StringBuilder text = new StringBuilder();
  private MetricDescription metric = new MetricDescription("", "", List.of());

  /// Begins a metric; the lines that follow are its own.
  void head(MetricDescription description, String type) {
    metric = description;
    text.append("# HELP ").append(metric.name()).append(' ');
    text.append(metric.help().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    text.append("# TYPE ").append(metric.name()).append(' ').append(type).append('\n');
  }

  /// @param upperBound the label `le`; empty for none
  void line(String suffix, List<String> labelValues, String upperBound, double value) {
    var labels = new ArrayList<String>();
    for (int i = 0; i < labelValues.size(); i++) {
      labels.add(label(metric.labelNames().get(i), labelValues.get(i)));
    }
    if (!upperBound.isEmpty()) {
      labels.add(label("le", upperBound));
    }
    text.append(metric.name()).append(suffix);
    if (!labels.isEmpty()) {
      text.append('{').append(String.join(",", labels)).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
  }

  /// A number as Go reads it.
  static String number(double value) {
    return Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String label(String name, String value) {
    var escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + escaped + "\"";
  }
}
