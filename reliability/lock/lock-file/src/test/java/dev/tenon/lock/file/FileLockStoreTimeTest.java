package dev.tenon.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Acquisition.Busy;
import dev.tenon.lock.Lease;
import dev.tenon.lock.Locks;
import dev.tenon.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clocks that are set, records that remain, threads that are interrupted.
class FileLockStoreTimeTest {

  private static final Duration LEASE = Duration.ofMinutes(10);

  @TempDir private Path folder;

  private final SettableClock clock = SettableClock.at(Instant.now().toString());

  @Test
  void whatNobodyHeldForADay_isSwept_andFencesGrowAllTheSame() throws IOException {
    var fences = new ArrayList<Long>();
    for (int i = 0; i < 120; i++) {
      var lease = taken("released " + i);
      fences.add(lease.fence());
      lease.release();
    }
    assertThat(taken("left").isHeld()).isTrue();
    assertThat(records()).isEqualTo(121);

    clock.advance(Duration.ofDays(1).plus(LEASE).plusSeconds(1));
    var recent = taken("recent");
    var held = taken("held");
    recent.release();

    assertThat(records()).as("recent and held").isEqualTo(2);
    assertThat(taken("released 7").fence()).isGreaterThan(fences.get(7));
    assertThat(locks().acquire("held", LEASE)).isInstanceOf(Busy.class);
    assertThat(held.fence()).isPositive();
  }

  @Test
  void sweep_isDoneOnceAnHour_andLeavesWhatIsNoRecord() throws IOException {
    Files.writeString(new LockFolder(folder).file("spoilt"), "spoilt");
    Files.writeString(folder.resolve("README"), "not ours");
    taken("old").release();
    clock.advance(Duration.ofDays(2));
    taken("a").release();
    assertThat(records()).as("a, spoilt").isEqualTo(2);

    taken("b").release();
    clock.advance(Duration.ofMinutes(59));
    taken("c").release();

    assertThat(records()).isEqualTo(4);
    assertThat(folder.resolve("README")).hasContent("not ours");
  }

  @Test
  void sweep_thatFailsOrIsInterrupted_isForAnotherTime() throws IOException {
    var missing = new LockFolder(folder.resolve("missing"));
    new Sweeping(missing, new Guard(missing, LEASE)).runIfDue(clock.instant());
    assertThat(missing.path()).doesNotExist();

    taken("old").release();
    var here = new LockFolder(folder);
    Thread.currentThread().interrupt();
    new Sweeping(here, new Guard(here, LEASE)).runIfDue(clock.instant().plus(Duration.ofDays(3)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(records()).isEqualTo(1);
  }

  @Test
  void clock_setBack_makesLeasesLonger_andFencesGrow() {
    var first = taken("a");
    first.release();
    clock.advance(Duration.ofDays(-3));

    var second = taken("a");
    assertThat(second.fence()).isGreaterThan(first.fence());
    clock.advance(Duration.ofHours(-1));
    assertThat(locks().acquire("a", LEASE))
        .isInstanceOfSatisfying(
            Busy.class,
            busy -> assertThat(busy.remaining()).isEqualTo(LEASE.plus(Duration.ofHours(1))));
    assertThat(second.release()).isTrue();
  }

  @Test
  void interrupted_whoAsks_hasNothing_andStaysInterrupted() {
    var locks = locks();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> locks.runWhileHeld("a", LEASE, lease -> {}))
        .isInstanceOf(TransientError.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(taken("a").isHeld()).isTrue();
  }

  @Test
  void interrupted_whoHolds_releases_andStaysInterrupted() {
    var lease = taken("a");
    Thread.currentThread().interrupt();

    assertThat(lease.release()).isTrue();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(taken("a").isHeld()).isTrue();
  }

  @Test
  void interrupted_whileWaitingForAStep_hasNothing_andStaysInterrupted() throws Exception {
    var locks = Locks.on(new FileLockStore(folder, clock, Duration.ofMinutes(1)));
    var isIn = new CompletableFuture<Boolean>();
    var goOn = new CompletableFuture<Boolean>();
    var inside =
        CompletableFuture.supplyAsync(() -> {
          try {
            return new Guard(new LockFolder(folder), Duration.ofMinutes(1))
                .run(() -> isIn.complete(true) && goOn.join());
          } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
          }
        });
    isIn.join();
    var stayed = new CompletableFuture<Boolean>();
    var asking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                stayed.complete(locks.acquire("a", LEASE) instanceof Busy);
              } catch (TransientError expected) {
                stayed.complete(Thread.currentThread().isInterrupted());
              }
            });

    asking.interrupt();
    asking.join();
    goOn.complete(true);

    assertThat(stayed.join()).isTrue();
    assertThat(inside.join()).isTrue();
    assertThat(taken("a").isHeld()).isTrue();
  }

  private Locks locks() {
    return Locks.on(new FileLockStore(folder, clock, Duration.ofSeconds(5)));
  }

  private Lease taken(String name) {
    return ((Acquired) locks().acquire(name, LEASE)).lease();
  }

  private long records() throws IOException {
    return new LockFolder(folder).files().size();
  }
}
