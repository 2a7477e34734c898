package dev.tenon.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import dev.tenon.redaction.Redaction;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CourierTest {

  private final ScriptedStore store = new ScriptedStore();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final LoggedLines logged = new LoggedLines();

  @AfterEach
  void close() {
    released.countDown();
    logged.close();
  }

  private Courier courier(Target target, RelayOptions options) {
    var calls = new StoreCalls("TENON-E01", "outbox", store::isAway);
    return new Courier(store, calls, target, options, Redaction.off(), () -> {});
  }

  private Courier courier(Target target) {
    return courier(target, RelayOptions.defaults());
  }

  private void deliverWhenReleased(Message message) throws InterruptedException {
    begun.countDown();
    released.await();
  }

  private List<Settlement> settled() {
    return store.settled.stream().flatMap(List::stream).toList();
  }

  @Test
  void stopped_claimsNothing() throws Exception {
    try (var courier = courier(message -> {})) {
      store.claims.add(() -> List.of(ScriptedStore.lane(1)));
      courier.stop();

      assertThat(courier.claim().taken()).isZero();
    }
    assertThat(store.claims).as("the store was not asked").hasSize(1);
  }

  @Test
  void stopped_endsTheDeliveryUnderWay_andGivesBackTheRest_asNeverTried() throws Exception {
    var lane = ScriptedStore.lane(2);
    store.claims.add(() -> List.of(lane));
    try (var courier = courier(this::deliverWhenReleased)) {
      courier.claim();
      begun.await();
      courier.stop();
      released.countDown();
    }

    assertThat(settled())
        .containsExactly(
            new Delivered(lane, lane.messages().getFirst().id(), false),
            new Returned(lane, 0, Duration.ZERO));
  }

  @Test
  void stopped_countsADeliveryThatFails_asTried() throws Exception {
    store.claims.add(() -> List.of(ScriptedStore.lane(1)));
    Target failing =
        message -> {
          deliverWhenReleased(message);
          throw new IOException("refused");
        };
    try (var courier = courier(failing)) {
      courier.claim();
      begun.await();
      courier.stop();
      released.countDown();
    }

    assertThat(settled())
        .singleElement()
        .isInstanceOfSatisfying(
            Returned.class,
            returned -> {
              assertThat(returned.attempts()).isOne();
              assertThat(returned.delay()).isPositive();
            });
  }

  @Test
  void claimThatTookHalfTheLease_isGivenBack_asNeverTried() throws Exception {
    var lane = ScriptedStore.lane(1);
    store.claims.add(() -> {
      released.await(500, TimeUnit.MILLISECONDS);
      return List.of(lane);
    });
    try (var courier =
        courier(
            this::deliverWhenReleased, RelayOptions.defaults().withLease(Duration.ofSeconds(1)))) {
      assertThat(courier.claim().taken()).isOne();
      courier.awaitIdle();
    }

    assertThat(settled()).containsExactly(new Returned(lane, 0, Duration.ZERO));
    assertThat(begun.getCount()).as("no delivery began").isOne();
  }

  @Test
  void close_leavesADeliveryThatHeedsNoInterruption_andSaysWhatBecomesOfIt() throws Exception {
    store.claims.add(() -> List.of(ScriptedStore.lane(1)));
    var interrupted = new CountDownLatch(1);
    Target deaf =
        message -> {
          try {
            deliverWhenReleased(message);
          } catch (InterruptedException e) {
            interrupted.countDown();
            released.await();
          }
        };
    try (var courier = courier(deaf, RelayOptions.defaults().withGrace(Duration.ZERO))) {
      courier.claim();
      begun.await();
    }

    interrupted.await();
    assertThat(settled()).isEmpty();
    assertThat(logged.lines())
        .contains("Deliveries do not end; their messages come again when the lease is over");
  }

  @Test
  void interruptedClose_interruptsDeliveries_andDoesNotWait() throws Exception {
    store.claims.add(() -> List.of(ScriptedStore.lane(1)));
    var interrupted = new CountDownLatch(1);
    Target patient =
        message -> {
          try {
            deliverWhenReleased(message);
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        };
    var courier = courier(patient, RelayOptions.defaults().withGrace(Duration.ofMinutes(10)));
    courier.claim();
    begun.await();

    Thread.currentThread().interrupt();
    courier.close();

    assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
    interrupted.await();
  }
}
