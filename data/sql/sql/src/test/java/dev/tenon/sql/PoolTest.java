package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolTest {

  private static final Duration OFTEN = Duration.ofMillis(150);

  private DevPostgres server;
  private PostgresBackend backend;

  @BeforeEach
  void open() {
    server = DevPostgres.temporary();
    backend = new PostgresBackend(options(), OFTEN);
  }

  @AfterEach
  void close() {
    backend.close();
    server.start();
    server.close();
  }

  private DatabaseOptions options() {
    return DatabaseOptions.defaults()
        .withUrl(server.jdbcUrl())
        .withUser(server.user())
        .withPassword(server.password())
        .withMaxConnections(2)
        .withConnectTimeout(Duration.ofMillis(300))
        .withMigrations("");
  }

  @Test
  void describe_withoutALabel_isProductAndVersion() {
    assertThat(backend.describe()).isEqualTo("PostgreSQL, unreachable");
    backend.start();
    assertThat(backend.describe()).matches("PostgreSQL \\d+(\\.\\d+)?");
  }

  @Test
  void idle_isNoticedWhenTheServerIsLostAndWhenItIsBack() {
    backend.start();
    server.stop();

    await().until(() -> !backend.ready().isReady());
    await().pollDelay(OFTEN.multipliedBy(3)).until(() -> !backend.ready().isReady());
    server.start();

    await().until(() -> backend.ready().isReady());
    assertThat(run("select 1")).isTrue();
  }

  @Test
  void serverThatTurnsNewcomersAway_isNotLost() throws SQLException {
    backend.start();
    run("select 1");
    var name = server.jdbcUrl().replaceFirst(".*/", "");
    run("alter database \"" + name + "\" connection limit 0");
    assertThatThrownBy(() ->
            run(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and datname = current_database()"))
        .isInstanceOf(TransientError.class);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> run("select 1")).isInstanceOf(TransientError.class);
      assertThat(backend.ready()).isEqualTo(Readiness.READY);
    }
  }

  @Test
  void closedWhileStarting_leavesNothingOpen() throws Exception {
    try (var other = new Connector(options()).alone();
        var statement = other.createStatement();
        var slow = new Slow(statement)) {
      assertThat(slow.backend.ready()).isEqualTo(Readiness.notReady("database not started"));

      slow.backend.close();
      statement.execute("select pg_advisory_unlock_all()");

      assertThat(slow.start.get()).isTrue();
      assertThat(slow.backend.ready()).isEqualTo(Readiness.notReady("database closed"));
      assertThat(slow.backend.describe()).startsWith("PostgreSQL ");
    }
  }

  @Test
  void closedWhileStarting_andTheServerGone_isClosed() throws Exception {
    try (var other = new Connector(options()).alone();
        var statement = other.createStatement();
        var slow = new Slow(statement)) {
      slow.backend.close();
      server.stop();

      assertThat(slow.start.get()).isTrue();
      assertThat(slow.backend.ready()).isEqualTo(Readiness.notReady("database closed"));
    }
  }

  /// A backend that is starting and waits for a lock that a test holds.
  private final class Slow implements AutoCloseable {

    private final PostgresBackend backend =
        new PostgresBackend(options().withMigrations("dev/tenon/sql/migration"), OFTEN);
    private final FutureTask<Boolean> start =
        new FutureTask<>(() -> {
          backend.start();
          return true;
        });

    Slow(Statement statement) throws SQLException {
      statement.execute("select pg_advisory_lock(" + Migrations.LOCK + ")");
      Thread.ofVirtual().start(start);
      await().until(() -> isAwaited(statement));
    }

    private static boolean isAwaited(Statement statement) throws SQLException {
      try (var waiting =
          statement.executeQuery(
              "select 1 from pg_locks where locktype = 'advisory' and not granted")) {
        return waiting.next();
      }
    }

    @Override
    public void close() {
      backend.close();
    }
  }

  private boolean run(String sql) {
    return backend.atOnce(tx ->
        tx.sql(connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        }));
  }
}
