package dev.tenon.outbox.testkit;

import dev.tenon.outbox.spi.OutboxStore;

/// What the contracts need of an outbox's backend.
///
/// @param <T> the transaction
public interface OutboxHarness<T> extends TransactionHarness<T, OutboxCapability> {

  /// A store without messages. Called before each test.
  OutboxStore<T> emptied() throws Exception;
}
