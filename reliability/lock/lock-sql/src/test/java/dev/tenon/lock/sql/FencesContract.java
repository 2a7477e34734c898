package dev.tenon.lock.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.Locks;
import dev.tenon.testkit.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A later holder's write is never followed by an earlier one's.
abstract class FencesContract {

  private static final Duration DAY = Duration.ofDays(1);

  private final SqlServer server;
  private final HikariDataSource pool;
  private final SqlFences fences;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FencesContract(SqlServer server) {
    this.server = server;
    this.pool = server.pool(config -> config.setAutoCommit(false));
    this.fences = SqlFences.on(pool);
    fences.createTables();
    SqlServer.run(pool, "delete from tenon_fences");
    SqlServer.run(pool, "create table if not exists things (fence bigint)");
  }

  @AfterEach
  void giveBack() {
    threads.close();
    pool.close();
  }

  @Test
  void later_passes_andEarlierIsRefused() throws Exception {
    write("a", 7);
    write("a", 9);

    assertStale(() -> write("a", 8), 8, 9);

    write("a", 10);
  }

  @Test
  void sameHolder_writesAsOftenAsItLikes() throws Exception {
    write("a", 7);
    write("a", 7);
    try (var transaction = pool.getConnection()) {
      fences.require(transaction, "a", 7);
      fences.require(transaction, "a", 7);
      transaction.commit();
    }
  }

  @Test
  void names_areApart() throws Exception {
    write("a", 7);
    for (var other : new String[] {"A", "a ", "ä", "ж".repeat(200), "'; drop table a --", "🔑"}) {
      write(other, 3);
      assertStale(() -> write(other, 2), 2, 3);
    }
  }

  @Test
  void lease_isChecked_wherever_itIsKept() throws Exception {
    var clock = SettableClock.at("2026-01-01T00:00:00Z");
    var locks = Locks.inMemory(clock);
    var late = ((Acquired) locks.acquire("a", Duration.ofSeconds(30))).lease();
    clock.advance(Duration.ofSeconds(30));
    var next = ((Acquired) locks.acquire("a", Duration.ofSeconds(30))).lease();

    try (var transaction = pool.getConnection()) {
      fences.require(transaction, next);
      transaction.commit();
      assertStale(() -> fences.require(transaction, late), late.fence(), next.fence());
      transaction.rollback();
    }
  }

  @Test
  void rolledBack_hasRaisedNothing() throws Exception {
    write("a", 7);
    try (var transaction = pool.getConnection()) {
      fences.require(transaction, "a", 9);
      transaction.rollback();
    }

    write("a", 8);
  }

  @Test
  void earlier_waitsForLater_andIsRefusedWhenThatCommits() throws Exception {
    for (long first : new long[] {0, 7}) {
      var name = "after " + first;
      if (first > 0) {
        write(name, first);
      }
      try (var later = pool.getConnection()) {
        fences.require(later, name, 9);
        var earlier = waiting(name, 8);
        later.commit();

        assertThat(earlier)
            .failsWithin(Duration.ofMinutes(1))
            .withThrowableThat()
            .havingCause()
            .asInstanceOf(throwable(LockFailure.class))
            .satisfies(failure -> assertThat(failure.id()).isEqualTo("TENON-K03"));
      }
    }
  }

  @Test
  void earlier_waitsForLater_andPassesWhenThatIsRolledBack() throws Exception {
    for (long first : new long[] {0, 7}) {
      var name = "after " + first;
      if (first > 0) {
        write(name, first);
      }
      try (var later = pool.getConnection()) {
        fences.require(later, name, 9);
        var earlier = waiting(name, 8);
        later.rollback();

        assertThat(earlier.get()).isEqualTo(8);
      }
      assertStale(() -> write(name, 7), 7, 8);
    }
  }

