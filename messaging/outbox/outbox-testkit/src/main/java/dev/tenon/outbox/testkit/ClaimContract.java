package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.outbox.Event;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What it is to claim messages: in order per key, for a time, and for nobody else.
///
/// @param <T> the transaction
public abstract non-sealed class ClaimContract<T> extends OutboxContract<T> {

  /// A contract over this backend.
  protected ClaimContract(OutboxHarness<T> harness) {
    super(harness);
  }

  @Test
  void claim_whileTheLeaseHolds_isNobodyElses() throws Exception {
    appended(event("k1", 1), event("k2", 2), Event.unkeyed("order.placed", Map.of("number", 3)));
    assertThat(claimed()).hasSize(3);

    harness.advance(LEASE.minusSeconds(1));
    assertThat(claimed()).isEmpty();
  }

  @Test
  void claim_thatRanOut_isTakenOver_asAnotherAttempt() throws Exception {
    appended(event("k", 1), event("k", 2));
    assertThat(messages(claimed())).map(Message::attempt).containsExactly(1, 1);

    harness.advance(LEASE.plusSeconds(1));

    var again = messages(claimed());
    assertThat(again).map(OutboxContract::number).containsExactly(1, 2);
    assertThat(again).map(Message::attempt).containsExactly(2, 1);
    harness.advance(LEASE.plusSeconds(1));
    assertThat(messages(claimed()).getFirst().attempt()).isEqualTo(3);
  }

  @Test
  void claim_ofAKey_keepsTheLaterOnesOfTheKey_alsoThoseAppendedMeanwhile() throws Exception {
    appended(event("k", 1), event("k", 2));
    var lane = claimed(1).getFirst();
    assertThat(lane.messages()).map(OutboxContract::number).containsExactly(1);

    appended(event("k", 3));
    assertThat(claimed()).isEmpty();

    delivered(lane);
    assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(2, 3);
  }

  @Test
  void claim_givesNoMoreThanAsked_andOfEachLaneOneAtLeast() throws Exception {
    appended(numbered("busy", 40));
    for (int i = 0; i < 5; i++) {
      appended(event("calm" + i, i));
    }

    var lanes = claimed(8);

    assertThat(messages(lanes)).hasSizeLessThanOrEqualTo(8);
    assertThat(lanes).hasSize(6).allSatisfy(lane -> assertThat(lane.messages()).isNotEmpty());
    assertThat(claimed()).isEmpty();
  }

  @Test
  void claim_givesThoseThatAreDueLongestFirst() throws Exception {
    for (int i = 0; i < 6; i++) {
      appended(event("k" + i, i));
      harness.advance(Duration.ofMillis(5));
    }

    assertThat(messages(claimed(3))).map(OutboxContract::number).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(messages(claimed(3))).map(OutboxContract::number).containsExactlyInAnyOrder(3, 4, 5);
  }

  @Test
  void claims_byManyAtOnce_giveEachMessageOnce() throws Exception {
    for (int i = 0; i < 20; i++) {
      appended(
          IntStream.range(0, 10).mapToObj(n -> event(UUID.randomUUID(), n)).toArray(Event[]::new));
    }
    var claimed = new ConcurrentLinkedQueue<UUID>();
    try (var threads = threads()) {
      var claimers = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 4; i++) {
        claimers.add(
            threads.submit(() -> {
              for (var lanes = claimed(7); !lanes.isEmpty(); lanes = claimed(7)) {
                claimed.addAll(ids(lanes));
              }
              return true;
            }));
      }
      for (var claimer : claimers) {
        assertThat(claimer.get()).isTrue();
      }
    }
    // Who finds a lane taken at this moment passes it over, so some may be left.
    for (var lanes = claimed(); !lanes.isEmpty(); lanes = claimed()) {
      claimed.addAll(ids(lanes));
    }

    assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void delay_ofALane_holdsBackAllOfIts_andNobodyElse() throws Exception {
    appended(numbered("late", 300));
    returned(claimed(5).getFirst(), 1, MINUTE);
    appended(event("late", 300), event("other", 301));

    assertThat(messages(claimed(5))).map(OutboxContract::number).containsExactly(301);
    harness.advance(MINUTE.minusSeconds(1));
    assertThat(messages(claimed(5))).filteredOn(message -> "late".equals(message.key())).isEmpty();
    harness.advance(Duration.ofSeconds(2));
    assertThat(messages(claimed(1))).map(OutboxContract::number).containsAnyOf(0, 301);
  }

  @Test
  void attempt_countsTheClaims_sinceTheMessageBeforeWasSettled() throws Exception {
    appended(event("k", 1), event("k", 2));
    for (int attempt = 1; attempt <= 3; attempt++) {
      var lane = claimed().getFirst();
      assertThat(lane.messages()).map(Message::attempt).containsExactly(attempt, 1);
      returned(lane, attempt, Duration.ZERO);
    }
    var lane = claimed().getFirst();
    var ids = ids(List.of(lane));

    store.settle(
        List.of(new Delivered(lane, ids.getFirst(), false), new Returned(lane, 0, Duration.ZERO)));

    assertThat(messages(claimed())).map(Message::attempt).containsExactly(1);
  }

  @Test
  void attempt_ofALaneThatIsTakenOver_afterItsFirstWasDelivered_beginsAnew() throws Exception {
    appended(event("k", 1), event("k", 2));
    var lane = claimed().getFirst();
    store.settle(List.of(new Delivered(lane, ids(List.of(lane)).getFirst(), false)));

    harness.advance(LEASE.plusSeconds(1));

    assertThat(messages(claimed())).map(Message::attempt).containsExactly(1);
  }

  @Test
  void attempt_thatWasNone_isNotCounted() throws Exception {
    appended(event("k", 1));
    returned(claimed().getFirst(), 0, Duration.ZERO);

    assertThat(messages(claimed()).getFirst().attempt()).isOne();
  }

  @Test
  void wakeup_endsItsWait_whenAMessageIsThere() throws Exception {
    try (var wakeup = store.wakeup();
        var threads = threads()) {
      wakeup.await(Duration.ofMillis(1)); // from now on it listens
      appended(event("k", 1));
      var woken =
          threads.submit(() -> {
            while (claimed().isEmpty()) {
              wakeup.await(Duration.ofMinutes(5));
            }
            return true;
          });
      assertThat(woken.get(30, TimeUnit.SECONDS)).isTrue();

      var later =
          threads.submit(() -> {
            while (claimed().isEmpty()) {
              wakeup.await(Duration.ofMinutes(5));
            }
            return true;
          });
      appended(event("other", 2));
      assertThat(later.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void wakeup_thatIsClosed_endsItsWait() throws Exception {
    try (var threads = threads()) {
      var wakeup = store.wakeup();
      var waiting =
          threads.submit(() -> {
            wakeup.await(Duration.ofMinutes(5));
            return true;
          });
      wakeup.close();

      assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
