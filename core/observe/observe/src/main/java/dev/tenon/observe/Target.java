package dev.tenon.observe;

import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// Where a counter or histogram puts its numbers: one series, or a table of them.
///
/// @param bound the one series; null where label values are still to be given
record Target(SeriesTable table, @Nullable DoubleConsumer bound) {

  private static final String[] NONE = {};

  static Target of(SeriesTable table) {
    return new Target(table, table.hasLabels() ? null : table.find());
  }

  String name() {
    return table.name();
  }

  Target bind(String... labelValues) {
    return new Target(table, series(labelValues));
  }

  DoubleConsumer series() {
    return series(NONE);
  }

  DoubleConsumer series(String... labelValues) {
    if (bound == null) {
      return table.find(labelValues);
    }
    if (labelValues.length > 0) {
      throw new IllegalArgumentException(
          "%s takes no label values: it has no labels, or they are bound already."
              .formatted(table.name()));
    }
    return bound;
  }
}
