package dev.tenon.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Acquisition.Busy;
import dev.tenon.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final Duration LEASE = Duration.ofMinutes(1);

  private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
  private final Locks locks = Locks.inMemory(clock);
  private final FakeStore store = new FakeStore();

  @Test
  void remaining_falls_andIsNeverNegative() {
    var lease = acquired();
    clock.advance(Duration.ofSeconds(50));
    assertThat(lease.remaining()).isEqualTo(Duration.ofSeconds(10));
    assertThatCode(lease::requireHeld).doesNotThrowAnyException();

    clock.advance(Duration.ofSeconds(50));
    assertThat(lease.remaining()).isZero();
    assertThat(lease.isHeld()).isFalse();
  }

  @Test
  void renew_beginsAnew() {
    var lease = acquired();
    clock.advance(Duration.ofSeconds(50));

    assertThat(lease.renew()).isTrue();

    assertThat(lease.remaining()).isEqualTo(LEASE);
    assertThat(locks.acquire("a", LEASE)).isEqualTo(new Busy(LEASE));
  }

  @Test
  void renew_afterTheEnd_isFalseForGood() {
    var lease = acquired();
    clock.advance(LEASE);

    assertThat(lease.renew()).isFalse();
    clock.advance(Duration.ofMinutes(-1));
    assertThat(lease.isHeld()).as("held, with the clock set back").isFalse();
  }

  @Test
  void renew_refusedByTheStore_endsTheLease() {
    var lease = faked();
    store.isLost = true;

    assertThat(lease.renew()).isFalse();
    assertThat(lease.isHeld()).isFalse();
    assertThat(lease.remaining()).isZero();
    assertThat(lease.release()).as("nothing left to release").isFalse();
    assertThat(store.wasReleased).isFalse();
  }

  @Test
  void renew_storeAway_leavesTheLeaseAsItWas() {
    var lease = faked();
    store.failure = new IOException("away");

    assertThatThrownBy(lease::renew).isInstanceOf(TransientError.class);
    assertThat(lease.isHeld()).isTrue();
  }

  @Test
  void release_freesTheLock_once() {
    var lease = acquired();

    assertThat(lease.release()).isTrue();
    assertThat(lease.isHeld()).isFalse();
    assertThat(lease.renew()).isFalse();
    var next = acquired();
    assertThat(lease.release()).isFalse();
    lease.close();
    assertThat(next.isHeld()).isTrue();
    assertThat(locks.acquire("a", LEASE)).isInstanceOf(Busy.class);
  }

  @Test
  void close_storeAway_isQuiet() {
    var lease = faked();
    store.failure = new IOException("away");

    assertThatCode(lease::close).doesNotThrowAnyException();
  }

  @Test
  void fences_grow() {
    var first = acquired();
    first.close();
    var second = acquired();

    assertThat(second.fence()).isGreaterThan(first.fence()).isPositive();
    assertThat(second).hasToString("Lease[a, fence %d]".formatted(second.fence()));
    assertThat(second.name()).isEqualTo("a");
  }

  private Lease acquired() {
    return ((Acquired) locks.acquire("a", LEASE)).lease();
  }

  private Lease faked() {
    return ((Acquired) Locks.on(store).acquire("a", LEASE)).lease();
  }
}
