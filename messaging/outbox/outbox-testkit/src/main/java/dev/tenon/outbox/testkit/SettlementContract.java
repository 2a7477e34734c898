package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.outbox.Backlog;
import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Settlement.Dead;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of claimed messages.
///
/// @param <T> the transaction
public abstract non-sealed class SettlementContract<T> extends OutboxContract<T> {

  /// A contract over this backend.
  protected SettlementContract(OutboxHarness<T> harness) {
    super(harness);
  }

  @Test
  void delivered_isGone() throws Exception {
    appended(event("k", 1), event("k", 2));

    assertThat(delivered(claimed().getFirst())).isEqualTo(3);

    harness.advance(LEASE.plusSeconds(1));
    assertThat(claimed()).isEmpty();
    assertThat(store.backlog()).isEqualTo(new Backlog(0, Duration.ZERO, 0));
  }

  @Test
  void delivered_ofHalfALane_leavesTheRestInOrder() throws Exception {
    appended(event("k", 1), event("k", 2), event("k", 3));
    var lane = claimed().getFirst();
    store.settle(
        List.of(
            new Delivered(lane, lane.messages().getFirst().id(), false),
            new Returned(lane, 0, Duration.ZERO)));

    assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(2, 3);
  }

  @Test
  void delivered_thatIsKept_staysUntilItIsPurged() throws Exception {
    appended(event("k1", 1), event("k2", 2), event("k3", 3));
    for (var lane : claimed()) {
      store.settle(
          List.of(
              new Delivered(lane, lane.messages().getFirst().id(), true),
              new Returned(lane, 0, Duration.ZERO)));
    }
    assertThat(claimed()).isEmpty();
    assertThat(store.backlog()).isEqualTo(new Backlog(0, Duration.ZERO, 0));

    assertThat(store.purge(MINUTE, 10)).isZero();
    harness.advance(MINUTE.plusSeconds(1));
    assertThat(store.purge(MINUTE, 2)).isEqualTo(2);
    assertThat(store.purge(MINUTE, 2)).isEqualTo(1);
    assertThat(store.purge(MINUTE, 2)).isZero();
  }

  @Test
  void purge_takesNeitherWhatIsPendingNorDeadLetters() throws Exception {
    appended(event("k1", 1), event("k2", 2));
    var lane = claimed(1).getFirst();
    store.settle(dead(lane, "no"));
    harness.advance(MINUTE);

    assertThat(store.purge(Duration.ZERO, 10)).isZero();
    assertThat(store.backlog().pending()).isOne();
    assertThat(store.backlog().dead()).isOne();
  }

  @Test
  void settlement_afterTheClaimRanOutAndWasTakenOver_hasNoEffect() throws Exception {
    appended(event("k", 1), event("k", 2));
    var lost = claimed().getFirst();
    harness.advance(LEASE.plusSeconds(1));
    var held = claimed().getFirst();

    var settled =
        store.settle(
            List.of(
                new Delivered(lost, lost.messages().getFirst().id(), false),
                new Dead(lost, lost.messages().getLast().id(), 1, "no"),
                new Returned(lost, 0, Duration.ZERO)));

    assertThat(settled).isEqualTo(new Settled(0, false));
    assertThat(claimed()).as("it is still held").isEmpty();
    assertThat(store.backlog().dead()).isZero();
    assertThat(store.backlog().pending()).isEqualTo(2);
    assertThat(delivered(held)).isEqualTo(3);
  }

  @Test
  void settlement_afterTheLaneHasGoneAndComeBack_hasNoEffect() throws Exception {
    appended(event("k", 1));
    var lost = claimed().getFirst();
    harness.advance(LEASE.plusSeconds(1));
    delivered(claimed().getFirst());
    appended(event("k", 2));
    assertThat(claimed()).hasSize(1);

    assertThat(returned(lost, 0, Duration.ZERO)).isZero();

    assertThat(claimed()).as("it is still held").isEmpty();
  }

  @Test
  void settlement_thatIsRepeated_changesNothing() throws Exception {
    appended(event("k", 1), event("k", 2));
    var lane = claimed().getFirst();
    List<Settlement> settlements =
        List.of(
            new Delivered(lane, lane.messages().getFirst().id(), false),
            new Dead(lane, lane.messages().getLast().id(), 1, "no"));

    assertThat(store.settle(settlements).effective()).isEqualTo(2);
    assertThat(store.settle(settlements).effective()).isZero();
    assertThat(returned(lane, 0, Duration.ZERO)).isOne();
    assertThat(returned(lane, 0, Duration.ZERO)).isZero();

    assertThat(store.deadLetters(10)).hasSize(1);
    assertThat(claimed()).isEmpty();
  }

  @Test
  void settlements_ofManyLanesAtOnce_eachConcernTheirs() throws Exception {
    for (int i = 0; i < 4; i++) {
      appended(event("k" + i, i), event("k" + i, 10 + i));
    }
    var lanes = claimed();
    var settlements = new ArrayList<Settlement>();
    for (var lane : lanes) {
      var first = lane.messages().getFirst();
      switch (number(first)) {
        case 0 -> settlements.add(new Delivered(lane, first.id(), false));
        case 1 -> settlements.add(new Delivered(lane, first.id(), true));
        case 2 -> settlements.add(new Dead(lane, first.id(), 1, "no"));
        default -> {}
      }
      settlements.add(new Returned(lane, 0, number(first) == 3 ? MINUTE : Duration.ZERO));
    }

    assertThat(store.settle(settlements).effective()).isEqualTo(7);

    assertThat(messages(claimed()))
        .map(OutboxContract::number)
        .containsExactlyInAnyOrder(10, 11, 12);
    assertThat(store.deadLetters(10)).map(letter -> number(letter.message())).containsExactly(2);
    assertThat(store.backlog().pending()).isEqualTo(5);
  }

  @Test
  void settlement_saysWhetherAReturnedLaneHasMoreThatIsDue() throws Exception {
    appended(event("k", 1), event("k", 2), event("k", 3));
    var lane = claimed().getFirst();
    var messages = lane.messages();

    assertThat(
            store.settle(
                List.of(
                    new Delivered(lane, messages.getFirst().id(), false),
                    new Returned(lane, 0, Duration.ZERO))))
        .isEqualTo(new Settled(2, true));
    var again = claimed().getFirst();
    assertThat(store.settle(List.of(new Returned(again, 1, MINUTE))))
        .extracting(Settled::effective)
        .isEqualTo(1);
    harness.advance(MINUTE.plusSeconds(1));
    var last = claimed().getFirst();
    assertThat(
            store.settle(
                List.of(
                    new Delivered(last, messages.get(1).id(), false),
                    new Delivered(last, messages.get(2).id(), false),
                    new Returned(last, 0, Duration.ZERO))))
        .isEqualTo(new Settled(3, false));
  }

  @Test
  void settle_nothing_doesNothing() throws Exception {
    assertThat(store.settle(List.of())).isEqualTo(new Settled(0, false));
  }
}
