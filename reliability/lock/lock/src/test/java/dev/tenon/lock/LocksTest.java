package dev.tenon.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Acquisition.Busy;
import dev.tenon.testkit.SettableClock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocksTest {

  private static final Duration LEASE = Duration.ofMinutes(1);

  private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
  private final Locks locks = Locks.inMemory(clock);
  private final FakeStore store = new FakeStore();
  private final AtomicLong nanos = new AtomicLong();
  private final Locks faked = Locks.on(store, LockOptions.defaults(), nanos::get);

  @Test
  void whileHeld_free_givesWhatTheWorkReturns_andReleases() {
    assertThat(locks.whileHeld("a", LEASE, lease -> lease.name() + lease.isHeld()))
        .contains("atrue");

    assertThat(acquired("a").isHeld()).isTrue();
  }

  @Test
  void whileHeld_busy_isEmpty_andDoesNothing() {
    acquired("a");

    assertThat(
            locks.whileHeld(
                "a",
                LEASE,
                lease -> {
                  throw new AssertionError("not alone");
                }))
        .isEmpty();
    assertThat(locks.runWhileHeld("a", LEASE, lease -> {})).isFalse();
  }

  @Test
  void whileHeld_workThrows_releases_andThrowsTheSame() {
    var failure = new FileNotFoundException("own");

    assertThatThrownBy(() ->
            locks.<IOException>runWhileHeld(
                "a",
                LEASE,
                lease -> {
                  throw failure;
                }))
        .isSameAs(failure);

    assertThat(acquired("a").isHeld()).isTrue();
  }

  @Test
  @SuppressWarnings("NullAway")
  void whileHeld_workReturnsNull_saysWhatToUse_andReleases() {
    assertThatThrownBy(() -> locks.whileHeld("a", LEASE, lease -> null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("runWhileHeld");

    assertThat(acquired("a").isHeld()).isTrue();
  }

  @Test
  void whileHeld_workLongerThanTheLease_isRenewed() throws Exception {
    store.renewals = new CountDownLatch(3);

    assertThat(
            faked.<Boolean, InterruptedException>whileHeld(
                "a",
                Duration.ofMillis(300),
                lease -> {
                  store.renewals.await();
                  return lease.isHeld();
                }))
        .contains(true);
  }

  @Test
  void whileHeld_storeAwayForAMoment_isRenewedSoonAfter() throws Exception {
    assertThat(
            faked.<Boolean, InterruptedException>whileHeld(
                "a",
                Duration.ofSeconds(2),
                lease -> {
                  store.failure = new IOException("away");
                  store.renewals.await();
                  store.renewals = new CountDownLatch(1);
                  store.failure = null;
                  store.renewals.await();
                  return lease.isHeld();
                }))
        .contains(true);
  }

  @Test
  void whileHeld_longestHold_endsTheRenewals() throws Exception {
    var once = Locks.on(store, LockOptions.defaults().withLongestHold(Duration.ZERO));
    var second = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var held =
          threads.submit(() ->
              once.<InterruptedException>runWhileHeld(
                  "a", Duration.ofMillis(3), lease -> second.await()));
      var other =
          threads.submit(() -> {
            // Its renewals come when those of the first would have come several times.
            return faked.<InterruptedException>runWhileHeld(
                "b", Duration.ofMillis(30), lease -> store.renewals.await());
          });
      assertThat(other.get()).isTrue();
      assertThat(store.renewedNames).containsOnly("b");
      second.countDown();
      assertThat(held.get()).isTrue();
    }
  }

  @Test
  void whileHeld_leaseLost_isAFailure_sinceOthersMayHaveWorked() {
    assertThatThrownBy(() ->
            locks.runWhileHeld(
                "a",
                LEASE,
                lease -> {
                  clock.advance(LEASE);
                  assertThatThrownBy(lease::requireHeld).isInstanceOf(LockFailure.class);
                }))
        .isInstanceOfSatisfying(
            LockFailure.class,
            failure -> {
              assertThat(failure.id()).isEqualTo("TENON-K02");
              assertThat(failure).hasMessageContaining("'a'").hasMessageContaining("fence");
            });
  }

  @Test
  void whileHeld_renewalRefused_isAFailure() {
    store.isLost = true;

    assertThatThrownBy(() ->
            faked.runWhileHeld(
                "a",
                Duration.ofMillis(60),
                lease -> {
                  while (lease.isHeld()) {
                    Thread.onSpinWait();
                  }
                }))
        .isInstanceOf(LockFailure.class)
        .hasMessageStartingWith("TENON-K02");
  }

  @Test
  void whileHeld_storeAwayAtTheEnd_givesTheResult_sinceTheLockEndsByItself() {
    assertThat(
            faked.whileHeld(
                "a",
                LEASE,
                lease -> {
                  store.failure = new IOException("away");
                  return "done";
                }))
        .contains("done");
  }

  @Test
  void whileHeld_storeAwayAtTheEnd_afterTheLease_isAFailure() {
    assertThatThrownBy(() ->
            faked.runWhileHeld(
                "a",
                LEASE,
                lease -> {
                  store.failure = new IOException("away");
                  nanos.addAndGet(LEASE.toNanos());
                }))
        .isInstanceOf(LockFailure.class)
        .hasMessageStartingWith("TENON-K02");
  }

  @Test
  void whileHeld_workThrows_andSoDoesTheStore_keepsBoth() {
    var failure = new IllegalStateException("own");

    assertThatThrownBy(() ->
            faked.runWhileHeld(
                "a",
                LEASE,
                lease -> {
                  store.failure = new IllegalArgumentException("no such table");
                  throw failure;
                }))
        .isSameAs(failure)
        .satisfies(thrown ->
            assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(LockFailure.class));
  }

  @Test
  void acquire_saysForHowLongItIsBusy() {
    acquired("a");
    clock.advance(Duration.ofSeconds(20));

    assertThat(locks.acquire("a", LEASE)).isEqualTo(new Busy(Duration.ofSeconds(40)));
  }

  @Test
  void acquire_waiting_hasItAfterTheRelease() throws Exception {
    store.isHeld = true;
    store.attempts = new CountDownLatch(3);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> faked.waiting(Duration.ofMinutes(1)).acquire("a", LEASE));
      store.attempts.await();
      store.isHeld = false;

      assertThat(waiting.get()).isInstanceOf(Acquired.class);
    }
  }

  @Test
  void acquire_waiting_givesUp() {
    store.isHeld = true;
    var patient =
        Locks.on(
            store,
            LockOptions.defaults()
                .withPatience(Duration.ofMillis(5))
                .withPoll(Duration.ofMillis(1)));

    assertThat(patient.acquire("a", LEASE)).isInstanceOf(Busy.class);
    assertThat(store.attempts.getCount()).isZero();
  }

  @Test
  void acquire_interruptedWhileItWaits_isATransientError_andStaysInterrupted() throws Exception {
    store.isHeld = true;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          threads.submit(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> faked.waiting(LEASE).acquire("a", LEASE))
                .isInstanceOf(TransientError.class);
            return Thread.currentThread().isInterrupted();
          });

      assertThat(waiting.get()).isTrue();
    }
  }

  @Test
  void acquire_storeInterrupted_isATransientError_andStaysInterrupted() throws ExecutionException {
    store.failure = new InterruptedException();

    assertThatThrownBy(() -> faked.acquire("a", LEASE)).isInstanceOf(TransientError.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void acquire_storeAway_isATransientError() {
    store.failure = new IOException("connection refused");

    assertThatThrownBy(() -> faked.acquire("a", LEASE))
        .isInstanceOf(TransientError.class)
        .hasCause(store.failure);
  }

  @Test
  void acquire_storeRefuses_isALockFailure() {
    store.failure = new IllegalStateException("there is no table");

    assertThatThrownBy(() -> faked.acquire("a", LEASE))
        .isInstanceOf(LockFailure.class)
        .hasMessage("TENON-K01  The store of the locks refused: there is no table")
        .hasCause(store.failure);
  }

  @Test
  void acquire_storeFailsWithoutAWord_saysWithWhat() {
    store.failure = new UnsupportedOperationException();

    assertThatThrownBy(() -> faked.acquire("a", LEASE))
        .isInstanceOf(LockFailure.class)
        .hasMessageEndingWith("java.lang.UnsupportedOperationException");
  }

  @Test
  void errorsOfOurs_passAsTheyAre() {
    store.failure = new TransientError("by the driver", null);
    assertThatThrownBy(() -> faked.acquire("a", LEASE)).isSameAs(store.failure);

    store.failure = LockFailure.stale("a", 1, 2);
    assertThatThrownBy(() -> faked.acquire("a", LEASE)).isSameAs(store.failure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "\0", "\u0085", "a\ud83d", "\udd11a"})
  void name_thatIsNone_isRefused(String name) {
    assertThatThrownBy(() -> locks.acquire(name, LEASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name of a lock");
  }

  @Test
  void name_thatIsTooLong_isRefused_withBothLengths() {
    assertThatThrownBy(() -> locks.acquire("x".repeat(201), LEASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("200")
        .hasMessageContaining("201");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999S", "PT24H0.001S", "P300000000D"})
  void lease_outOfRange_isRefused(String lease) {
    assertThatThrownBy(() -> locks.acquire("a", Duration.parse(lease)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 ms to 24 h");
  }

  @Test
  void manyNames_thatEndUnreleased_areForgotten() {
    for (int i = 0; i < 5_000; i++) {
      acquired("job " + i);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(acquired("job 0").isHeld()).isTrue();
    assertThat(locks.acquire("job 4990", LEASE)).isInstanceOf(Busy.class);
  }

  private Lease acquired(String name) {
    return ((Acquired) locks.acquire(name, LEASE)).lease();
  }
}
