package dev.tenon.chaos;

import java.util.Locale;

/// Says how far a long proof has come, at each tenth.
final class Progress {

  private final String what;
  private final long total;
  private final long begin = System.nanoTime();
  private long tenths;

  Progress(String what, long total) {
    this.what = what;
    this.total = total;
  }

  void at(long count) {
    long now = Math.min(10, 10 * count / total);
    if (now > tenths) {
      tenths = now;
      System.out.println(
          String.format(
              Locale.ROOT,
              "  %,d of %,d %s after %d s",
              count,
              total,
              what,
              (System.nanoTime() - begin) / 1_000_000_000));
    }
  }
}
