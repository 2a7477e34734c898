package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.Rejected;
import dev.tenon.outbox.Relay;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.Target;
import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Treatment;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of messages that a relay delivers.
///
/// @param <T> the transaction
@Timeout(120)
public abstract non-sealed class DeliveryContract<T> extends OutboxContract<T> {

  private static final RelayOptions OPTIONS =
      RelayOptions.defaults().withLease(LEASE).withPoll(Duration.ofMillis(50));

  private final ConcurrentLinkedQueue<Message> received = new ConcurrentLinkedQueue<>();

  /// A contract over this backend.
  protected DeliveryContract(OutboxHarness<T> harness) {
    super(harness);
  }

  private Relay relay(Target target) {
    return outbox.relay(target, OPTIONS);
  }

  private List<Integer> numbers() {
    return received.stream().map(OutboxContract::number).toList();
  }

  @Test
  void run_deliversWhatIsDue_inOrderPerKey_andNothingTwice() throws Exception {
    appended(numbered("k1", 150));
    appended(numbered("k2", 150));

    assertThat(relay(received::add).runOnce()).isEqualTo(300);
    assertThat(relay(received::add).runOnce()).isZero();

    for (var key : List.of("k1", "k2")) {
      assertThat(received)
          .filteredOn(message -> key.equals(message.key()))
          .map(OutboxContract::number)
          .isSorted()
          .hasSize(150);
    }
    assertThat(outbox.backlog().pending()).isZero();
  }

  @Test
  void differentKeys_areDeliveredAtTheSameTime_oneKeyInSequence() throws Exception {
    appended(event("k1", 1), event("k2", 2), event("k3", 3), event("k1", 4));
    var together = new CyclicBarrier(3);
    var busy = ConcurrentHashMap.<String>newKeySet();

    relay(
            message -> {
              var key = String.valueOf(message.key());
              assertThat(busy.add(key)).as("alone with its key").isTrue();
              if (number(message) <= 3) {
                together.await(30, TimeUnit.SECONDS);
              }
              busy.remove(key);
              received.add(message);
            })
        .runOnce();

    assertThat(numbers()).containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  @Test
  void failure_isTriedAgainLater_andHoldsBackItsKeyAlone() throws Exception {
    appended(event("k1", 1), event("k1", 2), event("k2", 3));
    var relay =
        relay(message -> {
          if (number(message) == 1 && message.attempt() < 3) {
            throw new IOException("away");
          }
          received.add(message);
        });

    assertThat(relay.runOnce()).isOne();
    assertThat(numbers()).containsExactly(3);
    harness.advance(Duration.ofMillis(400));
    assertThat(relay.runOnce()).as("half of the first wait at least").isZero();
    harness.advance(Duration.ofMillis(700));
    assertThat(relay.runOnce()).as("the second attempt fails, too").isZero();
    harness.advance(Duration.ofMillis(900));
    assertThat(relay.runOnce()).as("the second wait is longer").isZero();
    harness.advance(Duration.ofMillis(1200));
    assertThat(relay.runOnce()).isEqualTo(2);

    assertThat(numbers()).containsExactly(3, 1, 2);
    assertThat(received).map(Message::attempt).containsExactly(1, 3, 1);
  }

  @Test
  void transientError_isNotTriedAgainBeforeItsWaitIsOver() throws Exception {
    appended(event("k", 1));
    var relay =
        relay(message -> {
          if (message.attempt() == 1) {
            throw new TransientError("busy", Duration.ofSeconds(60), null);
          }
          received.add(message);
        });

    relay.runOnce();
    harness.advance(Duration.ofSeconds(59));
    assertThat(relay.runOnce()).isZero();
    harness.advance(Duration.ofSeconds(2));
    assertThat(relay.runOnce()).isOne();
  }

  @Test
  void rejected_isADeadLetterAtOnce_andTheLaterOnesOfItsKeyGoOn() throws Exception {
    var id = appended(event("k", 1), event("k", 2)).getFirst();

    relay(
            message -> {
              if (number(message) == 1) {
                throw new Rejected("token=abc is no order\0");
              }
              received.add(message);
            })
        .runOnce();

    assertThat(numbers()).containsExactly(2);
    var letter = outbox.deadLetters(10).getFirst();
    assertThat(letter.message().id()).isEqualTo(id);
    assertThat(letter.reason()).contains("is no order").doesNotContain("abc").doesNotContain("\0");
    assertThat(outbox.backlog().dead()).isOne();
  }

  @Test
  void message_thatFailsAsOftenAsItMay_isADeadLetter_andCanBeReplayed() throws Exception {
    appended(event("k", 1), event("k", 2));
    var isMended = new AtomicBoolean();
    var relay =
        outbox.relay(
            message -> {
              if (number(message) == 1 && !isMended.get()) {
                throw new IllegalStateException("broken " + "long ".repeat(500));
              }
              received.add(message);
            },
            OPTIONS.withMaxAttempts(3));
    for (int i = 0; i < 3; i++) {
      relay.runOnce();
      harness.advance(Duration.ofMinutes(10));
    }

    var letter = outbox.deadLetters(10).getFirst();
    assertThat(letter.message().attempt()).isEqualTo(3);
    assertThat(letter.reason())
        .startsWith("java.lang.IllegalStateException: broken")
        .hasSizeLessThan(1_100);
    assertThat(numbers()).containsExactly(2);

    isMended.set(true);
    assertThat(outbox.replay(letter.message().id())).isTrue();
    relay.runOnce();
    assertThat(numbers()).containsExactly(2, 1);
    assertThat(outbox.deadLetters(10)).isEmpty();
  }

  @Test
  void message_whoseRelayEndsAtEachAttempt_isADeadLetterInTheEnd() throws Exception {
    appended(event("k", 1), event("k", 2));
    for (int i = 0; i < 3; i++) {
      claimed(); // and whoever claimed it ends
      harness.advance(LEASE.plusSeconds(1));
    }

    outbox.relay(received::add, OPTIONS.withMaxAttempts(3)).runOnce();

    assertThat(numbers()).containsExactly(2);
    assertThat(outbox.deadLetters(10))
        .hasSize(1)
        .allSatisfy(letter -> assertThat(letter.reason()).contains("claimed 3 times"));
  }

  @Test
  void relayThatEndsBetweenDeliveryAndTheNoteOfIt_deliversAgain() throws Exception {
    var id = appended(event("k", 1)).getFirst();
    received.addAll(messages(claimed())); // delivered, and never noted

    assertThat(relay(received::add).runOnce()).as("while the lease holds").isZero();
    harness.advance(LEASE.plusSeconds(1));
    assertThat(relay(received::add).runOnce()).isOne();

    assertThat(received).map(Message::id).containsExactly(id, id);
    assertThat(received).map(Message::attempt).containsExactly(1, 2);
  }

  @Test
  void manyRelays_deliverEachMessageOnce_andOneOfAKeyAtATime() throws Exception {
    for (int i = 0; i < 10; i++) {
      appended(numbered("k" + i, 30));
    }
    var busy = ConcurrentHashMap.<String>newKeySet();
    var clashes = new AtomicInteger();
    Target target =
        message -> {
          var key = String.valueOf(message.key());
          if (!busy.add(key)) {
            clashes.incrementAndGet();
          }
          LockSupport.parkNanos(100_000); // so that others have the chance to clash
          received.add(message);
          busy.remove(key);
        };
    try (var threads = threads()) {
      for (int i = 0; i < 3; i++) {
        threads.execute(() -> outbox.relay(target, OPTIONS.withBatch(7)).runOnce());
      }
    }
    relay(target).runOnce();

    assertThat(clashes).hasValue(0);
    assertThat(received).map(Message::id).hasSize(300).doesNotHaveDuplicates();
    for (int i = 0; i < 10; i++) {
      var key = "k" + i;
      assertThat(received)
          .filteredOn(message -> key.equals(message.key()))
          .map(OutboxContract::number)
          .isSorted();
    }
  }

  @Test
  void redaction_hidesInACopy_andLeavesTheCallersObjectWhole() throws Exception {
    var inner = new HashMap<String, Object>(Map.of("password", "hunter2", "name", "Ann"));
    var payload = new HashMap<String, Object>(Map.of("user", inner, "email", "ann@example.com"));
    var before =
        Map.of("user", Map.of("password", "hunter2", "name", "Ann"), "email", "ann@example.com");
    var own = Redaction.standard().with("email", Treatment.DROP);
    var hiding = outbox.with(OutboxOptions.defaults().withRedaction("user.created", own));
    var transaction = harness.begin();
    hiding.append(transaction, Event.of("user.created", "k", payload).withHeader("apikey", "xyz"));
    hiding.append(transaction, Event.of("user.changed", "k", payload));
    harness.commit(transaction);

    relay(received::add).runOnce();

    assertThat(payload).isEqualTo(before);
    assertThat(received)
        .map(message -> message.payload(Object.class))
        .containsExactly(
            Map.of("user", Map.of("password", "***", "name", "Ann")),
            Map.of("user", Map.of("password", "***", "name", "Ann"), "email", "ann@example.com"));
    assertThat(received.element().headers()).isEqualTo(Map.of("apikey", "***"));
  }
}
