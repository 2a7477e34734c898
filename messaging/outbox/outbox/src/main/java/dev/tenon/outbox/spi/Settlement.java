package dev.tenon.outbox.spi;

import java.time.Duration;
import java.util.UUID;

/// What became of something that was claimed.
public sealed interface Settlement {

  /// The lane, by whose claim it is settled.
  Lane lane();

  /// A message was delivered.
  ///
  /// @param lane where it waited
  /// @param id which message
  /// @param isKept whether it stays until it is purged; else it is removed
  record Delivered(Lane lane, UUID id, boolean isKept) implements Settlement {}

  /// A message is given up: it becomes a dead letter, and the lane goes on without it.
  ///
  /// @param lane where it waited
  /// @param id which message
  /// @param attempts how often it was tried
  /// @param reason what the last failure said
  record Dead(Lane lane, UUID id, int attempts, String reason) implements Settlement {}

  /// The lane is no longer held.
  ///
  /// @param lane which lane
  /// @param attempts how often its first message was tried so far
  /// @param delay after which it is due again; zero for at once
  record Returned(Lane lane, int attempts, Duration delay) implements Settlement {}
}
