package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.outbox.Backlog;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What it is to append an event: it leaves if, and only if, its transaction stays.
///
/// @param <T> the transaction
public abstract non-sealed class AppendContract<T> extends OutboxContract<T> {

  /// A contract over this backend.
  protected AppendContract(OutboxHarness<T> harness) {
    super(harness);
  }

  @Test
  void append_inATransactionThatIsKept_canBeClaimedAsItWas() throws Exception {
    var event =
        Event.of("order.placed", "k1", Map.of("total", 4200L))
            .withVersion(3)
            .withHeader("tenant", "acme");

    var id = appended(event).getFirst();

    var message = messages(claimed()).getFirst();
    assertThat(message.id()).isEqualTo(id);
    assertThat(message.topic()).isEqualTo("order.placed");
    assertThat(message.key()).isEqualTo("k1");
    assertThat(message.version()).isEqualTo(3);
    assertThat(message.payload()).isEqualTo("{\"total\":4200}");
    assertThat(message.headers()).containsExactly(Map.entry("tenant", "acme"));
    assertThat(message.attempt()).isOne();
  }

  @Test
  void append_inATransactionThatIsRolledBack_leavesNothing() throws Exception {
    var transaction = harness.begin();
    outbox.append(transaction, event("k", 1));
    harness.rollback(transaction);

    assertThat(claimed()).isEmpty();
    assertThat(store.backlog()).isEqualTo(new Backlog(0, Duration.ZERO, 0));
    appended(event("k", 2));
    assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(2);
  }

  @Test
  void append_beforeItsTransactionIsKept_isNotSeen() throws Exception {
    var transaction = harness.begin();
    outbox.append(transaction, event("k", 1));

    assertThat(claimed()).isEmpty();
    assertThat(store.backlog().pending()).isZero();
    harness.commit(transaction);
    assertThat(claimed()).hasSize(1);
  }

  @Test
  void append_withoutAnOpenTransaction_isRefused() throws Exception {
    var none = harness.noTransaction();

    assertThatThrownBy(() -> outbox.append(none, event("k", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction");
    assertThat(claimed()).isEmpty();
  }

  @Test
  void append_anyTextThatIsText_comesBackAsItWas() throws Exception {
    var texts =
        List.of(
            "'; drop table x; --",
            "\"{}\\",
            "a,b",
            "{NULL}",
            "𝄞 ☃ e\u0301",
            "\n\t",
            "null",
            "%s?");
    for (var text : texts) {
      appended(
          Event.of("hostile", text, Map.of(text, text)).withHeader("h", text),
          Event.of("hostile", text + text, List.of(text)));
    }

    var messages = messages(claimed());
    assertThat(messages).hasSize(2 * texts.size());
    assertThat(messages)
        .filteredOn(message -> !message.headers().isEmpty())
        .allSatisfy(message -> {
          var text = message.key();
          assertThat(message.headers()).isEqualTo(Map.of("h", text));
          assertThat(message.payload(Object.class)).isEqualTo(Map.of(text, text));
        })
        .map(Message::key)
        .containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void append_ofALargePayload_comesBackWhole() throws Exception {
    var text = "ß".repeat(100_000);
    appended(Event.unkeyed("large", List.of(text)));

    assertThat(messages(claimed()).getFirst().payload()).isEqualTo("[\"" + text + "\"]");
  }

  @Test
  void appendAll_keepsTheOrderOfTheList_perKey() throws Exception {
    var events = IntStream.range(0, 60).mapToObj(i -> event("k" + i % 3, i)).toArray(Event[]::new);

    appended(events);

    var lanes = claimed();
    assertThat(lanes).hasSize(3);
    for (var lane : lanes) {
      assertThat(lane.messages()).map(OutboxContract::number).isSorted().hasSize(20);
    }
  }

  @Test
  void appends_toOneKey_inTransactionsThatOverlap_areInTheOrderInWhichTheyWereKept()
      throws Exception {
    try (var threads = threads()) {
      var first = harness.begin();
      outbox.append(first, event("k", 1));
      var began = new CountDownLatch(1);
      var second =
          threads.submit(() -> {
            var transaction = harness.begin();
            began.countDown();
            outbox.append(transaction, event("k", 2));
            harness.commit(transaction);
            return true;
          });
      began.await();
      if (harness.capabilities().has(OutboxCapability.APPENDS_WAIT)) {
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
            .as("the second append waits for the end of the first transaction")
            .isInstanceOf(TimeoutException.class);
        harness.commit(first);
        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(1, 2);
      } else {
        assertThat(second.get(30, TimeUnit.SECONDS))
            .as("the second append waits for nobody")
            .isTrue();
        harness.commit(first);
        assertThat(messages(claimed())).map(OutboxContract::number).containsExactly(2, 1);
      }
    }
  }

  @Test
  void appends_toDifferentKeys_waitForNobody() throws Exception {
    var first = harness.begin();
    outbox.append(first, event("k1", 1));
    outbox.append(first, Event.unkeyed("order.placed", Map.of("number", 2)));

    appended(event("k2", 3), Event.unkeyed("order.placed", Map.of("number", 4)));

    assertThat(messages(claimed())).map(OutboxContract::number).containsExactlyInAnyOrder(3, 4);
    harness.commit(first);
    assertThat(messages(claimed())).map(OutboxContract::number).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void appends_besideClaimsAndSettlements_loseNothing_andKeepTheirOrder() throws Exception {
    int each = 150;
    var received = new ArrayList<Message>();
    var seen = new HashSet<UUID>();
    try (var threads = threads()) {
      var writers =
          List.of(threads.submit(() -> write("w1", each)), threads.submit(() -> write("w2", each)));
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (received.size() < 2 * each && System.nanoTime() < patience) {
        for (var lane : claimed(5)) {
          lane.messages().stream().filter(message -> seen.add(message.id())).forEach(received::add);
          delivered(lane);
        }
      }
      for (var writer : writers) {
        assertThat(writer.get()).isTrue();
      }
    }

    assertThat(received).hasSize(2 * each);
    for (var writer : List.of("w1", "w2")) {
      assertThat(received)
          .filteredOn(message -> writer.equals(message.headers().get("writer")))
          .map(OutboxContract::number)
          .as("in the order of %s", writer)
          .isSorted();
    }
    assertThat(store.backlog().pending()).isZero();
  }

  private boolean write(String writer, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      appended(event("shared", i).withHeader("writer", writer));
    }
    return true;
  }
}
