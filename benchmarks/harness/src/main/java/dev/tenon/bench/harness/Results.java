package dev.tenon.bench.harness;

import java.time.Instant;
import java.util.List;

/// Everything that was measured, as it is written to the file of raw results.
record Results(
    Instant began, Machine machine, List<Started> starts, List<Round> rounds, List<Memory> memory) {

  /// How long one start took until the first answers, in milliseconds.
  ///
  /// @param aot whether an AOT cache was used
  /// @param json until the first answer in JSON
  /// @param select until the first product from the database, asked for after that
  record Started(String peer, boolean aot, double json, double select) {}

  /// One peer under the load of one request.
  ///
  /// @param number the rounds count from 1; in each, every peer has its turn
  /// @param perSecond requests a second
  /// @param cpuMicros processor time that the server used for a request, in microseconds
  /// @param busy the part of its processor that the server used, 0 to 1
  /// @param medianMicros the median of the latencies
  /// @param p99Micros the 99th percentile of the latencies
  record Round(
      String peer,
      Scenario scenario,
      int number,
      double perSecond,
      double cpuMicros,
      double busy,
      long medianMicros,
      long p99Micros) {}

  /// Resident memory in megabytes.
  ///
  /// @param idle after the checks, before any load
  /// @param peak the most it was, all load included
  record Memory(String peer, double idle, double peak) {}
}
