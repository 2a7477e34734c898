package dev.tenon.lock.testkit;

import static dev.tenon.lock.testkit.LockCapability.CAN_BE_AWAY;
import static dev.tenon.lock.testkit.LockCapability.SHARED;
import static dev.tenon.lock.testkit.LockCapability.SURVIVES_CRASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.Locks;
import dev.tenon.lock.spi.Attempt.Granted;
import dev.tenon.lock.spi.Attempt.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a store of locks must do: who holds a lock and until when, which fence a grant has, and
/// what happens to many at once and when the store goes away.
///
/// A backend's test extends this and gives a harness. What the store cannot do, its harness
/// declares, and the contract asserts what the documentation says instead.
public abstract non-sealed class LockStoreContract extends FenceContract {

  private static final int THREADS = 8;

  /// A contract over this kind of store.
  protected LockStoreContract(LockHarness harness) {
    super(harness);
  }

  @Test
  void clock_ofTheClient_doesNotCount() throws Exception {
    if (harness.capabilities().has(SHARED)) {
      granted("a", owner());

      assertThat(harness.client(Duration.ofDays(1)).acquire("a", owner(), LEASE))
          .as("a client whose clock is ahead does not take what is held")
          .isInstanceOf(Held.class);

      var behind = harness.client(Duration.ofDays(-1));
      granted(behind, "b", owner());
      assertThat(store.acquire("b", owner(), LEASE))
          .as("what a client holds whose clock is behind is held")
          .isInstanceOf(Held.class);
    } else {
      granted("a", owner());
      assertHeld("a", owner());
    }
  }

  @Test
  void manyAtOnce_oneIsGranted() throws Exception {
    for (int round = 0; round < 20; round++) {
      var name = "round " + round;
      assertThat(atOnce(() -> store.acquire(name, owner(), LEASE)))
          .as("of %d who ask at the same time", THREADS)
          .filteredOn(Granted.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void manyAtOnce_afterExpiry_oneIsGranted() throws Exception {
    granted("a", owner());
    for (int round = 0; round < 20; round++) {
      harness.advance(LEASE);
      assertThat(atOnce(() -> store.acquire("a", owner(), LEASE)))
          .as("of %d who ask at the same time", THREADS)
          .filteredOn(Granted.class::isInstance)
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anySequenceOfSteps_isAsTheModelHasIt(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    var model = new LockModel();
    var names = List.of("a", "b");
    var owners = List.of(owner(), owner(), owner());
    var lastFence = new HashMap<String, Long>();
    for (int step = 0; step < 150; step++) {
      var name = names.get(random.nextInt(names.size()));
      var owner = owners.get(random.nextInt(owners.size()));
      var time = Duration.ofMinutes(random.nextInt(1, 4));
      var where = "step %d of seed %d, on %s".formatted(step, seed, name);
      switch (random.nextInt(4)) {
        case 0 -> {
          var attempt = store.acquire(name, owner, time);
          assertThat(attempt instanceof Granted)
              .as("granted at " + where)
              .isEqualTo(model.acquire(name, owner, time));
          if (attempt instanceof Granted(long fence)) {
            assertThat(fence)
                .as("fence at " + where)
                .isGreaterThan(lastFence.getOrDefault(name, 0L));
            lastFence.put(name, fence);
          }
        }
        case 1 ->
            assertThat(store.renew(name, owner, time))
                .as("renewed at " + where)
                .isEqualTo(model.renew(name, owner, time));
        case 2 ->
            assertThat(store.release(name, owner))
                .as("released at " + where)
                .isEqualTo(model.release(name, owner));
        default -> {
          harness.advance(time);
          model.advance(time);
        }
      }
    }
  }

  @Test
  void work_underTheLock_isDoneByOneAtATime() throws Exception {
    var locks = Locks.on(store).waiting(Duration.ofMinutes(1));
    var fences = new ArrayList<Long>();
    var counter = new int[1];
    atOnce(() -> {
      for (int i = 0; i < 5; i++) {
        boolean isDone =
            locks.runWhileHeld(
                "a",
                LEASE,
                lease -> {
                  int seen = counter[0];
                  LockSupport.parkNanos(10_000);
                  fences.add(lease.fence());
                  counter[0] = seen + 1;
                });
        assertThat(isDone).isTrue();
      }
      return true;
    });

    assertThat(counter[0]).isEqualTo(THREADS * 5);
    assertGrowing(fences);
  }

  @Test
  void store_away_isATransientError_andComesBack() throws Exception {
    if (harness.capabilities().has(CAN_BE_AWAY)) {
      var locks = Locks.on(store);
      harness.takeAway();
      try {
        assertThatThrownBy(() -> assertThat(locks.runWhileHeld("a", LEASE, lease -> {})).isTrue())
            .isInstanceOf(TransientError.class);
      } finally {
        harness.bringBack();
      }
      assertThat(locks.runWhileHeld("b", LEASE, lease -> {})).isTrue();
    } else {
      assertThat(store.isAway(new Exception("any"))).isFalse();
    }
  }

  @Test
  void crash_ofTheStore_keepsWhatItPromises() throws Exception {
    if (harness.capabilities().has(CAN_BE_AWAY)) {
      long before = granted("a", owner());
      harness.crash();
      if (harness.capabilities().has(SURVIVES_CRASH)) {
        assertHeld("a", owner());
      }
      harness.advance(LEASE);
      assertThat(granted("a", owner())).as("a fence after the crash").isGreaterThan(before);
    } else {
      assertThat(harness.capabilities().missing()).containsKey(CAN_BE_AWAY);
    }
  }

  /// The results of some threads that begin at the same moment.
  private static <T> List<T> atOnce(Callable<T> step) throws Exception {
    var begin = new CyclicBarrier(THREADS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, THREADS)
              .mapToObj(i ->
                  threads.submit(() -> {
                    begin.await();
                    return step.call();
                  }))
              .toList();
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
