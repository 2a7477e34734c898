package dev.tenon.chaos;

/// What all decisions are drawn from.
final class Seed {

  private Seed() {}

  /// `-Dchaos.seed`; always the same one without.
  static long chosen() {
    return Long.getLong("chaos.seed", 1);
  }
}
