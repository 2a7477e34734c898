package dev.tenon.observe;

import java.util.List;
import java.util.function.DoubleConsumer;

/// One series of a counter or histogram in memory.
sealed interface InMemorySeries extends DoubleConsumer permits InMemoryCounter, InMemoryHistogram {

  void writeTo(TextPage page, List<String> labelValues);
}
