package dev.tenon.outbox.testkit;

/// What an inbox's backend may do beyond what all do.
public enum InboxCapability {
  /// Of two deliveries at the same time one waits for the other; without it, both are handled.
  DELIVERIES_WAIT,
  /// The backend can be away; without it, it never is.
  GOES_AWAY
}
