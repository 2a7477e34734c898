package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.Inbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an inbox does.
///
/// @param <T> the transaction
@Timeout(120)
public abstract class InboxContract<T> {

  private final InboxHarness<T> harness;
  private final Inbox<T> inbox;
  private final UUID id = UUID.randomUUID();
  private final List<String> done = new ArrayList<>();

  /// A contract over this backend.
  protected InboxContract(InboxHarness<T> harness) {
    this.harness = harness;
    try {
      inbox = Inbox.on(harness.emptied());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void message_thatArrivesTwice_isHandledOnce() throws Exception {
    assertThat(handled("stock", id)).isTrue();
    assertThat(handled("stock", id)).isFalse();
    assertThat(handled("stock", UUID.randomUUID())).isTrue();

    assertThat(done).hasSize(2);
  }

  @Test
  void message_isHandledOnceByEachConsumer() throws Exception {
    assertThat(handled("stock", id)).isTrue();
    assertThat(handled("mails ☃ '\"", id)).isTrue();
    assertThat(handled("mails ☃ '\"", id)).isFalse();
  }

  @Test
  void result_isThatOfTheWork_andEmptyTheSecondTime() throws Exception {
    var first = harness.begin();
    assertThat(inbox.once(first, "stock", id, () -> 7)).contains(7);
    harness.commit(first);

    var second = harness.begin();
    assertThat(inbox.once(second, "stock", id, () -> 8)).isEmpty();
    harness.rollback(second);
  }

  @Test
  void message_twiceInOneTransaction_isHandledOnce() throws Exception {
    var transaction = harness.begin();
    assertThat(inbox.runOnce(transaction, "stock", id, () -> {})).isTrue();
    assertThat(inbox.runOnce(transaction, "stock", id, () -> {})).isFalse();
    harness.commit(transaction);
  }

  @Test
  void transaction_thatIsRolledBack_leavesNoMark() throws Exception {
    var transaction = harness.begin();
    inbox.runOnce(transaction, "stock", id, () -> {});
    harness.rollback(transaction);

    assertThat(handled("stock", id)).isTrue();
  }

  @Test
  void work_thatThrows_leavesWithItsException_andTheMessageIsHandledAgain() throws Exception {
    var transaction = harness.begin();
    var failure = new IOException("own");
    assertThatThrownBy(() ->
            inbox.<IOException>runOnce(
                transaction,
                "stock",
                id,
                () -> {
                  throw failure;
                }))
        .isSameAs(failure);
    harness.rollback(transaction);

    assertThat(handled("stock", id)).isTrue();
  }

  @Test
  void deliveries_atTheSameTime_oneWaitsForTheOther_andSkipsIfThatIsKept() throws Exception {
    assertThat(besideAnOpenOne(true)).isEqualTo(!waits());
  }

  @Test
  void deliveries_atTheSameTime_oneWaitsForTheOther_andDoesItIfThatIsRolledBack() throws Exception {
    assertThat(besideAnOpenOne(false)).isTrue();
  }

  private boolean waits() {
    return harness.capabilities().has(InboxCapability.DELIVERIES_WAIT);
  }

  /// Handles a message while another transaction has handled it and is open; returns whether the
  /// work was done.
  private boolean besideAnOpenOne(boolean isKept) throws Exception {
    try (var threads = threads()) {
      var open = harness.begin();
      assertThat(inbox.runOnce(open, "stock", id, () -> {})).isTrue();
      var began = new CountDownLatch(1);
      Future<Boolean> other =
          threads.submit(() -> {
            began.countDown();
            return handled("stock", id);
          });
      began.await();
      if (waits()) {
        assertThatThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS))
            .isInstanceOf(TimeoutException.class);
      } else {
        assertThat(other.get(30, TimeUnit.SECONDS)).as("it waits for nobody").isTrue();
      }
      if (isKept) {
        harness.commit(open);
      } else {
        harness.rollback(open);
      }
      return other.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void withoutAnOpenTransaction_nothingIsHandled() throws Exception {
    var none = harness.noTransaction();

    assertThatThrownBy(() -> inbox.runOnce(none, "stock", id, () -> done.add("done")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction");

    assertThat(done).isEmpty();
    assertThat(handled("stock", id)).isTrue();
  }

  @Test
  void purge_forgetsWhatIsOldEnough_andNothingElse() throws Exception {
    handled("stock", id);
    harness.advance(Duration.ofDays(2));
    var young = UUID.randomUUID();
    handled("stock", young);

    assertThat(inbox.purge(Duration.ofDays(3))).isZero();
    assertThat(inbox.purge(Duration.ofDays(1))).isOne();

    assertThat(handled("stock", young)).isFalse();
    assertThat(handled("stock", id)).as("it is forgotten").isTrue();
  }

  @Test
  void backendThatIsAway_isTransient() throws Exception {
    handled("stock", id);
    harness.away(true);
    if (harness.capabilities().has(InboxCapability.GOES_AWAY)) {
      assertThatThrownBy(() -> inbox.purge(Duration.ZERO)).isInstanceOf(TransientError.class);
    } else {
      assertThat(inbox.purge(Duration.ofDays(1))).as("it is never away").isZero();
    }
    harness.away(false);
    assertThat(handled("stock", id)).isFalse();
  }

  private boolean handled(String consumer, UUID message) throws Exception {
    var transaction = harness.begin();
    boolean isFirst = inbox.runOnce(transaction, consumer, message, () -> done.add(consumer));
    harness.commit(transaction);
    return isFirst;
  }

  private static ExecutorService threads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }
}
