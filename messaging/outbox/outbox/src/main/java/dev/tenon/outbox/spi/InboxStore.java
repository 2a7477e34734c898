package dev.tenon.outbox.spi;

import java.time.Duration;
import java.util.UUID;

/// Where an inbox remembers what was handled; what a backend implements.
///
/// A method throws what the driver throws; the caller asks [#isAway] and translates, once.
/// Thread-safe, but for what belongs to a transaction.
///
/// @param <T> the transaction of whoever handles a message
public interface InboxStore<T> {

  /// Marks a message as handled by a consumer, in a transaction of the caller: the mark is kept if,
  /// and only if, the transaction is. While another transaction has marked the same and is open, it
  /// waits for its end.
  ///
  /// @return whether this is the first mark
  /// @throws IllegalStateException if this is no open transaction
  boolean mark(T transaction, String consumer, UUID message) throws Exception;

  /// Forgets what was marked longer ago than this, by the backend's own clock.
  ///
  /// @return how many marks were removed
  long purge(Duration age) throws Exception;

  /// Whether waiting may mend this.
  default boolean isAway(Exception e) {
    return false;
  }
}
