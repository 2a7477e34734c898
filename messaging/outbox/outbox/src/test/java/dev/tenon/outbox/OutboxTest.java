package dev.tenon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.spi.InboxStore;
import dev.tenon.redaction.Redaction;
import dev.tenon.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
  private final Outbox<InMemoryTransaction> outbox =
      Outbox.inMemory(clock, InMemoryTransaction::afterCommit);
  private final List<Message> received = new ArrayList<>();

  @Test
  void payload_thatIsTooLarge_isRefused_andNothingIsWritten() {
    var small = outbox.with(OutboxOptions.defaults().withMaxPayloadBytes(10));
    try (var transaction = new InMemoryTransaction()) {
      small.append(transaction, Event.unkeyed("t", "12345678"));
      assertThatThrownBy(() ->
              small.appendAll(
                  transaction, List.of(Event.unkeyed("t", 1), Event.unkeyed("t", "123456789"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("11 bytes")
          .hasMessageContaining("maxPayloadBytes");
      transaction.commit();
    }

    assertThat(outbox.backlog().pending()).isOne();
  }

  @Test
  void appendAll_ofNothing_doesNothing() {
    try (var transaction = new InMemoryTransaction()) {
      assertThat(outbox.appendAll(transaction, List.of())).isEmpty();
    }
  }

  @Test
  void ids_areOfVersion7_andSeveralFromOneEvent() {
    var event = Event.of("t", "k", 1);
    try (var transaction = new InMemoryTransaction()) {
      var ids = outbox.appendAll(transaction, List.of(event, event));
      assertThat(ids)
          .doesNotHaveDuplicates()
          .allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
    }
  }

  @Test
  void within_leadsFromAnotherTransaction() {
    record Unit(InMemoryTransaction transaction) {}
    var other = outbox.<Unit>within(Unit::transaction);
    var unit = new Unit(new InMemoryTransaction());
    other.append(unit, Event.unkeyed("t", 1));
    unit.transaction().commit();

    assertThat(other.relay(received::add, RelayOptions.defaults()).runOnce()).isOne();
  }

  @Test
  void deadLetters_areAskedForInNumbersThatMakeSense() {
    assertThatThrownBy(() -> outbox.deadLetters(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> outbox.deadLetters(10_001)).hasMessageContaining("1 to 10000");
    assertThat(outbox.deadLetters(1)).isEmpty();
    assertThat(outbox.discard(UUID.randomUUID())).isFalse();
    assertThat(outbox.replayAll("t")).isZero();
  }

  @Test
  void options_refuseWhatMakesNoSense() {
    var defaults = OutboxOptions.defaults();
    assertThatThrownBy(() -> defaults.withMaxPayloadBytes(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> defaults.withMaxPayloadBytes(1_000_001))
        .hasMessageContaining("1000000");
    assertThatThrownBy(() -> defaults.withRedaction("No Topic", Redaction.off()))
        .hasMessageContaining("A topic is");
    assertThat(defaults.withRedaction(Redaction.off()).redaction().isOff()).isTrue();
  }

  @Test
  void relayOptions_refuseWhatMakesNoSense() {
    var defaults = RelayOptions.defaults();
    for (var wrong :
        List.<Runnable>of(
            () -> defaults.withBatch(0),
            () -> defaults.withBatch(10_001),
            () -> defaults.withConcurrency(0),
            () -> defaults.withMaxAttempts(0),
            () -> defaults.withLease(Duration.ofMillis(999)),
            () -> defaults.withLease(Duration.ofHours(2)),
            () -> defaults.withPoll(Duration.ZERO),
            () -> defaults.withDelays(Duration.ofSeconds(2), Duration.ofSeconds(1)),
            () -> defaults.withDelays(Duration.ZERO, Duration.ofSeconds(1)),
            () -> defaults.withRetention(Duration.ofSeconds(-1)),
            () -> defaults.withGrace(Duration.ofMinutes(11)))) {
      assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(defaults.withName("orders-relay").withPoll(Duration.ofSeconds(2)).poll())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void relayOptions_areChangedOneByOne() {
    var changed =
        RelayOptions.defaults()
            .withName("orders-relay")
            .withBatch(2)
            .withConcurrency(3)
            .withLease(Duration.ofSeconds(4))
            .withPoll(Duration.ofSeconds(5))
            .withDelays(Duration.ofSeconds(6), Duration.ofSeconds(7))
            .withMaxAttempts(8)
            .withRetention(Duration.ofSeconds(9))
            .withGrace(Duration.ofSeconds(11));

    assertThat(changed)
        .isEqualTo(
            new RelayOptions(
                "orders-relay",
                2,
                3,
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                8,
                Duration.ofSeconds(9),
                Duration.ofSeconds(11)));
  }

  @Test
  void targetByTopic_rejectsOthers_orHandsThemOn() throws Exception {
    var table = Map.of("a", (Target) received::add);
    Target.byTopic(table).deliver(message("a"));
    assertThatThrownBy(() -> Target.byTopic(table).deliver(message("b")))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("b");
    Target.byTopic(table, received::add).deliver(message("b"));

    assertThat(received).map(Message::topic).containsExactly("a", "b");
    assertThatThrownBy(() -> Target.byTopic(Map.of("A", received::add)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void message_showsNeitherKeyNorPayload_andReadsAsARecord() {
    assertThat(message("a").toString()).startsWith("Message[a ").doesNotContain("secret");
    assertThat(message("a").payload(String.class)).isEqualTo("secret");
  }

  @Test
  void store_thatThrows_isTranslatedOnce() {
    var calls = new StoreCalls("TENON-E01", "outbox", e -> e instanceof IOException);
    var away = new IOException("away");
    var broken = new Exception("broken");
    var known = new TransientError("known", null);
    var failure = new OutboxFailure("TENON-E01", "known", null);

    assertThatThrownBy(() -> thrown(calls, away)).isInstanceOf(TransientError.class).hasCause(away);
    assertThatThrownBy(() -> thrown(calls, broken))
        .isInstanceOfSatisfying(OutboxFailure.class, e -> assertThat(e.id()).isEqualTo("TENON-E01"))
        .hasMessage("TENON-E01  The outbox refused to do this.")
        .hasCause(broken);
    assertThatThrownBy(() -> thrown(calls, known)).isSameAs(known);
    assertThatThrownBy(() -> thrown(calls, failure)).isSameAs(failure);
    assertThatThrownBy(() -> thrown(calls, new IllegalArgumentException("own")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> thrown(calls, new InterruptedException()))
        .isInstanceOf(TransientError.class);
    assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
  }

  private static void thrown(StoreCalls calls, Exception e) {
    calls.call(
        "do this",
        () -> {
          throw e;
        });
  }

  @Test
  void backoff_doublesUpToItsLimit_andObeysTheTarget() {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.after(1, new IOException()))
          .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(backoff.after(4, new IOException()))
          .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
      assertThat(backoff.after(1_000_000, new IOException()))
          .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }
    assertThat(backoff.after(1, new TransientError("", Duration.ofSeconds(9), null)))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(backoff.after(1, new TransientError("", Duration.ofDays(9), null)))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(backoff.after(9, new TransientError("", Duration.ZERO, null)))
        .isGreaterThan(Duration.ofSeconds(100));
  }

  @Test
  void inMemoryTransaction_endsOnce() {
    var done = new HashMap<String, Integer>();
    var transaction = new InMemoryTransaction();
    transaction.afterCommit(() -> done.merge("done", 1, Integer::sum));
    transaction.commit();
    transaction.close();
    assertThat(done).containsEntry("done", 1);
    assertThatThrownBy(transaction::commit).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> transaction.afterCommit(() -> {})).hasMessageContaining("has ended");
  }

  @Test
  void inbox_refusesConsumersWithoutName_andNegativeAges() {
    Inbox<InMemoryTransaction> inbox = Inbox.inMemory(clock, InMemoryTransaction::afterCommit);
    try (var transaction = new InMemoryTransaction()) {
      for (var name : List.of("", " ", "x".repeat(201), "a\0")) {
        assertThatThrownBy(() -> inbox.runOnce(transaction, name, UUID.randomUUID(), () -> {}))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
    assertThatThrownBy(() -> inbox.purge(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inboxWhoseStoreFails_refuses_unlessTheStoreSaysItIsAway() {
    var inbox =
        Inbox.on(
            new InboxStore<InMemoryTransaction>() {
              @Override
              public boolean mark(InMemoryTransaction transaction, String consumer, UUID message)
                  throws IOException {
                throw new IOException("broken");
              }

              @Override
              public long purge(Duration age) {
                return 0;
              }
            });

    try (var transaction = new InMemoryTransaction()) {
      assertThatThrownBy(() -> inbox.runOnce(transaction, "c", UUID.randomUUID(), () -> {}))
          .isInstanceOf(OutboxFailure.class)
          .hasRootCauseMessage("broken");
    }
  }

  @Test
  void inbox_withinAnotherTransaction_leadsToThisOne() {
    record Unit(InMemoryTransaction transaction) {}
    Inbox<Unit> inbox =
        Inbox.inMemory(clock, InMemoryTransaction::afterCommit).within(Unit::transaction);
    var unit = new Unit(new InMemoryTransaction());

    assertThat(inbox.once(unit, "c", new UUID(0, 1), () -> 7)).contains(7);
    unit.transaction().commit();
    assertThat(inbox.once(new Unit(new InMemoryTransaction()), "c", new UUID(0, 1), () -> 7))
        .isEmpty();
  }

  private static Message message(String topic) {
    return new Message(
        new UUID(0, 1), topic, "secret", 1, "\"secret\"", Map.of(), java.time.Instant.EPOCH, 1);
  }
}
