package dev.tenon.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LedgerTest {

  private static final Callable<Settled> AWAY =
      ScriptedStore.thrown(new TransientError("away", null));

  private final ScriptedStore store = new ScriptedStore();
  private final Ledger ledger =
      new Ledger(store, new StoreCalls("TENON-E01", "outbox", store::isAway), () -> {});
  private final LoggedLines logged = new LoggedLines();

  @AfterEach
  void close() {
    ledger.close();
    logged.close();
  }

  private static Settlement settlement(int attempts) {
    return new Settlement.Returned(ScriptedStore.lane(1), attempts, Duration.ZERO);
  }

  private void addInTime(Settlement settlement) {
    ledger.add(settlement, System.nanoTime() + Duration.ofHours(1).toNanos());
  }

  private void addTooLate(Settlement settlement) {
    ledger.add(settlement, System.nanoTime());
  }

  /// Has the store at work until the latch is released.
  private CountDownLatch busy() throws InterruptedException {
    var released = new CountDownLatch(1);
    store.settles.add(() -> {
      released.await();
      return new Settled(1, false);
    });
    addInTime(settlement(0));
    store.nextSettled();
    return released;
  }

  @Test
  void storeThatIsAway_isTriedAgain_untilItIsBack() throws Exception {
    store.settles.addAll(List.of(AWAY, AWAY));

    addInTime(settlement(1));
    ledger.flush();

    assertThat(store.settled)
        .containsExactly(List.of(settlement(1)), List.of(settlement(1)), List.of(settlement(1)));
  }

  @Test
  void storeWithABug_isTriedAgain_too() throws Exception {
    store.settles.add(() -> {
      throw new NoClassDefFoundError("a driver in two halves");
    });

    addInTime(settlement(1));
    ledger.flush();

    assertThat(store.settled).hasSize(2);
  }

  @Test
  void claimThatRunsOutMeanwhile_isNotTriedAgain_theOthersAre() throws Exception {
    var released = busy();
    addTooLate(settlement(1));
    addInTime(settlement(2));
    store.settles.add(AWAY);

    released.countDown();
    ledger.flush();

    assertThat(store.settled)
        .containsExactly(List.of(settlement(1), settlement(2)), List.of(settlement(2)));
  }

  @Test
  void settlementsThatAreAllTooLate_areGivenUp_andTheNextAreWritten() throws Exception {
    store.settles.add(AWAY);

    addTooLate(settlement(1));
    ledger.flush();
    addInTime(settlement(2));
    ledger.flush();

    assertThat(store.settled).containsExactly(List.of(settlement(1)), List.of(settlement(2)));
    assertThat(logged.lines())
        .contains("What became of messages could not be noted; they will come again");
  }

  @Test
  void settlementsAfterTheirClaim_areTold_withTheRemedy() throws Exception {
    store.settles.add(() -> new Settled(0, false));

    addInTime(settlement(1));
    ledger.flush();

    assertThat(logged.lines())
        .singleElement()
        .asString()
        .startsWith("1 of 1 settlements came after their claim had run out")
        .contains("less than half the lease");
  }

  @Test
  void settlementsThatCameTogether_areWrittenAThousandAtOnce() throws Exception {
    var released = busy();
    for (int i = 0; i < 1_500; i++) {
      addInTime(settlement(i));
    }

    released.countDown();
    ledger.flush();

    assertThat(store.settled).map(List::size).containsExactly(1_000, 500);
  }

  @Test
  void close_whileTheStoreIsAway_triesNoLonger() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      store.settles.add(AWAY);
    }
    addInTime(settlement(1));
    store.nextSettled();

    ledger.close();

    assertThat(store.settles).isNotEmpty();
    assertThat(logged.lines())
        .contains("What became of messages could not be noted; they will come again");
  }

  @Test
  void close_writesWhatIsLeft() throws Exception {
    var released = busy();
    addInTime(settlement(1));

    released.countDown();
    ledger.close();

    assertThat(store.settled).containsExactly(List.of(settlement(1)));
  }

  @Test
  void interruptedClose_returns_andWhatIsLeftIsWrittenAllTheSame() throws Exception {
    var released = busy();
    addInTime(settlement(1));

    Thread.currentThread().interrupt();
    ledger.close();
    assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();

    released.countDown();
    assertThat(store.nextSettled()).containsExactly(settlement(1));
  }

  @Test
  void storeThatIsInterrupted_losesWhatItWasGiven_andNothingElse() throws Exception {
    store.settles.add(ScriptedStore.thrown(new InterruptedException()));

    addInTime(settlement(1));
    ledger.flush();
    addInTime(settlement(2));
    ledger.flush();

    assertThat(store.settled).containsExactly(List.of(settlement(1)), List.of(settlement(2)));
    assertThat(logged.lines())
        .contains("What became of messages could not be noted; they will come again");
  }
}
