package dev.tenon.bench.harness;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// What is being done, for whoever waits.
final class Progress {

  private Progress() {}

  static void say(String what) {
    System.err.println(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + "  " + what);
  }
}
