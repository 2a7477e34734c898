package dev.tenon.observe.spi;

import java.util.List;

/// What a metric is. [Metrics][dev.tenon.observe.Metrics] has checked every part of it.
///
/// @param name such as `http_requests_total`; a counter's ends in `_total`
/// @param help one sentence
/// @param labelNames in the order in which values are given; unmodifiable
public record MetricDescription(String name, String help, List<String> labelNames) {

  /// Copies the list.
  public MetricDescription {
    labelNames = List.copyOf(labelNames);
  }
}
