package dev.tenon.outbox.testkit;

/// What an outbox's backend may do beyond what all do.
public enum OutboxCapability {
  /// An append waits for other open transactions that have appended to the same key; without it,
  /// the order of a key is that in which transactions are kept.
  APPENDS_WAIT,
  /// The backend can be away; without it, it never is.
  GOES_AWAY
}
