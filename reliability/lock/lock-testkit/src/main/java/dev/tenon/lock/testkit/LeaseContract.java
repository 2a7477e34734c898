package dev.tenon.lock.testkit;

import static dev.tenon.lock.testkit.LockCapability.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.lock.spi.Attempt.Granted;
import dev.tenon.lock.spi.Attempt.Held;
import dev.tenon.lock.spi.LockStore;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who holds a lock, and until when.
abstract sealed class LeaseContract permits FenceContract {

  static final Duration LEASE = Duration.ofMinutes(10);
  static final Duration MOMENT = Duration.ofSeconds(1);

  final LockHarness harness;
  LockStore store;

  LeaseContract(LockHarness harness) {
    this.harness = harness;
    this.store = harness.emptied();
  }

  @Test
  void free_isGranted() throws Exception {
    assertThat(store.acquire("a", owner(), LEASE)).isInstanceOf(Granted.class);
  }

  @Test
  void held_isNotGranted_andSaysForHowLong() throws Exception {
    granted("a", owner());
    harness.advance(Duration.ofMinutes(4));

    assertThat(store.acquire("a", owner(), LEASE))
        .isInstanceOfSatisfying(
            Held.class,
            held ->
                assertThat(held.remaining())
                    .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6)));
  }

  @Test
  void held_isNotGrantedToItsOwnerEither() throws Exception {
    var owner = owner();
    granted("a", owner);

    assertHeld("a", owner);
  }

  @Test
  void held_byAnotherClient_isNotGranted() throws Exception {
    if (harness.capabilities().has(SHARED)) {
      assertThat(harness.client(Duration.ZERO).acquire("a", owner(), LEASE))
          .isInstanceOf(Granted.class);

      assertHeld("a", owner());
    } else {
      granted("a", owner());

      assertThat(harness.emptied().acquire("a", owner(), LEASE))
          .as("each store has locks of its own")
          .isInstanceOf(Granted.class);
    }
  }

  @Test
  void refused_changesNothing() throws Exception {
    granted("a", owner());
    assertThat(store.acquire("a", owner(), Duration.ofHours(24))).isInstanceOf(Held.class);
    harness.advance(LEASE);

    var owner = owner();
    granted("a", owner);
    assertHeld("a", owner());
    assertThat(store.release("a", owner)).as("it is still the first one's").isTrue();
  }

  @Test
  void names_areApart() throws Exception {
    granted("a", owner());

    granted("A", owner());
    granted("a ", owner());
    granted("ä", owner());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'clock \"x\"; drop table locks --",
        "a%b_c*[d]?\\",
        "{slot}:1",
        "../../etc/passwd",
        "{}",
        "ключ 鍵 🔑",
        " ",
        "İstanbul"
      })
  void name_isTakenAsItIs(String name) throws Exception {
    var owner = owner();
    granted(name, owner);
    assertHeld(name, owner());
    assertThat(store.renew(name, owner, LEASE)).isTrue();
    assertThat(store.release(name, owner)).isTrue();
    granted(name, owner());
  }

  @Test
  void name_mayBeLong() throws Exception {
    var name = "ж".repeat(200);
    granted(name, owner());
    assertHeld(name, owner());
    granted("ж".repeat(199), owner());
  }

  @Test
  void released_isFree() throws Exception {
    var owner = owner();
    granted("a", owner);

    assertThat(store.release("a", owner)).isTrue();

    granted("a", owner());
  }

  @Test
  void release_twice_isFalseTheSecondTime() throws Exception {
    var owner = owner();
    granted("a", owner);
    assertThat(store.release("a", owner)).isTrue();

    assertThat(store.release("a", owner)).isFalse();
  }

  @Test
  void release_ofAnothersLease_isFalse_andLeavesItHeld() throws Exception {
    granted("a", owner());

    assertThat(store.release("a", owner())).isFalse();

    assertHeld("a", owner());
  }

  @Test
  void release_ofWhatNobodyHolds_isFalse() throws Exception {
    assertThat(store.release("a", owner())).isFalse();
  }

  @Test
  void lease_expired_isReleased() throws Exception {
    granted("a", owner());
    harness.advance(LEASE);

    granted("a", owner());
  }

  @Test
  void lease_notYetExpired_isHeld() throws Exception {
    granted("a", owner());
    harness.advance(LEASE.minus(MOMENT));

    assertHeld("a", owner());
  }

  @Test
  void lease_canBeShortAndLong() throws Exception {
    assertThat(store.acquire("short", owner(), Duration.ofMillis(1))).isInstanceOf(Granted.class);
    assertThat(store.acquire("long", owner(), Duration.ofHours(24))).isInstanceOf(Granted.class);
    harness.advance(Duration.ofHours(24).minus(MOMENT));

    granted("short", owner());
    assertHeld("long", owner());
  }

  @Test
  void release_afterExpiry_isFalse() throws Exception {
    var owner = owner();
    granted("a", owner);
    harness.advance(LEASE);

    assertThat(store.release("a", owner)).isFalse();
  }

  @Test
  void release_afterExpiry_leavesTheNextHolder() throws Exception {
    var late = owner();
    granted("a", late);
    harness.advance(LEASE);
    granted("a", owner());

    assertThat(store.release("a", late)).isFalse();

    assertHeld("a", owner());
  }

  @Test
  void renewed_lastsOn() throws Exception {
    var owner = owner();
    granted("a", owner);
    harness.advance(LEASE.minus(MOMENT));

    assertThat(store.renew("a", owner, LEASE)).isTrue();
    harness.advance(LEASE.minus(MOMENT));

    assertHeld("a", owner());
    assertThat(store.renew("a", owner, LEASE)).as("and again").isTrue();
  }

  @Test
  void renewal_countsFromNow() throws Exception {
    var owner = owner();
    granted("a", owner);

    assertThat(store.renew("a", owner, Duration.ofMinutes(1))).isTrue();
    harness.advance(Duration.ofMinutes(1));

    granted("a", owner());
  }

  @Test
  void renewal_ofAnothersLease_isFalse_andDoesNotLengthenIt() throws Exception {
    granted("a", owner());
    harness.advance(LEASE.minus(MOMENT));

    assertThat(store.renew("a", owner(), LEASE)).isFalse();
    harness.advance(MOMENT);

    granted("a", owner());
  }

  @Test
  void renewal_afterExpiry_isFalse_evenIfNobodyTookTheLock() throws Exception {
    var owner = owner();
    granted("a", owner);
    harness.advance(LEASE);

    assertThat(store.renew("a", owner, LEASE)).isFalse();

    granted("a", owner());
  }

  @Test
  void renewal_afterAnotherTookTheLock_isFalse() throws Exception {
    var late = owner();
    granted("a", late);
    harness.advance(LEASE);
    var next = owner();
    granted("a", next);

    assertThat(store.renew("a", late, LEASE)).isFalse();
    assertThat(store.renew("a", next, LEASE)).isTrue();
  }

  @Test
  void renewal_afterRelease_isFalse() throws Exception {
    var owner = owner();
    granted("a", owner);
    assertThat(store.release("a", owner)).isTrue();

    assertThat(store.renew("a", owner, LEASE)).isFalse();

    granted("a", owner());
  }

  static String owner() {
    return UUID.randomUUID().toString();
  }

  long granted(String name, String owner) throws Exception {
    return granted(store, name, owner);
  }

  static long granted(LockStore store, String name, String owner) throws Exception {
    var attempt = store.acquire(name, owner, LEASE);
    assertThat(attempt).as("the lock '%s' is free", name).isInstanceOf(Granted.class);
    return ((Granted) attempt).fence();
  }

  void assertHeld(String name, String owner) throws Exception {
    assertThat(store.acquire(name, owner, LEASE))
        .as("the lock '%s' is held", name)
        .isInstanceOf(Held.class);
  }
}