  @Test
  void later_waitsForEarlier_andPasses() throws Exception {
    try (var earlier = pool.getConnection()) {
      fences.require(earlier, "a", 8);
      var later = waiting("a", 9);
      earlier.commit();

      assertThat(later.get()).isEqualTo(9);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
  void snapshot_thatDoesNotShowTheLater_doesNotLetTheEarlierPass(int isolation) throws Exception {
    write("a", 7);
    try (var earlier = pool.getConnection()) {
      earlier.setTransactionIsolation(isolation);
      try (var statement = earlier.createStatement();
          var rows = statement.executeQuery("select fence from things")) {
        assertThat(rows.next()).as("the snapshot is taken").isFalse();
      }
      write("a", 9);

      assertThatThrownBy(() -> fences.require(earlier, "a", 8))
          .isInstanceOfAny(LockFailure.class, SQLException.class);
      earlier.rollback();
    }
  }

  @Test
  void otherName_doesNotWait() throws Exception {
    try (var one = pool.getConnection()) {
      fences.require(one, "a", 8);
      write("b", 1);
      one.commit();
    }
  }

  @Test
  void waiting_tooLong_isAnSqlException() throws Exception {
    var impatient =
        SqlFences.on(pool, SqlLockOptions.defaults().withTimeout(Duration.ofSeconds(1)));
    try (var one = pool.getConnection();
        var other = pool.getConnection()) {
      fences.require(one, "a", 8);

      assertThatThrownBy(() -> impatient.require(other, "a", 9)).isInstanceOf(SQLException.class);

      other.rollback();
      one.commit();
    }
  }

  @Test
  void require_isOneStatement() throws Exception {
    var meddler = new Meddler();
    try (var transaction = pool.getConnection()) {
      fences.require(meddler.over(transaction), "a", 8);
      transaction.commit();
    }

    assertThat(meddler.asked()).containsExactly("PreparedStatement.executeQuery");
  }

  @Test
  void connection_thatCommitsByItself_isRefused() throws Exception {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(true);

      assertThatThrownBy(() -> fences.require(connection, "a", 8))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a\u0000"})
  void name_ofNoLock_isRefused(String name) {
    assertThatThrownBy(() -> write(name, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void name_thatIsTooLong_isRefused() {
    assertThatThrownBy(() -> write("x".repeat(201), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The name of a lock has 1 to 200 characters, this one 201.");
  }

  @Test
  void fence_thatIsNotPositive_isRefused() {
    assertThatThrownBy(() -> write("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A fence is positive, not 0.");
  }

  @Test
  void missingTable_isAnSqlException_withTheRemedy() throws Exception {
    var other = SqlFences.on(pool, SqlLockOptions.defaults().withFenceTable("nowhere"));
    try (var transaction = pool.getConnection()) {
      assertThatThrownBy(() -> other.require(transaction, "a", 1))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("There is no table nowhere. SqlFences.createTables() makes it");
      transaction.rollback();
    }
  }

  @Test
  void createTables_manyAtOnce_andAgain() throws Exception {
    SqlServer.run(pool, "drop table tenon_fences");
    AtOnce.run(
        8,
        () -> {
          fences.createTables();
          return true;
        });

    write("a", 1);
  }

  @Test
  void purge_forgetsOldFences() throws Exception {
    write("old", 1);
    long now = System.currentTimeMillis() * 1_000;
    write("of late", now);

    assertThat(fences.purge(DAY)).isEqualTo(1);

    write("old", 1);
    assertStale(() -> write("of late", 1), 1, now);
  }

  @Test
  void purge_ofLessThanADay_isRefused() {
    assertThatThrownBy(() -> fences.purge(DAY.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("idle is PT24H to PT87600H, not PT23H59M");
  }

  private void write(String name, long fence) throws SQLException {
    try (var transaction = pool.getConnection()) {
      fences.require(transaction, name, fence);
      transaction.commit();
    }
  }

  /// A write that is under way and waits for another.
  private Future<Long> waiting(String name, long fence) {
    var write =
        threads.submit(() -> {
          write(name, fence);
          return fence;
        });
    server.awaitWaiting(pool);
    return write;
  }

  private static void assertStale(ThrowingCallable write, long fence, long newest) {
    assertThatThrownBy(write)
        .isInstanceOfSatisfying(
            LockFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-K03"))
        .hasMessageContaining("its fence is " + fence)
        .hasMessageContaining("written with " + newest);
  }
}
