package dev.tenon.chaos;

/// What became of a critical section.
enum Outcome {
  /// The row was changed.
  WRITTEN,
  /// A later holder had written before.
  REFUSED,
  /// The database went away at the commit: nobody knows.
  UNKNOWN,
  /// The database went away before that: nothing was changed.
  FAILED
}
