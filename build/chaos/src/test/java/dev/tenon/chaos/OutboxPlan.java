package dev.tenon.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// How many processes write and relay how many events, and which faults happen when; decided
/// beforehand by a seed.
///
/// @param seed of these decisions, and of what the writers write
/// @param writers processes that write
/// @param relays processes that deliver
/// @param events how many are kept, at least
/// @param sabotage what is wrong with the relays, so that the proof must fail
/// @param steps in the order of their `at`
record OutboxPlan(
    long seed, int writers, int relays, long events, Sabotage sabotage, List<Step> steps) {

  /// What may be wrong with a relay.
  enum Sabotage {
    NONE("nothing"),
    NO_INBOX("what was handled is not remembered"),
    NOTED_FIRST("a delivery is noted before it is made"),
    REVERSED("what was claimed of a key is delivered the other way round");

    private final String words;

    Sabotage(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /// One fault.
  ///
  /// @param at after how many events were begun
  /// @param writer to whom it happens, if to a writer
  /// @param relay to whom it happens, if to a relay
  /// @param size how long it takes, from the least (0) to the most (1)
  record Step(long at, OutboxFault fault, int writer, int relay, double size) {}

  static OutboxPlan of(
      long seed, int writers, int relays, long events, Map<OutboxFault, Integer> counts) {
    var random = new Random(seed);
    var faults = new ArrayList<OutboxFault>();
    for (var fault : OutboxFault.values()) {
      faults.addAll(Collections.nCopies(counts.getOrDefault(fault, 0), fault));
    }
    Collections.shuffle(faults, random);
    var steps = new ArrayList<Step>();
    for (var fault : faults) {
      long at = events * (steps.size() + 1) / (faults.size() + 1);
      steps.add(
          new Step(
              at, fault, random.nextInt(writers), random.nextInt(relays), random.nextDouble()));
    }
    return new OutboxPlan(seed, writers, relays, events, Sabotage.NONE, List.copyOf(steps));
  }

  OutboxPlan with(Sabotage other) {
    return new OutboxPlan(seed, writers, relays, events, other, steps);
  }
}
