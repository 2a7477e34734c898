package dev.tenon.observe;

import dev.tenon.observe.spi.Exposition;
import dev.tenon.observe.spi.Instrument;
import dev.tenon.observe.spi.MetricDescription;
import dev.tenon.observe.spi.MetricsBackend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// Keeps metrics in memory and shows them in Prometheus' text format 0.0.4, whatever is asked for.
final class InMemoryMetrics implements MetricsBackend {

  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /// What writes each metric, by its name.
  private final Map<String, Consumer<TextPage>> metrics = new ConcurrentSkipListMap<>();

  @Override
  public String name() {
    return "in-memory";
  }

  @Override
  public Instrument counter(MetricDescription description) {
    return begin(description, "counter", InMemoryCounter::new);
  }

  @Override
  public Instrument histogram(MetricDescription description, List<Double> upperBounds) {
    return begin(description, "histogram", () -> new InMemoryHistogram(upperBounds));
  }

  @Override
  public void gauge(MetricDescription description, DoubleSupplier value) {
    metrics.put(
        description.name(),
        page -> {
          page.head(description, "gauge");
          page.line("", List.of(), "", value.getAsDouble());
        });
  }

  @Override
  public Exposition scrape(String acceptHeader) {
    var page = new TextPage();
    metrics.values().forEach(metric -> metric.accept(page));
    return new Exposition(CONTENT_TYPE, page.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Instrument begin(
      MetricDescription description, String type, Supplier<InMemorySeries> make) {
    var series = new ConcurrentHashMap<List<String>, InMemorySeries>();
    metrics.put(
        description.name(),
        page -> {
          page.head(description, type);
          series.forEach((labelValues, one) -> one.writeTo(page, labelValues));
        });
    return labelValues -> series.computeIfAbsent(labelValues, key -> make.get());
  }
}
