package dev.tenon.observe.spi;

import java.util.List;
import java.util.function.DoubleSupplier;

/// A library that keeps metrics and shows them; found by `ServiceLoader`.
///
/// [Metrics][dev.tenon.observe.Metrics] calls it, and has checked names, shapes, values and the
/// number of series before. Each name comes once. Methods are called by any thread.
public interface MetricsBackend {

  /// What it is called in logs and settings, such as `prometheus`.
  String name();

  /// Begins a counter.
  Instrument counter(MetricDescription description);

  /// Begins a histogram.
  ///
  /// @param upperBounds finite, increasing; the last bucket, up to infinity, is not listed
  Instrument histogram(MetricDescription description, List<Double> upperBounds);

  /// Begins a gauge, without labels.
  ///
  /// @param value read at each scrape; answers NaN where it is not known, and never throws
  void gauge(MetricDescription description, DoubleSupplier value);

  /// The page of all metrics, in the form that the reader likes best.
  ///
  /// @param acceptHeader the `Accept` header of the request, empty where there was none, and
  ///   unchecked; what cannot be read or met is answered in the backend's plainest form
  Exposition scrape(String acceptHeader);
}
