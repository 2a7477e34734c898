package dev.tenon.outbox.testkit;

import dev.tenon.testkit.Harness;
import java.time.Duration;

/// How a contract makes transactions and lets time pass.
///
/// @param <T> the transaction
/// @param <C> what the contract knows to ask for
public interface TransactionHarness<T, C extends Enum<C>> extends Harness<C> {

  /// An open transaction.
  T begin() throws Exception;

  /// Keeps it.
  void commit(T transaction) throws Exception;

  /// Rolls it back.
  void rollback(T transaction) throws Exception;

  /// What looks like a transaction and is none that is open.
  T noTransaction() throws Exception;

  /// Lets time pass for the backend, without waiting.
  void advance(Duration time) throws Exception;

  /// Takes the backend away, or brings it back; does nothing where it is never away.
  default void away(boolean isAway) {}
}
