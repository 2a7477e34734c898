package dev.tenon.observe.spi;

import java.util.List;
import java.util.function.DoubleConsumer;

/// A counter or histogram of a backend.
@FunctionalInterface
public interface Instrument {

  /// Begins the series with these label values. Called once for each combination, from any thread
  /// but never from two at a time; a series without labels is asked for at once, so that it shows
  /// as 0.
  ///
  /// @param labelValues one a label; free of NUL and unpaired surrogates, otherwise any text
  /// @return takes what is added to a counter (finite and not negative) or seen by a histogram (not
  ///   NaN), from many threads at a time, without blocking
  DoubleConsumer series(List<String> labelValues);
}
