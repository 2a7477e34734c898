package dev.tenon.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What came of a proof.
///
/// @param server where the locks were
/// @param time from the first change to the last
/// @param sections how often the row was changed
/// @param handovers how often by another worker than before
/// @param faults what was done, and how often
/// @param late what became of the writes of holders that were stopped until another had written
/// @param tally what became of the sections of the workers that were not killed
/// @param refusals how many late writes the database has refused, of all workers
/// @param staleWrites how many late writes the database has taken
/// @param violations what does not hold
record LockResult(
    String server,
    Duration time,
    long sections,
    long handovers,
    Map<LockFault, Integer> faults,
    Map<Outcome, Integer> late,
    Tally tally,
    long refusals,
    long staleWrites,
    List<String> violations) {}
