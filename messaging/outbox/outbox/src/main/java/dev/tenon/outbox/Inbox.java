package dev.tenon.outbox;

import dev.tenon.outbox.spi.InboxStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Handles a message once although it arrives twice: that it was handled is written in the
/// transaction of what it causes.
///
/// ```java
/// database.runInTransaction(tx ->
///     inbox.runOnce(tx, "stock", message.id(), () -> stock.reserve(tx, message.payload(Order.class))));
/// ```
///
/// **One transaction.** Effect and mark are kept together or not at all. So let what the effect
/// throws leave the transaction: if it is caught inside and the transaction is kept, the mark stays
/// without the effect. What the effect does elsewhere, such as a mail, is done at least once.
///
/// **At the same time.** When a message arrives twice at once, one waits for the other's end and
/// skips it if that was kept, else does it.
///
/// **Not for ever.** A mark is forgotten by [#purge], which somebody calls from time to time: keep
/// them longer than a message may be on its way, replays of dead letters included.
///
/// Thread-safe.
///
/// @param <T> the transaction of whoever handles messages
public final class Inbox<T> {

  private static final int LONGEST_CONSUMER = 200;

  /// What marks in a kind of transaction.
  @FunctionalInterface
  private interface Marker<T> {
    boolean mark(T transaction, String consumer, UUID message) throws Exception;
  }

  private final Marker<T> marker;
  private final InboxStore<?> store;
  private final StoreCalls calls;

  private Inbox(Marker<T> marker, InboxStore<?> store) {
    this.marker = marker;
    this.store = store;
    calls = new StoreCalls(OutboxFailure.INBOX, "inbox", store::isAway);
  }

  /// An inbox over a store of marks.
  public static <T> Inbox<T> on(InboxStore<T> store) {
    return new Inbox<>(store::mark, store);
  }

  /// Not for what must survive this process: an inbox in its memory, for tests and trials.
  ///
  /// It knows of a mark when its transaction is kept, so **two deliveries at the same time are both
  /// handled**, unless the transactions run one after the other anyway, as those of an in-memory
  /// `Database` do.
  ///
  /// @param clock what the age of a mark is measured by
  /// @param afterCommit registers what is to be done when, and only when, a transaction is kept:
  ///   `Tx::afterCommit` of `tenon-sql`, or [InMemoryTransaction#afterCommit]
  public static <T> Inbox<T> inMemory(InstantSource clock, BiConsumer<T, Runnable> afterCommit) {
    return on(new InMemoryInboxStore<>(clock, afterCommit));
  }

  /// The same inbox for those who hold another transaction, from which leads a way to this one:
  /// `inbox.within(Tx::connection)` makes an `Inbox<Tx>` of an `Inbox<Connection>`.
  public <U> Inbox<U> within(Function<U, T> way) {
    return new Inbox<>(
        (transaction, consumer, message) -> marker.mark(way.apply(transaction), consumer, message),
        store);
  }

  /// Does the work unless this consumer has handled the message, with a result.
  ///
  /// @param transaction an open transaction, in which the work does what it does
  /// @param consumer who handles it, 1 to 200 characters: each consumer handles a message once
  /// @param message its id
  /// @return what the work returns; empty if the message was handled before
  /// @throws X what the work throws, as it is
  /// @throws IllegalArgumentException if the consumer has no name, or too long a one
  /// @throws IllegalStateException if this is no open transaction
  /// @throws dev.tenon.errors.TransientError if the store is away
  /// @throws OutboxFailure if the store refuses
  public <R, X extends Exception> Optional<R> once(
      T transaction, String consumer, UUID message, InboxWork<R, X> work) throws X {
    return isFirst(transaction, consumer, message) ? Optional.of(work.run()) : Optional.empty();
  }

  /// Does the work unless this consumer has handled the message, without a result; see [#once].
  ///
  /// @return whether the work was done
  /// @throws X what the work throws, as it is
  public <X extends Exception> boolean runOnce(
      T transaction, String consumer, UUID message, InboxAction<X> work) throws X {
    boolean isFirst = isFirst(transaction, consumer, message);
    if (isFirst) {
      work.run();
    }
    return isFirst;
  }

  /// Forgets what was handled longer ago than this; a message that comes later is handled again.
  ///
  /// @return how many marks were removed
  /// @throws IllegalArgumentException if the age is negative
  /// @throws dev.tenon.errors.TransientError if the store is away
  /// @throws OutboxFailure if the store refuses
  public long purge(Duration age) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("An age is not negative: " + age);
    }
    return calls.call("purge marks", () -> store.purge(age));
  }

  private boolean isFirst(T transaction, String consumer, UUID message) {
    if (consumer.isBlank() || consumer.length() > LONGEST_CONSUMER) {
      throw new IllegalArgumentException(
          "A consumer's name has 1 to %d characters, this one %d. Take the name of what handles the message."
              .formatted(LONGEST_CONSUMER, consumer.length()));
    }
    Event.requireStorable("consumer's name", consumer);
    return calls.call("mark a message", () -> marker.mark(transaction, consumer, message));
  }
}
