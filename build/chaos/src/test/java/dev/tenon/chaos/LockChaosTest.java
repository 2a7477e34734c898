package dev.tenon.chaos;

import static dev.tenon.chaos.LockFault.HOLDER_STOPPED;
import static dev.tenon.chaos.LockFault.SERVER_EMPTIED;
import static dev.tenon.chaos.LockFault.SERVER_KILLED;
import static dev.tenon.chaos.LockFault.WORKER_FROZEN;
import static dev.tenon.chaos.LockFault.WORKER_KILLED;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.devservices.DevPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form of the proof; `make chaos` runs the long one.
class LockChaosTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Map<LockFault, Integer> FAULTS =
      Map.of(
          HOLDER_STOPPED, 4,
          WORKER_FROZEN, 4,
          WORKER_KILLED, 2,
          SERVER_EMPTIED, 1,
          SERVER_KILLED, 1);

  @TempDir Path folder;

  @Test
  void locksInPostgres_nothingIsLost_andLateWritesAreRefused() throws SQLException {
    try (var postgres = DevPostgres.temporary();
        var pool = Database.pool(postgres, 4);
        var server = PostgresLocks.on(postgres, pool)) {
      assertHolds(run(proof(), server, postgres, pool));
    }
  }

  @Test
  void locksInRedis_nothingIsLost_andLateWritesAreRefused() throws SQLException {
    try (var postgres = DevPostgres.temporary();
        var pool = Database.pool(postgres, 4);
        var server = RedisLocks.start(folder, Optional.empty())) {
      assertHolds(run(proof(), server, postgres, pool));
    }
  }

  @Test
  void withoutFences_lateWritesAreAccepted_andTheCheckerSaysSo() throws SQLException {
    var plan = LockPlan.of(Seed.chosen(), 2, 100, false, Map.of(HOLDER_STOPPED, 3));
    try (var postgres = DevPostgres.temporary();
        var pool = Database.pool(postgres, 4);
        var server = PostgresLocks.on(postgres, pool)) {
      var result = run(plan, server, postgres, pool);

      assertThat(result.late()).as("%s", result).isEqualTo(Map.of(Outcome.WRITTEN, 3));
      assertThat(result.violations())
          .as("%s", result)
          .anyMatch(words -> words.contains("late writes were accepted"));
    }
  }

  private static LockPlan proof() {
    return LockPlan.of(Seed.chosen(), 4, 600, true, FAULTS);
  }

  private LockResult run(
      LockPlan plan, LockServer server, DevPostgres postgres, HikariDataSource pool)
      throws SQLException {
    return LockProof.run(plan, server, postgres, pool, folder, Optional.empty(), LIMIT);
  }

  private static void assertHolds(LockResult result) {
    assertThat(result.violations()).as("%s", result).isEmpty();
    assertThat(result.faults()).as("%s", result).isEqualTo(FAULTS);
    assertThat(result.late()).as("%s", result).containsKey(Outcome.REFUSED);
    assertThat(result.late()).as("%s", result).doesNotContainKey(Outcome.WRITTEN);
  }
}
