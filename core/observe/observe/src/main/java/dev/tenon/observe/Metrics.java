package dev.tenon.observe;

import dev.tenon.lifecycle.Measurements;
import dev.tenon.observe.spi.Exposition;
import dev.tenon.observe.spi.Instrument;
import dev.tenon.observe.spi.MetricDescription;
import dev.tenon.observe.spi.MetricsBackend;
import dev.tenon.redaction.Redaction;
import java.util.List;
import java.util.function.DoubleSupplier;

/// The numbers that a service keeps about itself.
///
/// ```java
/// var requests = metrics.counter("http_requests_total", "Requests answered.", "method", "status");
/// requests.increment("GET", "200");
///
/// var duration = metrics.histogram("http_request_seconds", "Time to answer.", Buckets.latency());
/// duration.record(0.004);
/// ```
///
/// Names are lower case words with underscores and end in a base unit (`_seconds`, `_bytes`,
/// `_ratio`) or in what is counted; a counter's ends in `_total`. Registering the same counter or
/// histogram again gives the same one, so no caller needs to share it.
///
/// A metric keeps at most 1,000 series, unless said otherwise. What comes with further label values
/// is counted in one series whose labels are all `other`; that is logged once and counted in
/// `tenon_metrics_series_rejected_total`. A label value is cut after 200 characters; NUL and
/// unpaired surrogates in it are replaced by U+FFFD. What is sensitive about a label value, by the
/// name of the label or by itself, is hidden as in a log line; series that then look the same are
/// one.
///
/// Thread-safe.
public final class Metrics implements Measurements {

  /// The series that one metric keeps by default.
  public static final int DEFAULT_MAX_SERIES = 1_000;

  private static final String REJECTED = "tenon_metrics_series_rejected_total";

  private final MetricsBackend backend;
  private final int maxSeries;
  private final Redaction redaction;
  private final Registry registry = new Registry();
  private final Counter rejected;

  private Metrics(MetricsBackend backend, int maxSeries, Redaction redaction) {
    if (maxSeries < 1) {
      throw new IllegalArgumentException("A metric has at least one series, not " + maxSeries);
    }
    this.backend = backend;
    this.maxSeries = maxSeries;
    this.redaction = redaction;
    // It has as many series as there are metrics, which is bounded by the code that makes them.
    this.rejected =
        counter(
            REJECTED,
            "Recordings that went to the series 'other', since their metric has too many.",
            Integer.MAX_VALUE,
            "metric");
  }

  /// Metrics kept by this backend, at most [#DEFAULT_MAX_SERIES] series a metric.
  public static Metrics of(MetricsBackend backend) {
    return of(backend, DEFAULT_MAX_SERIES);
  }

  /// Metrics kept by this backend.
  ///
  /// @param maxSeries how many series a metric has at most, besides `other`
  /// @throws IllegalArgumentException if `maxSeries` is less than 1
  public static Metrics of(MetricsBackend backend, int maxSeries) {
    return of(backend, maxSeries, Redaction.standard());
  }

  /// Metrics kept by this backend, whose labels show what this policy allows.
  ///
  /// @throws IllegalArgumentException if `maxSeries` is less than 1
  public static Metrics of(MetricsBackend backend, int maxSeries, Redaction redaction) {
    return new Metrics(backend, maxSeries, redaction);
  }

  /// Metrics kept in memory and shown in the plain text format, for tests and for services that
  /// nobody scrapes: bounded like any other, so it also stands for "none".
  public static Metrics inMemory() {
    return inMemory(Redaction.standard());
  }

  /// The same, with labels that show what this policy allows.
  public static Metrics inMemory(Redaction redaction) {
    return of(new InMemoryMetrics(), DEFAULT_MAX_SERIES, redaction);
  }

  /// The counter with this name.
  ///
  /// @param name ends in `_total`
  /// @param help one sentence; that of the first registration counts
  /// @throws IllegalArgumentException if a name breaks the rules, or is taken by a metric of
  ///   another shape
  public Counter counter(String name, String help, String... labelNames) {
    return counter(name, help, maxSeries, labelNames);
  }

  /// The histogram with this name.
  ///
  /// @param name ends in the unit of its values, such as `_seconds`
  /// @param help one sentence; that of the first registration counts
  /// @throws IllegalArgumentException if a name breaks the rules, or is taken by a metric of
  ///   another shape
  public Histogram histogram(String name, String help, Buckets buckets, String... labelNames) {
    MetricNames.requireGaugeOrHistogram(name);
    var description = describe(name, help, labelNames);
    var bounds = buckets.upperBounds();
    return registry.shared(
        new MetricShape("histogram", name, description.labelNames(), bounds),
        Histogram.class,
        () ->
            new Histogram(target(description, backend.histogram(description, bounds), maxSeries)));
  }

  /// Registers a value that goes up and down. Where the supplier throws, the value is NaN, and the
  /// first time is logged.
  ///
  /// @throws IllegalArgumentException if the name breaks the rules, or is taken: a gauge has one
  ///   source
  @Override
  public void gauge(String name, String help, DoubleSupplier value) {
    MetricNames.requireGaugeOrHistogram(name);
    var description = describe(name, help);
    registry.once(
        new MetricShape("gauge", name, List.of(), List.of()),
        () -> backend.gauge(description, new SafeGauge(name, value)));
  }

  /// The page of all metrics.
  ///
  /// @param acceptHeader the `Accept` header of the request; empty for the plainest form
  public Exposition scrape(String acceptHeader) {
    return backend.scrape(acceptHeader);
  }

  /// What the backend is called, such as `in-memory`.
  public String backendName() {
    return backend.name();
  }

  private Counter counter(String name, String help, int atMost, String... labelNames) {
    MetricNames.requireCounter(name);
    var description = describe(name, help, labelNames);
    return registry.shared(
        new MetricShape("counter", name, description.labelNames(), List.of()),
        Counter.class,
        () -> new Counter(target(description, backend.counter(description), atMost)));
  }

  private static MetricDescription describe(String name, String help, String... labelNames) {
    var labels = List.of(labelNames);
    MetricNames.requireHelp(name, help);
    MetricNames.requireLabels(name, labels);
    return new MetricDescription(name, help, labels);
  }

  private Target target(MetricDescription description, Instrument instrument, int atMost) {
    return Target.of(
        new SeriesTable(description, instrument, atMost, this::countRejected, redaction));
  }

  private void countRejected(String metric) {
    rejected.increment(metric);
  }
}
