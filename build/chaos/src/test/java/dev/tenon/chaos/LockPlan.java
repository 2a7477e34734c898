package dev.tenon.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// How many workers write how often, and which faults happen when. A seed decides it all
/// beforehand, so the same seed makes the same decisions again.
///
/// @param workers processes
/// @param sections how often the row is changed, at least
/// @param isFenced whether the database checks fences; without, the proof must fail
/// @param steps in the order of their `at`
record LockPlan(int workers, long sections, boolean isFenced, List<Step> steps) {

  /// One fault.
  ///
  /// @param at after how many changes of the row
  /// @param worker to which it happens, if to one
  /// @param size how long it takes or how far it goes, from the least (0) to the most (1)
  record Step(long at, LockFault fault, int worker, double size) {}

  static LockPlan of(
      long seed, int workers, long sections, boolean isFenced, Map<LockFault, Integer> counts) {
    var random = new Random(seed);
    var faults = new ArrayList<LockFault>();
    for (var fault : LockFault.values()) {
      faults.addAll(Collections.nCopies(counts.getOrDefault(fault, 0), fault));
    }
    Collections.shuffle(faults, random);
    var steps = new ArrayList<Step>();
    for (var fault : faults) {
      long at = sections * (steps.size() + 1) / (faults.size() + 1);
      steps.add(new Step(at, fault, random.nextInt(workers), random.nextDouble()));
    }
    return new LockPlan(workers, sections, isFenced, List.copyOf(steps));
  }
}
