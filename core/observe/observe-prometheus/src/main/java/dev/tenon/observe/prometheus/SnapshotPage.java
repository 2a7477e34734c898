package dev.tenon.observe.prometheus;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/// Gathers what is read at one scrape.
final class SnapshotPage {

  private final MetricSnapshots.Builder snapshots = MetricSnapshots.builder();

  void add(MetricSnapshot snapshot) {
    snapshots.metricSnapshot(snapshot);
  }

  /// A gauge; left out where the value is negative, which stands for unknown.
  void gauge(String name, String help, long value) {
    gauge(name, help, (double) value);
  }

  /// A gauge; left out where the value is negative, which stands for unknown.
  void gauge(String name, String help, double value) {
    if (value >= 0) {
      add(GaugeSnapshot.builder().name(name).help(help).dataPoint(point(value)).build());
    }
  }

  /// A gauge with the label `area`.
  void area(String name, String help, long heap, long nonHeap) {
    add(
        GaugeSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(point("heap", heap))
            .dataPoint(point("nonheap", nonHeap))
            .build());
  }

  /// A counter; left out where the value is negative, which stands for unknown.
  ///
  /// @param name without `_total`
  void counter(String name, String help, double value) {
    if (value >= 0) {
      add(
          CounterSnapshot.builder()
              .name(name)
              .help(help)
              .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
              .build());
    }
  }

  MetricSnapshots build() {
    return snapshots.build();
  }

  private static GaugeDataPointSnapshot point(double value) {
    return GaugeDataPointSnapshot.builder().value(value).build();
  }

  private static GaugeDataPointSnapshot point(String area, long value) {
    return GaugeDataPointSnapshot.builder()
        .labels(Labels.of("area", area))
        .value((double) value)
        .build();
  }
}
