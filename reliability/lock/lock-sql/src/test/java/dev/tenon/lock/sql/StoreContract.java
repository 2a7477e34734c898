package dev.tenon.lock.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.errors.TransientError;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.Locks;
import dev.tenon.lock.spi.Attempt.Granted;
import dev.tenon.lock.spi.Attempt.Held;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a store of locks does with its database beyond what every store does.
abstract class StoreContract {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);
  private static final long DAY_MICROS = Micros.of(DAY);

  private final SqlServer server;
  private final HikariDataSource pool;
  private final SqlLockStore store;
  private final Meddler meddler = new Meddler();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  StoreContract(SqlServer server) {
    this.server = server;
    this.pool = server.pool();
    this.store = SqlLockStore.on(pool);
    store.createTables();
    SqlServer.run(pool, "delete from tenon_locks");
  }

  @AfterEach
  void closed_allConnectionsAreBack() {
    threads.close();
    await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
    pool.close();
  }

  @Test
  void everyCall_isOneRoundTrip() throws Exception {
    try (var relay = server.relay();
        var connection = server.through(relay)) {
      meddler.skip("Connection.close");
      meddler.answer("DataSource.getConnection", meddler.over(connection));
      var counted = SqlLockStore.on(meddler.over(pool));
      assertThat(counted.release("a", owner())).isFalse();
      var owner = owner();
      int before = relay.turns();

      assertThat(counted.acquire("a", owner, LEASE)).isInstanceOf(Granted.class);
      assertThat(relay.turns()).as("taken").isEqualTo(before + 1);

      assertThat(counted.acquire("a", owner(), LEASE)).isInstanceOf(Held.class);
      assertThat(relay.turns()).as("asked for in vain").isEqualTo(before + 2);

      assertThat(counted.renew("a", owner, LEASE)).isTrue();
      assertThat(relay.turns()).as("renewed").isEqualTo(before + 3);

      assertThat(counted.release("a", owner)).isTrue();
      assertThat(relay.turns()).as("released").isEqualTo(before + 4);
    }
  }

  @Test
  void everyCall_isOneStatement_andLeavesAutoCommitAlone() throws Exception {
    var counted = SqlLockStore.on(meddler.over(pool));
    var owner = owner();

    assertThat(counted.acquire("a", owner, LEASE)).isInstanceOf(Granted.class);
    assertThat(counted.acquire("a", owner(), LEASE)).isInstanceOf(Held.class);
    assertThat(counted.renew("a", owner, LEASE)).isTrue();
    assertThat(counted.release("a", owner)).isTrue();

    assertThat(meddler.asked()).hasSize(4);
    assertThat(meddler.calls("Connection.setAutoCommit")).isZero();
  }

  @Test
  void poolWithoutAutoCommit_isWrittenToAtOnce_andGetsItsConnectionsBackAsTheyWere()
      throws Exception {
    try (var other = server.pool(config -> config.setAutoCommit(false))) {
      var owner = owner();
      assertThat(SqlLockStore.on(meddler.over(other)).acquire("a", owner, LEASE))
          .isInstanceOf(Granted.class);

      assertThat(store.release("a", owner)).as("it is committed").isTrue();
      assertThat(meddler.calls("Connection.setAutoCommit")).isEqualTo(2);
    }
  }

  @Test
  void strictIsolation_ofThePool_makesNoDifference() throws Exception {
    for (var level : new String[] {"TRANSACTION_SERIALIZABLE", "TRANSACTION_REPEATABLE_READ"}) {
      try (var strict = server.pool(config -> config.setTransactionIsolation(level))) {
        var strictStore = SqlLockStore.on(strict);
        for (int round = 0; round < 5; round++) {
          var name = level + round;
          assertThat(AtOnce.run(6, () -> strictStore.acquire(name, owner(), LEASE)))
              .filteredOn(Granted.class::isInstance)
              .hasSize(1);
        }
      }
    }
  }

  @Test
  void overtaken_byAnAcquisitionUnderWay_isHeld() throws Exception {
    try (var other = pool.getConnection()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute(
            "insert into tenon_locks values ('a', 'x', 1, " + Long.MAX_VALUE / 2 + ")");
      }
      var attempt = threads.submit(() -> store.acquire("a", owner(), LEASE));
      server.awaitWaiting(pool);
      other.commit();

      assertThat(attempt.get()).isInstanceOf(Held.class);
    }
  }

  @Test
  void row_lockedForTooLong_isATransientError() throws Exception {
    assertThat(store.acquire("a", owner(), Duration.ofMillis(1))).isInstanceOf(Granted.class);
    SqlServer.advance(pool, LEASE);
    var impatient =
        SqlLockStore.on(pool, SqlLockOptions.defaults().withTimeout(Duration.ofSeconds(1)));
    try (var other = pool.getConnection()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("select * from tenon_locks for update");
      }
      assertThatThrownBy(() -> Locks.on(impatient).runWhileHeld("a", LEASE, lease -> {}))
          .isInstanceOf(TransientError.class);
      other.rollback();
    }
  }

  @Test
  void clockSetBack_fencesGrowAllTheSame() throws Exception {
    var owner = owner();
    assertThat(store.acquire("a", owner, LEASE)).isInstanceOf(Granted.class);
    SqlServer.run(pool, "update tenon_locks set fence = fence + " + DAY_MICROS);
    assertThat(store.release("a", owner)).isTrue();
    long before = SqlServer.number(pool, "select fence from tenon_locks");

    assertThat(store.acquire("a", owner(), LEASE)).isEqualTo(new Granted(before + 1));
  }

  @Test
  void createTables_manyAtOnce_andAgain() throws Exception {
    for (int round = 0; round < 5; round++) {
      SqlServer.run(pool, "drop table tenon_locks");
      AtOnce.run(
          8,
          () -> {
            store.createTables();
            return true;
          });
      assertThat(store.acquire("a", owner(), LEASE)).isInstanceOf(Granted.class);
    }
  }

  @Test
  void table_ofAnotherName_inAnotherSchema() throws Exception {
    SqlServer.run(pool, "create schema if not exists app");
    var other = SqlLockStore.on(pool, SqlLockOptions.defaults().withTable("app.locks_2"));
    other.createTables();
    var owner = owner();

    assertThat(other.acquire("a", owner, LEASE)).isInstanceOf(Granted.class);
    assertThat(other.renew("a", owner, LEASE)).isTrue();
    assertThat(other.release("a", owner)).isTrue();
    assertThat(other.purge(Duration.ZERO)).isEqualTo(1);
    assertThat(SqlServer.number(pool, "select count(*) from tenon_locks")).isZero();
    SqlServer.run(pool, "drop table app.locks_2");
  }

  @Test
  void name_withHalfASurrogatePair_isALock() throws Exception {
    var owner = owner();
    assertThat(store.acquire("half \ud83d", owner, LEASE)).isInstanceOf(Granted.class);
    assertThat(store.acquire("half \ud83d", owner(), LEASE)).isInstanceOf(Held.class);
    assertThat(store.release("half \ud83d", owner)).isTrue();
  }

  @Test
  void missingTable_isRefused_withTheRemedy() {
    var other = SqlLockStore.on(pool, SqlLockOptions.defaults().withTable("nowhere"));

    assertThatThrownBy(() -> Locks.on(other).runWhileHeld("a", LEASE, lease -> {}))
        .isInstanceOfSatisfying(
            LockFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-K01"))
        .hasMessageContaining("There is no table nowhere. SqlLockStore.createTables() makes it");
    assertThatThrownBy(() -> other.purge(DAY)).isInstanceOf(LockFailure.class);
  }

  @Test
  void missingSchema_isRefused() {
    var other = SqlLockStore.on(pool, SqlLockOptions.defaults().withTable("nowhere.locks"));

    assertThatThrownBy(other::createTables)
        .isInstanceOf(LockFailure.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void otherDatabase_isRefused_byName() {
    meddler.answer("DatabaseMetaData.getDatabaseProductName", "MySQL");
    var other = SqlLockStore.on(meddler.over(pool));

    assertThatThrownBy(() -> Locks.on(other).runWhileHeld("a", LEASE, lease -> {}))
        .isInstanceOf(LockFailure.class)
        .hasMessageContaining("PostgreSQL and MariaDB; this database says that it is MySQL");
    assertThatThrownBy(other::createTables).isInstanceOf(LockFailure.class);
  }

  @Test
  void purge_forgetsWhatWasLastTakenLongAgo() throws Exception {
    for (int i = 0; i < 3; i++) {
      var owner = owner();
      assertThat(store.acquire("released " + i, owner, LEASE)).isInstanceOf(Granted.class);
      assertThat(store.release("released " + i, owner)).isTrue();
    }
    assertThat(store.acquire("held", owner(), LEASE)).isInstanceOf(Granted.class);
    SqlServer.run(pool, "update tenon_locks set fence = fence - " + DAY_MICROS);
    assertThat(store.acquire("of late", owner(), Duration.ofMillis(1))).isInstanceOf(Granted.class);

    assertThat(store.purge(DAY)).isEqualTo(3);

    assertThat(store.acquire("held", owner(), LEASE)).isInstanceOf(Held.class);
    assertThat(SqlServer.number(pool, "select count(*) from tenon_locks")).isEqualTo(2);
    assertThat(store.purge(DAY)).isZero();
  }

  @Test
  void purge_ofMany_goesThroughAll() {
    SqlServer.run(
        pool,
        """
        insert into tenon_locks (name, owner, fence, ends)
        with recursive numbers as (select 1 as n union all select n + 1 from numbers where n < 1000)
        select concat('o''clock ', n), 'x', n, 0 from numbers
        """);

    assertThat(store.purge(DAY)).isEqualTo(1000);
    assertThat(SqlServer.number(pool, "select count(*) from tenon_locks")).isZero();
  }

  @Test
  void purge_ofATimeOutOfBounds_isRefused() {
    assertThatThrownBy(() -> store.purge(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("idle is PT0S to PT87600H, not PT-0.000000001S.");
    assertThatThrownBy(() -> store.purge(Duration.ofDays(3651)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String owner() {
    return UUID.randomUUID().toString();
  }
}
