package dev.tenon.observe.prometheus;

import dev.tenon.observe.spi.Exposition;
import dev.tenon.observe.spi.Instrument;
import dev.tenon.observe.spi.MetricDescription;
import dev.tenon.observe.spi.MetricsBackend;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Keeps metrics by the Prometheus client, in a registry of its own, with those of the JVM and the
/// process beside them under the names that the usual dashboards know: `jvm_memory_used_bytes`,
/// `jvm_gc_collection_seconds`, `jvm_threads_current`, `process_cpu_seconds_total`,
/// `process_resident_memory_bytes` and so on.
///
/// The page comes as OpenMetrics 1.0 where the reader prefers it, otherwise in the text format
/// 0.0.4. Histograms are classic, without exemplars. No `prometheus.properties` and no variable
/// changes any of that.
///
/// Thread-safe.
public final class PrometheusBackend implements MetricsBackend {

  private static final PrometheusProperties FIXED = PrometheusProperties.builder().build();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExpositionFormatWriter text = PrometheusTextFormatWriter.create();
  private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();

  /// Without metrics but those of the JVM and the process.
  public PrometheusBackend() {
    registry.register(new JvmMetrics());
  }

  @Override
  public String name() {
    return "prometheus";
  }

  @Override
  public Instrument counter(MetricDescription description) {
    var counter =
        Counter.builder(FIXED)
            .name(description.name())
            .help(description.help())
            .labelNames(array(description.labelNames()))
            .withoutExemplars()
            .register(registry);
    return labelValues -> counter.labelValues(array(labelValues))::inc;
  }

  @Override
  public Instrument histogram(MetricDescription description, List<Double> upperBounds) {
    var histogram =
        Histogram.builder(FIXED)
            .name(description.name())
            .help(description.help())
            .labelNames(array(description.labelNames()))
            .classicOnly()
            .classicUpperBounds(upperBounds.stream().mapToDouble(Double::doubleValue).toArray())
            .withoutExemplars()
            .register(registry);
    return labelValues -> histogram.labelValues(array(labelValues))::observe;
  }

  @Override
  public void gauge(MetricDescription description, DoubleSupplier value) {
    GaugeWithCallback.builder(FIXED)
        .name(description.name())
        .help(description.help())
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  @Override
  public Exposition scrape(String acceptHeader) {
    var writer = Accepted.prefersOpenMetrics(acceptHeader) ? openMetrics : text;
    var body = new ByteArrayOutputStream(16_384);
    try {
      writer.write(body, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Exposition(writer.getContentType(), body.toByteArray());
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
