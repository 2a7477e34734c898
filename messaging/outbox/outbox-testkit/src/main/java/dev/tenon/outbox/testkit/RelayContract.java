package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.Relay;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a relay does as a part of a service.
///
/// @param <T> the transaction
@Timeout(120)
public abstract non-sealed class RelayContract<T> extends OutboxContract<T> {

  private static final RelayOptions OPTIONS =
      RelayOptions.defaults().withLease(LEASE).withPoll(Duration.ofMillis(50));

  private final ConcurrentLinkedQueue<Message> received = new ConcurrentLinkedQueue<>();

  /// A contract over this backend.
  protected RelayContract(OutboxHarness<T> harness) {
    super(harness);
  }

  private Relay relay(Target target) {
    return outbox.relay(target, OPTIONS);
  }

  private List<Integer> numbers() {
    return received.stream().map(OutboxContract::number).toList();
  }

  @Test
  void startedRelay_deliversWhatIsAppended_untilItIsClosed() throws Exception {
    var arrived = new LinkedBlockingQueue<Message>();
    var relay = relay(arrived::add);
    relay.start();
    for (int i = 0; i < 5; i++) {
      appended(event("k", i));
      assertThat(number(taken(arrived))).isEqualTo(i);
    }
    assertThat(relay.ready().isReady()).isTrue();
    relay.close();
    relay.close();

    appended(event("k", 5));
    assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(5);
    assertThat(arrived).isEmpty();
  }

  @Test
  void startedRelay_deliversALongLane_batchAfterBatch() throws Exception {
    appended(numbered("k", 200));
    var arrived = new LinkedBlockingQueue<Message>();
    try (var relay =
        outbox.relay(arrived::add, OPTIONS.withBatch(10).withPoll(Duration.ofHours(1)))) {
      relay.start();
      for (int i = 0; i < 200; i++) {
        assertThat(number(taken(arrived))).isEqualTo(i);
      }
    }
    assertThat(outbox.backlog().pending()).isZero();
  }

  @Test
  void closedRelay_letsDeliveriesEnd_andGivesBackTheRest() throws Exception {
    appended(event("k", 1), event("k", 2));
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var relay =
        relay(message -> {
          begun.countDown();
          end.await();
          received.add(message);
        });
    relay.start();
    begun.await();
    try (var threads = threads()) {
      var closing = threads.submit(relay::close);
      end.countDown();
      closing.get(30, TimeUnit.SECONDS);
    }

    var left = messages(claimed());
    assertThat(numbers()).startsWith(1);
    assertThat(left)
        .hasSize(2 - received.size())
        .allSatisfy(message -> assertThat(message.attempt()).isOne());
  }

  @Test
  void closedRelay_interruptsDeliveriesThatDoNotEnd_andGivesThemBack() throws Exception {
    appended(event("k", 1));
    var begun = new CountDownLatch(1);
    var relay =
        outbox.relay(
            message -> {
              begun.countDown();
              new CountDownLatch(1).await();
            },
            OPTIONS.withGrace(Duration.ZERO));
    relay.start();
    begun.await();

    relay.close();

    assertThat(messages(claimed())).map(Message::attempt).containsExactly(1);
  }

  @Test
  void relay_startedTwice_orAfterItsEnd_isRefused() {
    var relay = relay(received::add);
    relay.start();
    assertThatThrownBy(relay::start).isInstanceOf(IllegalStateException.class);
    relay.close();
    assertThatThrownBy(relay::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Make another");
    var unused = relay(received::add);
    unused.close();
    assertThatThrownBy(unused::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void gauges_areCountedInTheBackground() throws Exception {
    appended(event("k", 1), event("k", 2));
    harness.advance(Duration.ofMinutes(1));
    var gauges = new HashMap<String, DoubleSupplier>();
    try (var relay =
        relay(message -> {
          throw new IOException("never");
        })) {
      relay.measure((name, help, value) -> gauges.put(name, value));
      assertThat(gauges)
          .containsOnlyKeys("outbox_pending", "outbox_oldest_age_seconds", "outbox_dead_letters")
          .allSatisfy((name, value) -> assertThat(value.getAsDouble()).isNaN());
      relay.start();
      eventually(() -> !Double.isNaN(gauge(gauges, "outbox_pending")));
      assertThat(gauge(gauges, "outbox_pending")).isEqualTo(2);
      assertThat(gauge(gauges, "outbox_oldest_age_seconds")).isBetween(60.0, 120.0);
      assertThat(gauge(gauges, "outbox_dead_letters")).isZero();
    }
  }

  @Test
  void relayThatKeepsWhatItDelivered_purgesItLater() throws Exception {
    appended(event("k", 1));
    var options = OPTIONS.withRetention(Duration.ofHours(1));
    outbox.relay(received::add, options).runOnce();
    assertThat(store.purge(Duration.ofHours(1), 10)).as("it is not that old").isZero();
    harness.advance(Duration.ofMinutes(61));

    try (var relay = outbox.relay(received::add, options)) {
      relay.start();
      appended(event("k", 2));
      eventually(() -> received.size() == 2);
    }

    assertThat(outbox.backlog().pending()).isZero();
  }

  @Test
  void backendThatGoesAway_makesTheRelayNotReady_untilItIsBack() throws Exception {
    var arrived = new LinkedBlockingQueue<Message>();
    try (var relay = relay(arrived::add)) {
      relay.start();
      if (harness.capabilities().has(OutboxCapability.GOES_AWAY)) {
        harness.away(true);
        eventually(() -> !relay.ready().isReady());
        assertThatThrownBy(relay(received::add)::runOnce).isInstanceOf(TransientError.class);
        harness.away(false);
      }
      appended(event("k", 1));
      assertThat(number(taken(arrived))).isOne();
      eventually(() -> relay.ready().isReady());
    }
  }

  private static double gauge(Map<String, DoubleSupplier> gauges, String name) {
    return Objects.requireNonNull(gauges.get(name)).getAsDouble();
  }

  private static Message taken(LinkedBlockingQueue<Message> queue) throws InterruptedException {
    var message = queue.poll(60, TimeUnit.SECONDS);
    assertThat(message).as("a message within a minute").isNotNull();
    return Objects.requireNonNull(message);
  }
}
