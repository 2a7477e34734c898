package dev.tenon.lock.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.errors.TransientError;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.Locks;
import dev.tenon.lock.spi.Attempt.Granted;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections that are borrowed come back as they were, and what breaks breaks no more than it has
/// to.
class BrokenConnectionTest {

  private static final Duration LEASE = Duration.ofMinutes(10);

  private static PostgresServer server;
  private static HikariDataSource pool;

  private final Meddler meddler = new Meddler();
  private final SqlLockStore store;
  private final Locks locks;

  BrokenConnectionTest() {
    store = SqlLockStore.on(meddler.over(pool));
    locks = Locks.on(store);
  }

  @BeforeAll
  static void open() {
    server = new PostgresServer();
    pool = server.pool(config -> config.setAutoCommit(false));
    SqlLockStore.on(pool).createTables();
  }

  @AfterAll
  static void close() {
    pool.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    SqlServer.run(pool, "delete from tenon_locks");
  }

  @Test
  void connection_isGivenBackAsItWas() throws Exception {
    try (var connection = server.elsewhere()) {
      connection.setAutoCommit(false);
      connection.setNetworkTimeout(Runnable::run, 12_345);
      var kept = new Meddler();
      kept.skip("Connection.close");
      meddler.answer("DataSource.getConnection", kept.over(connection));

      assertThat(store.release("a", owner())).isFalse();

      assertThat(kept.calls("Connection.close")).isEqualTo(1);
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(connection.getNetworkTimeout()).isEqualTo(12_345);
    }
  }

  @Test
  void pool_withoutAConnection_isATransientError() {
    meddler.fail("DataSource.getConnection", 1, broken());

    assertThatThrownBy(this::work).isInstanceOf(TransientError.class);
    assertThat(work()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection.getAutoCommit",
        "Connection.setAutoCommit",
        "Connection.setNetworkTimeout",
        "Connection.prepareStatement",
        "PreparedStatement.setQueryTimeout",
        "PreparedStatement.executeQuery"
      })
  void connection_thatIsBrokenBefore_isATransientError_andGivenBack(String step) {
    meddler.fail(step, 1, broken());

    assertThatThrownBy(this::work).isInstanceOf(TransientError.class);

    assertThat(meddler.calls("Connection.close")).isEqualTo(1);
    assertThat(work()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection.setAutoCommit", "Connection.setNetworkTimeout"})
  void connection_thatBreaksAfterwards_changesNothing_andIsGivenBackBroken(String step)
      throws Exception {
    meddler.fail(step, 1, 1, broken());
    var owner = owner();

    assertThat(store.acquire("a", owner, LEASE)).isInstanceOf(Granted.class);

    assertThat(meddler.calls("Connection.abort")).isEqualTo(1);
    assertThat(meddler.calls("Connection.close")).isEqualTo(1);
    assertThat(store.release("a", owner)).isTrue();
  }

  @Test
  void connection_thatCannotBeClosed_changesNothing() throws Exception {
    meddler.fail("Connection.close", 1, broken());
    var owner = owner();

    assertThat(store.acquire("a", owner, LEASE)).isInstanceOf(Granted.class);
    assertThat(store.release("a", owner)).isTrue();
  }

  @Test
  void connection_thatCannotEvenBeAborted_changesNothing() throws Exception {
    meddler.fail("Connection.close", 1, broken());
    meddler.fail("Connection.abort", 1, broken());
    var owner = owner();

    assertThat(store.acquire("a", owner, LEASE)).isInstanceOf(Granted.class);
    assertThat(store.release("a", owner)).isTrue();
  }

  @Test
  void nullInsteadOfAConnection_isRefused() {
    meddler.skip("DataSource.getConnection");

    assertThatThrownBy(this::work)
        .isInstanceOf(LockFailure.class)
        .hasMessageContaining("null instead of a connection");
  }

  @Test
  void closedPool_isRefused() {
    var closed = server.pool();
    closed.close();

    assertThatThrownBy(
            () -> Locks.on(SqlLockStore.on(closed)).runWhileHeld("a", LEASE, lease -> {}))
        .isInstanceOf(LockFailure.class)
        .hasMessageContaining("closed");
  }

  @Test
  void interrupted_whileThePoolHasNone_isATransientError_andStaysInterrupted() throws Exception {
    try (var small = server.pool(config -> config.setMaximumPoolSize(1));
        var taken = small.getConnection()) {
      assertThat(taken.isValid(1)).isTrue();
      var starved = Locks.on(SqlLockStore.on(small));
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> starved.runWhileHeld("a", LEASE, lease -> {}))
          .isInstanceOf(TransientError.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void collision_isTriedAgain() {
    meddler.fail("PreparedStatement.executeQuery", 9, new SQLException("collided", "40P01"));

    assertThat(work()).isTrue();
  }

  @Test
  void collision_againAndAgain_isATransientError() {
    meddler.fail("PreparedStatement.executeQuery", 10, new SQLException("collided", "40001"));

    assertThatThrownBy(this::work).isInstanceOf(TransientError.class);
    assertThat(meddler.asked()).hasSize(10);
  }

  @Test
  void createTables_onADatabaseThatIsAway_isATransientError() {
    meddler.fail("Statement.execute", 1, broken());

    assertThatThrownBy(store::createTables).isInstanceOf(TransientError.class);
  }

  @Test
  void createTables_thatAnotherHasMadeMeanwhile_isDone() {
    for (var state : new String[] {"23505", "42P07", "42710"}) {
      meddler.fail("Statement.execute", 1, new SQLException("exists", state));
      store.createTables();
    }
    assertThat(meddler.calls("Statement.execute")).isEqualTo(3);
  }

  private boolean work() {
    return locks.runWhileHeld("a", LEASE, lease -> {});
  }

  private static SQLException broken() {
    return new SQLException("broken", "08006");
  }

  private static String owner() {
    return UUID.randomUUID().toString();
  }
}
