package dev.tenon.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Acquisition.Busy;
import dev.tenon.lock.Locks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Several real processes on one folder.
@Timeout(60)
class FileLockStoreProcessesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path root;

  private Path folder;
  private Locks locks;

  @BeforeEach
  void createFolder() {
    folder = root.resolve("locks");
    var store = FileLockStore.on(folder);
    store.createFolder();
    locks = Locks.on(store);
  }

  @Test
  void twoProcesses_andThisOne_workOneAtATime() throws Exception {
    try (var one = Contender.start(folder, "counts");
        var two = Contender.start(folder, "counts")) {
      Contender.count(locks.waiting(Duration.ofMinutes(1)), root.resolve("count"));
      assertThat(one.line()).isEqualTo("counted");
      assertThat(two.line()).isEqualTo("counted");
    }

    var fences = Files.readAllLines(root.resolve("count")).stream().map(Long::valueOf).toList();
    assertThat(fences).hasSize(3 * Contender.TIMES).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void killed_whileItHolds_keepsTheLockUntilItsLeaseEnds() throws Exception {
    long fence;
    try (var holder = Contender.start(folder, "holds")) {
      fence = Long.parseLong(holder.line());
      holder.kill();
    }
    assertThat(locks.acquire("a", Contender.LEASE)).isInstanceOf(Busy.class);

    var later =
        Locks.on(new FileLockStore(folder, () -> Instant.now().plus(Contender.LEASE), PATIENCE));
    assertThat(later.acquire("a", Contender.LEASE))
        .isInstanceOfSatisfying(
            Acquired.class, next -> assertThat(next.lease().fence()).isGreaterThan(fence));
  }

  @Test
  void killed_inTheMiddleOfAStep_leavesTheOldRecordOrTheNew() throws Exception {
    long last = 0;
    for (int round = 0; round < 3; round++) {
      try (var churning = Contender.start(folder, "churns")) {
        assertThat(churning.line()).isEqualTo("churns");
        churning.kill();
      }
      var later =
          Locks.on(new FileLockStore(folder, () -> Instant.now().plus(Contender.LEASE), PATIENCE));
      var lease = ((Acquired) later.acquire("a", Contender.LEASE)).lease();
      assertThat(lease.fence()).isGreaterThan(last);
      last = lease.fence();
      assertThat(lease.release()).isTrue();
    }
  }

  @Test
  void processThatStandsStillInAStep_isATransientError_untilItIsGone() throws Exception {
    var hasty = Locks.on(new FileLockStore(folder, Instant::now, Duration.ofMillis(100)));
    try (var standing = Contender.start(folder, "stands")) {
      assertThat(standing.line()).isEqualTo("in");

      assertThatThrownBy(() -> hasty.runWhileHeld("a", Contender.LEASE, lease -> {}))
          .isInstanceOf(TransientError.class)
          .rootCause()
          .hasMessageContaining("in the middle of a step");

      standing.kill();
    }
    assertThat(locks.runWhileHeld("a", Contender.LEASE, lease -> {})).isTrue();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void diskThatIsFull_isATransientError_andChangesNothing() throws Exception {
    var lease = ((Acquired) locks.acquire("a", Duration.ofMillis(1))).lease();
    try (var full = Contender.startOnAFullDisk(folder, "asks")) {
      assertThat(full.line()).startsWith("TransientError: java.io.IOException");
    }

    assertThat(locks.acquire("a", Contender.LEASE))
        .isInstanceOfSatisfying(
            Acquired.class, next -> assertThat(next.lease().fence()).isGreaterThan(lease.fence()));
  }
}
