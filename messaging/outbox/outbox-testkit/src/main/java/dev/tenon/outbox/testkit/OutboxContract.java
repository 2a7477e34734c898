package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.outbox.Event;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.spi.Lane;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Settlement.Dead;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// What the contracts of an outbox share: an empty store, the outbox over it, and words for what is
/// done to it.
///
/// @param <T> the transaction
public abstract sealed class OutboxContract<T>
    permits AppendContract,
        ClaimContract,
        SettlementContract,
        DeadLetterContract,
        DeliveryContract,
        RelayContract {

  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration LEASE = Duration.ofSeconds(30);

  final OutboxHarness<T> harness;
  final OutboxStore<T> store;
  final Outbox<T> outbox;

  OutboxContract(OutboxHarness<T> harness) {
    this.harness = harness;
    try {
      store = harness.emptied();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    outbox = Outbox.on(store, OutboxOptions.defaults());
  }

  /// A payload.
  record Numbered(int number) {}

  static Event event(Object key, int number) {
    return Event.of("order.placed", key, new Numbered(number));
  }

  /// Events of one key, numbered from 0.
  static Event[] numbered(Object key, int count) {
    return IntStream.range(0, count).mapToObj(i -> event(key, i)).toArray(Event[]::new);
  }

  /// Appends in one transaction that is kept.
  List<UUID> appended(Event... events) throws Exception {
    var transaction = harness.begin();
    var ids = outbox.appendAll(transaction, List.of(events));
    harness.commit(transaction);
    return ids;
  }

  List<Lane> claimed(int most) throws Exception {
    return store.claim(UUID.randomUUID(), most, LEASE);
  }

  List<Lane> claimed() throws Exception {
    return claimed(100);
  }

  static List<Message> messages(List<Lane> lanes) {
    return lanes.stream().flatMap(lane -> lane.messages().stream()).toList();
  }

  static List<UUID> ids(List<Lane> lanes) {
    return messages(lanes).stream().map(Message::id).toList();
  }

  static int number(Message message) {
    return message.payload(Numbered.class).number();
  }

  /// Notes the delivery of all messages of a lane, and gives it back.
  int delivered(Lane lane) throws Exception {
    int count = 0;
    for (var message : lane.messages()) {
      count += store.settle(List.of(new Delivered(lane, message.id(), false))).effective();
    }
    return count + returned(lane, 0, Duration.ZERO);
  }

  int returned(Lane lane, int attempts, Duration delay) throws Exception {
    return store.settle(List.of(new Returned(lane, attempts, delay))).effective();
  }

  /// Waits, a minute at most, for what happens in the background and tells nobody.
  static void eventually(BooleanSupplier condition) {
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.getAsBoolean() && System.nanoTime() < patience) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    assertThat(condition.getAsBoolean()).as("it happens within a minute").isTrue();
  }

  /// A thread a task; closing waits for all.
  static ExecutorService threads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  static List<Settlement> dead(Lane lane, String reason) {
    return List.of(
        new Dead(lane, lane.messages().getFirst().id(), 1, reason),
        new Returned(lane, 0, Duration.ZERO));
  }
}
