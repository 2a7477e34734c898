package dev.tenon.outbox;

import dev.tenon.contracts.UuidV7;
import dev.tenon.outbox.spi.NewMessage;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.redaction.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Events that leave if, and only if, the transaction stays: they are written in the transaction of
/// the caller, beside what they tell of, and a [Relay] delivers them afterwards.
///
/// ```java
/// database.inTransaction(tx -> {
///   var order = orders.create(tx, newOrder);
///   outbox.append(tx, Event.of("order.placed", order.id(), order));
///   return order;
/// });
/// ```
///
/// **At least once.** A message is delivered again when nobody knows whether it was: the process
/// ended, or a claim ran out, before the delivery was noted. A consumer that must not do a thing
/// twice asks an [Inbox].
///
/// **In order per key.** Messages of one key are delivered one after the other, in the order in
/// which their transactions were kept, also by many relays at once. To keep it, an append waits for
/// other open transactions that have appended to the same key: keep them short, and where one
/// transaction appends to several keys, use one [#appendAll], or the same order everywhere; else
/// two of them may wait for each other, and the database ends one. Messages of different keys, and
/// those without a key, have no order.
///
/// **A failed message** waits, and those behind it of its key with it, until it is delivered or
/// becomes a dead letter, after which the later ones of its key go on. A dead letter that is
/// replayed is the last of its key: it comes late.
///
/// Thread-safe.
///
/// @param <T> the transaction in which events are appended
public final class Outbox<T> {

  /// What appends in a kind of transaction.
  @FunctionalInterface
  private interface Appender<T> {
    void append(T transaction, List<NewMessage> messages) throws Exception;
  }

  private final Appender<T> appender;
  private final OutboxStore<?> store;
  private final OutboxOptions options;
  private final StoreCalls calls;
  private final PayloadRedaction redaction;
  private final Map<String, PayloadRedaction> byTopic = new HashMap<>();

  private Outbox(Appender<T> appender, OutboxStore<?> store, OutboxOptions options) {
    this.appender = appender;
    this.store = store;
    this.options = options;
    calls = new StoreCalls(OutboxFailure.OUTBOX, "outbox", store::isAway);
    redaction = new PayloadRedaction(options.redaction(), Redaction.off());
    options
        .byTopic()
        .forEach(
            (topic, own) -> byTopic.put(topic, new PayloadRedaction(options.redaction(), own)));
  }

  /// An outbox over a store of messages, with the default options.
  public static <T> Outbox<T> on(OutboxStore<T> store) {
    return on(store, OutboxOptions.defaults());
  }

  /// An outbox over a store of messages.
  public static <T> Outbox<T> on(OutboxStore<T> store, OutboxOptions options) {
    return new Outbox<>(store::append, store, options);
  }

  /// Not for what must survive this process: an outbox in its memory, for tests and trials, with
  /// the semantics of the others.
  ///
  /// The order of a key is that in which transactions are kept, and an append waits for nobody.
  ///
  /// @param clock what leases and waits are measured by
  /// @param afterCommit registers what is to be done when, and only when, a transaction is kept:
  ///   `Tx::afterCommit` of `tenon-sql`, or [InMemoryTransaction#afterCommit]
  public static <T> Outbox<T> inMemory(InstantSource clock, BiConsumer<T, Runnable> afterCommit) {
    return on(new InMemoryOutboxStore<>(clock, afterCommit), OutboxOptions.defaults());
  }

  /// The same outbox for those who hold another transaction, from which leads a way to this one:
  /// `outbox.within(Tx::connection)` makes an `Outbox<Tx>` of an `Outbox<Connection>`.
  public <U> Outbox<U> within(Function<U, T> way) {
    return new Outbox<>(
        (transaction, messages) -> appender.append(way.apply(transaction), messages),
        store,
        options);
  }

  /// The same outbox with other options.
  public Outbox<T> with(OutboxOptions other) {
    return new Outbox<>(appender, store, other);
  }

