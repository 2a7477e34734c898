package dev.tenon.observe;

import java.util.List;

/// What must be the same for two registrations to mean the same metric.
///
/// @param buckets empty where it has none
record MetricShape(String kind, String name, List<String> labels, List<Double> buckets) {

  @Override
  public String toString() {
    var text = kind + " " + name + labels;
    return buckets.isEmpty() ? text : text + " with buckets " + buckets;
  }
}
