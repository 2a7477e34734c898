package dev.tenon.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What came of a proof.
///
/// @param database where everything was
/// @param time from the first event to the last effect
/// @param begun how many events were written, in transactions that were kept or not
/// @param events how many of them were kept
/// @param effects how many effects there are
/// @param repeats how often a message came that had had its effect
/// @param faults what was done, and how often
/// @param violations what does not hold
record OutboxResult(
    String database,
    Duration time,
    long begun,
    long events,
    long effects,
    long repeats,
    Map<OutboxFault, Integer> faults,
    List<String> violations) {}
