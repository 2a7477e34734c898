package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.spi.Settlement.Dead;
import dev.tenon.outbox.spi.Settlement.Returned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What operators see of an outbox, and do about it.
///
/// @param <T> the transaction
public abstract non-sealed class DeadLetterContract<T> extends OutboxContract<T> {

  /// A contract over this backend.
  protected DeadLetterContract(OutboxHarness<T> harness) {
    super(harness);
  }

  @Test
  void deadLetter_saysWhy_andTheLaterOnesOfItsKeyGoOn() throws Exception {
    var ids = appended(event("k", 1).withHeader("tenant", "acme"), event("k", 2));
    var lane = claimed().getFirst();

    store.settle(
        List.of(
            new Dead(lane, ids.getFirst(), 7, "because 'so'"),
            new Returned(lane, 0, Duration.ZERO)));

    var letter = store.deadLetters(10).getFirst();
    assertThat(letter.reason()).isEqualTo("because 'so'");
    assertThat(letter.message().attempt()).isEqualTo(7);
    assertThat(letter.message().id()).isEqualTo(ids.getFirst());
    assertThat(letter.message().headers()).isEqualTo(Map.of("tenant", "acme"));
    assertThat(letter.diedAt()).isAfterOrEqualTo(letter.message().occurredAt());
    assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(2);
  }

  @Test
  void deadLetters_areListed_thoseThatDiedFirstFirst_asManyAsAsked() throws Exception {
    died("a", 1);
    harness.advance(Duration.ofMillis(5));
    died("b", 2);
    harness.advance(Duration.ofMillis(5));
    died("c", 3);

    assertThat(store.deadLetters(2)).map(letter -> number(letter.message())).containsExactly(1, 2);
    assertThat(store.deadLetters(9))
        .map(letter -> number(letter.message()))
        .containsExactly(1, 2, 3);
  }

  @Test
  void replay_makesADeadLetterTheLastOfItsKey_withItsId() throws Exception {
    var id = died("k", 1);
    appended(event("k", 2), event("k", 3));

    assertThat(store.replay(id)).isTrue();
    assertThat(store.replay(id)).as("there is no such dead letter any more").isFalse();

    var messages = messages(claimed());
    assertThat(messages).map(OutboxContract::number).containsExactly(2, 3, 1);
    assertThat(messages.getLast().id()).isEqualTo(id);
    assertThat(messages.getLast().attempt()).isOne();
    assertThat(store.deadLetters(10)).isEmpty();
  }

  @Test
  void replay_whileItsKeyIsClaimed_waits() throws Exception {
    var id = died("k", 1);
    appended(event("k", 2));
    var lane = claimed().getFirst();

    store.replay(id);

    assertThat(claimed()).isEmpty();
    delivered(lane);
    assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(1);
  }

  @Test
  void replay_ofAMessageWithoutKey_deliversIt() throws Exception {
    appended(Event.unkeyed("order.placed", Map.of("number", 1)));
    var lane = claimed().getFirst();
    var id = lane.messages().getFirst().id();
    store.settle(dead(lane, "no"));

    assertThat(store.replay(id)).isTrue();

    assertThat(ids(claimed())).containsExactly(id);
  }

  @Test
  void replayAll_takesOneTopic_inTheOrderInWhichTheyDied() throws Exception {
    for (int i = 0; i < 3; i++) {
      died("k", i);
      harness.advance(Duration.ofMillis(5));
    }
    appended(Event.of("other", "o", Map.of("number", 9)));
    store.settle(dead(claimed().getFirst(), "no"));

    assertThat(store.replayAll("order.placed")).isEqualTo(3);

    assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(0, 1, 2);
    assertThat(store.deadLetters(10))
        .map(letter -> letter.message().topic())
        .containsExactly("other");
    assertThat(store.replayAll("nobody")).isZero();
  }

  @Test
  void discard_removesADeadLetter_andNothingElse() throws Exception {
    var id = died("k", 1);
    var pending = appended(event("k", 2)).getFirst();

    assertThat(store.discard(pending)).isFalse();
    assertThat(store.replay(pending)).isFalse();
    assertThat(store.discard(UUID.randomUUID())).isFalse();
    assertThat(store.discard(id)).isTrue();
    assertThat(store.discard(id)).isFalse();

    assertThat(store.deadLetters(10)).isEmpty();
    assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(2);
  }

  @Test
  void backlog_countsWhatIsPending_itsAge_andTheDead() throws Exception {
    died("dead", 1);
    appended(event("k", 2));
    harness.advance(MINUTE);
    appended(event("k", 3), Event.unkeyed("order.placed", Map.of("number", 4)));
    claimed(1);

    var backlog = store.backlog();

    assertThat(backlog.pending()).isEqualTo(3);
    assertThat(backlog.dead()).isOne();
    assertThat(backlog.oldestAge()).isBetween(MINUTE, MINUTE.plusSeconds(30));
  }

  @Test
  void backendThatIsAway_isTransient_andThenItIsBack() throws Exception {
    appended(event("k", 1));
    var transaction = harness.begin();
    harness.commit(transaction);
    harness.away(true);
    if (harness.capabilities().has(OutboxCapability.GOES_AWAY)) {
      assertThatThrownBy(outbox::backlog).isInstanceOf(TransientError.class);
      assertThatThrownBy(() -> outbox.deadLetters(1)).isInstanceOf(TransientError.class);
      assertThatThrownBy(() -> outbox.replay(UUID.randomUUID())).isInstanceOf(TransientError.class);
    } else {
      assertThat(outbox.backlog().pending()).as("it is never away").isOne();
    }
    harness.away(false);

    assertThat(outbox.backlog().pending()).isOne();
    assertThat(claimed()).hasSize(1);
  }

  /// Has a message of a key die that has no other.
  private UUID died(String key, int number) throws Exception {
    var id = appended(event(key, number)).getFirst();
    var lane =
        claimed().stream()
            .filter(some -> ids(List.of(some)).contains(id))
            .findFirst()
            .orElseThrow();
    store.settle(dead(lane, "no"));
    return id;
  }
}
