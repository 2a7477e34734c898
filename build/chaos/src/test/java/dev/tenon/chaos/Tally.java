package dev.tenon.chaos;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How often each outcome came.
final class Tally {

  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  /// As it was written by [#toString()].
  static Tally parse(String text) {
    var tally = new Tally();
    for (var part : text.split(" ", -1)) {
      int equals = part.indexOf('=');
      tally.counts.put(
          Outcome.valueOf(part.substring(0, equals)), Long.valueOf(part.substring(equals + 1)));
    }
    return tally;
  }

  void count(Outcome outcome) {
    counts.merge(outcome, 1L, Long::sum);
  }

  long of(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  void add(Tally other) {
    other.counts.forEach((outcome, count) -> counts.merge(outcome, count, Long::sum));
  }

  @Override
  public String toString() {
    return counts.isEmpty()
        ? "WRITTEN=0"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
  }
}
