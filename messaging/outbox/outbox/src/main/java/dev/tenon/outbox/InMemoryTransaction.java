package dev.tenon.outbox;

import java.util.ArrayList;
import java.util.List;

/// Not for production: a transaction that holds nothing but what is to be done when it is kept, for
/// tests of what appends events without a database.
///
/// ```java
/// try (var transaction = new InMemoryTransaction()) {
///   outbox.append(transaction, event);
///   transaction.commit();
/// }
/// ```
///
/// For one thread.
public final class InMemoryTransaction implements AutoCloseable {

  private final List<Runnable> actions = new ArrayList<>();
  private boolean isOpen = true;

  /// An open transaction.
  public InMemoryTransaction() {}

  /// Has something done when this is kept, in the order of the calls; never when it is rolled back.
  ///
  /// @throws IllegalStateException if the transaction has ended
  public void afterCommit(Runnable action) {
    requireOpen();
    actions.add(action);
  }

  /// Keeps it.
  ///
  /// @throws IllegalStateException if the transaction has ended
  public void commit() {
    requireOpen();
    isOpen = false;
    actions.forEach(Runnable::run);
  }

  /// Rolls it back, unless it has ended.
  @Override
  public void close() {
    isOpen = false;
  }

  private void requireOpen() {
    if (!isOpen) {
      throw new IllegalStateException("This transaction has ended. Begin another.");
    }
  }
}
