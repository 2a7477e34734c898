package dev.tenon.observe;

import dev.tenon.observe.spi.Instrument;
import dev.tenon.observe.spi.MetricDescription;
import dev.tenon.redaction.Redaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The series of one metric, by their label values; bounded, so that a label that is fed from
/// outside cannot fill the memory.
final class SeriesTable {

  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final String OTHER = "other";

  private final MetricDescription description;
  private final Instrument instrument;
  private final int maxSeries;
  private final Consumer<String> onRejected;
  private final Redaction redaction;
  private final ConcurrentHashMap<List<String>, DoubleConsumer> series = new ConcurrentHashMap<>();
  private final ReentrantLock growing = new ReentrantLock();
  private volatile @Nullable DoubleConsumer overflow;

  /// @param onRejected told the metric's name at each number that went to the series `other`
  /// @param redaction asked when a series begins, not at each number
  SeriesTable(
      MetricDescription description,
      Instrument instrument,
      int maxSeries,
      Consumer<String> onRejected,
      Redaction redaction) {
    this.description = description;
    this.instrument = instrument;
    this.maxSeries = maxSeries;
    this.onRejected = onRejected;
    this.redaction = redaction;
  }

  String name() {
    return description.name();
  }

  boolean hasLabels() {
    return !description.labelNames().isEmpty();
  }

  DoubleConsumer find(String... labelValues) {
    if (labelValues.length != description.labelNames().size()) {
      throw new IllegalArgumentException(
          "%s has the labels %s; %d values were given."
              .formatted(name(), description.labelNames(), labelValues.length));
    }
    var key = LabelText.clean(labelValues);
    var known = series.get(key);
    if (known != null) {
      return known;
    }
    var full = overflow;
    return full == null ? grow(key) : full;
  }

  private DoubleConsumer grow(List<String> key) {
    growing.lock();
    try {
      var known = series.get(key);
      if (known != null) {
        return known;
      }
      var full = overflow;
      if (full != null) {
        return full;
      }
      if (series.size() < maxSeries) {
        var added = begun(shown(key));
        series.put(key, added);
        return added;
      }
      return overflowing();
    } finally {
      growing.unlock();
    }
  }

  /// The series with these values; the same for all that look the same.
  private DoubleConsumer begun(List<String> shown) {
    var known = series.get(shown);
    if (known != null) {
      return known;
    }
    var begun = instrument.series(shown);
    series.put(shown, begun);
    return begun;
  }

  private List<String> shown(List<String> key) {
    var shown = new ArrayList<String>(key.size());
    for (int i = 0; i < key.size(); i++) {
      var value = redaction.named(description.labelNames().get(i), key.get(i));
      shown.add(value.map(String::valueOf).orElse(""));
    }
    return List.copyOf(shown);
  }

  private DoubleConsumer overflowing() {
    var key = Collections.nCopies(description.labelNames().size(), OTHER);
    var known = series.get(key);
    var others = known == null ? instrument.series(List.copyOf(key)) : known;
    DoubleConsumer counted =
        value -> {
          onRejected.accept(name());
          others.accept(value);
        };
    overflow = counted;
    LOG.warn(
        "{} has {} series, its limit; what comes with other values of {} is counted as '{}'",
        name(),
        maxSeries,
        description.labelNames(),
        OTHER);
    return counted;
  }
}
