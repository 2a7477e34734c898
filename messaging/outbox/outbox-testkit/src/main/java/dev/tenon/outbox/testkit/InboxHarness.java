package dev.tenon.outbox.testkit;

import dev.tenon.outbox.spi.InboxStore;

/// What the contract needs of an inbox's backend.
///
/// @param <T> the transaction
public interface InboxHarness<T> extends TransactionHarness<T, InboxCapability> {

  /// A store without marks. Called before each test.
  InboxStore<T> emptied() throws Exception;
}