  /// Appends an event in an open transaction.
  ///
  /// @return the id of the message
  /// @throws IllegalArgumentException if the payload is larger than the options allow
  /// @throws IllegalStateException if this is no open transaction, such as a connection in
  ///   auto-commit mode: the event would not be in it
  /// @throws dev.tenon.errors.TransientError if the store is away
  /// @throws OutboxFailure if the store refuses
  public UUID append(T transaction, Event event) {
    return appendAll(transaction, List.of(event)).getFirst();
  }

  /// Appends events in an open transaction: all of them or none, in the order of the list, at once.
  ///
  /// @return the ids of the messages, in the order of the events
  /// @throws IllegalArgumentException as [#append]; then nothing is written
  /// @throws IllegalStateException as [#append]
  /// @throws dev.tenon.errors.TransientError if the store is away
  /// @throws OutboxFailure if the store refuses
  public List<UUID> appendAll(T transaction, List<Event> events) {
    var messages = events.stream().map(this::message).toList();
    if (!messages.isEmpty()) {
      calls.call(
          "append",
          () -> {
            appender.append(transaction, messages);
            return messages;
          });
    }
    return messages.stream().map(NewMessage::id).toList();
  }

  /// A relay with the default options; see [#relay(Target, RelayOptions)].
  public Relay relay(Target target) {
    return relay(target, RelayOptions.defaults());
  }

  /// A relay that delivers the messages of this outbox; it does nothing before it is started. Many
  /// relays, in many processes, may deliver the messages of one outbox.
  public Relay relay(Target target, RelayOptions options) {
    return new Relay(store, calls, target, options, this.options.redaction());
  }

  /// What is there.
  ///
  /// @throws dev.tenon.errors.TransientError if the store is away
  /// @throws OutboxFailure if the store refuses
  public Backlog backlog() {
    return calls.call("count its messages", store::backlog);
  }

  /// The messages that were given up, those that died first first.
  ///
  /// @param most how many at most; 1 to 10,000
  /// @throws dev.tenon.errors.TransientError if the store is away
  /// @throws OutboxFailure if the store refuses
  public List<DeadLetter> deadLetters(int most) {
    if (most < 1 || most > 10_000) {
      throw new IllegalArgumentException("Ask for 1 to 10000 dead letters, not " + most);
    }
    return calls.call("list dead letters", () -> store.deadLetters(most));
  }

  /// Has a dead letter delivered after all, after all that its key has now; its attempts begin
  /// anew.
  ///
  /// @return whether there was such a dead letter
  /// @throws dev.tenon.errors.TransientError if the store is away
  /// @throws OutboxFailure if the store refuses
  public boolean replay(UUID id) {
    return calls.call("replay a dead letter", () -> store.replay(id));
  }

  /// Has all dead letters of a topic delivered after all, in the order in which they died.
  ///
  /// @return how many there were
  /// @throws dev.tenon.errors.TransientError if the store is away; some may have been replayed
  /// @throws OutboxFailure if the store refuses
  public int replayAll(String topic) {
    return calls.call("replay dead letters", () -> store.replayAll(topic));
  }

  /// Removes a dead letter for good.
  ///
  /// @return whether there was such a dead letter
  /// @throws dev.tenon.errors.TransientError if the store is away
  /// @throws OutboxFailure if the store refuses
  public boolean discard(UUID id) {
    return calls.call("discard a dead letter", () -> store.discard(id));
  }

  private NewMessage message(Event event) {
    if (event.payload().length > options.maxPayloadBytes()) {
      throw new IllegalArgumentException(
          "The payload of %s has %d bytes, at most %d are taken. Store it elsewhere and name it in the event, or raise maxPayloadBytes."
              .formatted(event.topic(), event.payload().length, options.maxPayloadBytes()));
    }
    var id = UuidV7.next();
    var hiding = byTopic.getOrDefault(event.topic(), redaction);
    return new NewMessage(
        id,
        lane(id, event),
        event.topic(),
        event.key(),
        event.version(),
        new String(hiding.payload(event.payload(), event.type()), StandardCharsets.UTF_8),
        hiding.headers(event.headers()));
  }

  private static long lane(UUID id, Event event) {
    var key = event.key();
    return key == null ? id.getLeastSignificantBits() : Lanes.of(key);
  }
}
