package dev.tenon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import dev.tenon.outbox.spi.Lane;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayTest {

  private static final RelayOptions OPTIONS =
      RelayOptions.defaults().withPoll(Duration.ofMillis(10));
  private static final RelayOptions KEEPING = OPTIONS.withRetention(Duration.ofDays(1));

  private final ScriptedStore store = new ScriptedStore();
  private final Outbox<InMemoryTransaction> outbox = Outbox.on(store);
  private final LinkedBlockingQueue<Message> received = new LinkedBlockingQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final LoggedLines logged = new LoggedLines();

  @AfterEach
  void close() {
    released.countDown();
    logged.close();
  }

  private void deliverWhenReleased(Message message) throws InterruptedException {
    begun.countDown();
    released.await();
    received.add(message);
  }

  private static Callable<List<Lane>> oneMessage() {
    return () -> List.of(ScriptedStore.lane(1));
  }

  /// Has the store wait when it is asked the next time: it is done when the relay is there.
  private CompletableFuture<Void> pausedBefore(CountDownLatch going) {
    var there = new CompletableFuture<Void>();
    store.claims.add(() -> {
      there.complete(null);
      going.await();
      return List.of();
    });
    return there;
  }

  @Test
  void relay_delivers_withEverythingByDefault() {
    store.claims.add(oneMessage());

    assertThat(outbox.relay(received::add).runOnce()).isOne();
    assertThat(received).hasSize(1);
  }

  @Test
  void storeThatIsAway_makesTheRelayNotReady_untilItIsBack_andIsToldOnce() throws Exception {
    var going = new CountDownLatch(1);
    store.claims.add(ScriptedStore.thrown(new TransientError("away", null)));
    store.claims.add(ScriptedStore.thrown(new TransientError("still away", null)));
    var tryingAgain = pausedBefore(going);
    var back = pausedBefore(released);
    try (var relay = outbox.relay(received::add, OPTIONS)) {
      relay.start();
      tryingAgain.join();
      assertThat(relay.ready()).isEqualTo(Readiness.notReady("the outbox cannot be reached"));

      going.countDown();
      back.join();
      assertThat(relay.ready()).isEqualTo(Readiness.READY);
      released.countDown();
    }
    assertThat(logged.lines())
        .containsExactly(
            "outbox-relay cannot claim messages; it keeps trying",
            "outbox-relay claims messages again");
  }

  @Test
  void wakeupThatFails_isToldAndDoneWithout() throws Exception {
    store.claims.addAll(List.of(List::of, oneMessage()));
    store.waits.add(() -> {
      throw new IllegalStateException("deaf");
    });
    try (var relay = outbox.relay(received::add, OPTIONS)) {
      relay.start();
      assertThat(received.take().attempt()).isOne();
    }
    assertThat(logged.lines()).contains("outbox-relay cannot listen; it looks every PT0.01S");
  }

  @Test
  void storeWithABug_endsNoneOfItsThreads() throws Exception {
    var bug = new NoClassDefFoundError("a driver in two halves");
    store.claims.addAll(List.of(thrown(bug), List::of, oneMessage()));
    store.waits.add(() -> {
      throw bug;
    });
    store.backlogs.add(thrown(bug));
    try (var relay = outbox.relay(received::add, OPTIONS)) {
      relay.start();
      assertThat(received.take().attempt()).isOne();
      assertThat(relay.ready()).isEqualTo(Readiness.READY);
    }
  }

  private static <R> Callable<R> thrown(Error e) {
    return () -> {
      throw e;
    };
  }

  @Test
  void storeThatCannotCount_leavesGaugesWithoutValue_andMessagesGoOn() throws Exception {
    var keeper = new CompletableFuture<Thread>();
    store.backlogs.add(() -> {
      keeper.complete(Thread.currentThread());
      throw new IOException("broken");
    });
    store.claims.add(oneMessage());
    var gauges = new ConcurrentHashMap<String, DoubleSupplier>();
    try (var relay = outbox.relay(received::add, OPTIONS)) {
      relay.measure((name, help, value) -> gauges.put(name, value));
      relay.start();
      received.take();
    }
    keeper.join().join();

    assertThat(gauges.values())
        .hasSize(3)
        .allSatisfy(gauge -> assertThat(gauge.getAsDouble()).isNaN());
  }

  @Test
  void keptMessages_arePurgedInSteps_untilNoneIsOldEnough() throws Exception {
    var keeper = new CompletableFuture<Thread>();
    store.purges.addAll(List.of(() -> 1_000, () -> 1_000));
    store.purges.add(() -> {
      keeper.complete(Thread.currentThread());
      return 999;
    });
    store.purges.add(() -> 0);
    try (var relay = outbox.relay(received::add, KEEPING)) {
      relay.start();
      keeper.join();
    }
    keeper.join().join();

    assertThat(store.purges).as("it is not asked again so soon").hasSize(1);
  }

  @Test
  void closedRelay_endsAPurge_afterTheStepUnderWay() throws Exception {
    var keeper = new CompletableFuture<Thread>();
    store.purges.add(() -> {
      keeper.complete(Thread.currentThread());
      released.await();
      return 1_000;
    });
    store.purges.add(() -> 0);
    try (var relay = outbox.relay(received::add, KEEPING)) {
      relay.start();
      keeper.join();
    }

    released.countDown();
    keeper.join().join();

    assertThat(store.purges).as("nothing is purged after the end").hasSize(1);
  }

  @Test
  void interruptedClose_returns_andTheDeliveryUnderWayEndsAllTheSame() throws Exception {
    store.claims.add(oneMessage());
    var relay = outbox.relay(this::deliverWhenReleased, OPTIONS);
    relay.start();
    begun.await();

    Thread.currentThread().interrupt();
    relay.close();
    assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();

    released.countDown();
    received.take();
    assertThat(store.nextSettled()).isNotEmpty();
  }

  @Test
  void runOnce_thatIsInterrupted_endsItsDeliveries_andSaysSo() throws Exception {
    store.claims.add(oneMessage());
    var relay = outbox.relay(this::deliverWhenReleased, OPTIONS);
    var interrupted = new CompletableFuture<Boolean>();
    var running =
        new FutureTask<>(() -> {
          try {
            return relay.runOnce();
          } finally {
            interrupted.complete(Thread.currentThread().isInterrupted());
          }
        });
    var thread = Thread.ofVirtual().start(running);
    begun.await();

    thread.interrupt();

    assertThatThrownBy(running::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TransientError.class);
    assertThat(interrupted.join()).as("it stays interrupted").isTrue();
    assertThat(received).isEmpty();
  }

  @Test
  void storeThatIsInterrupted_endsTheRelay_whichIsNotReady() throws Exception {
    var claiming = new CompletableFuture<Thread>();
    store.claims.add(() -> {
      claiming.complete(Thread.currentThread());
      throw new InterruptedException();
    });
    try (var relay = outbox.relay(received::add, OPTIONS)) {
      relay.start();
      claiming.join().join();

      assertThat(relay.ready().isReady()).isFalse();
      assertThat(logged.lines()).contains("outbox-relay was interrupted and ends");
    }
  }

  @Test
  void failureThatNoWaitMends_isARefusal() {
    store.claims.add(ScriptedStore.thrown(new IOException("broken")));

    assertThatThrownBy(() -> outbox.relay(received::add).runOnce())
        .isInstanceOf(OutboxFailure.class)
        .hasRootCauseMessage("broken");
  }
}
