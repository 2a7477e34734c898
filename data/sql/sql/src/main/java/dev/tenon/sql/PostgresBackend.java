package dev.tenon.sql;

import com.zaxxer.hikari.HikariPoolMXBean;
import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Measurements;
import dev.tenon.lifecycle.Readiness;
import dev.tenon.sql.SqlErrors.Doing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Transactions over a pool of connections to PostgreSQL.
final class PostgresBackend implements Backend {

  private static final int ATTEMPTS = 3;
  private static final int PAUSE_MILLIS = 20;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final DatabaseOptions options;
  private final Pool pool;

  PostgresBackend(DatabaseOptions options) {
    this(options, LONGEST_PAUSE);
  }

  /// @param longestPause between two looks at the server
  PostgresBackend(DatabaseOptions options, Duration longestPause) {
    this.options = options;
    this.pool =
        new Pool(
            new Connector(options),
            new Migrations(options.migrations(), options.statementTimeout()),
            longestPause);
  }

  @Override
  public <T, I> Rows<T> rows(Table<T, I> table) {
    return new SqlRows<>(table);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T inTransaction(
      TransactionWork<T, X> work) throws X {
    return repeated(work, false);
  }

  @Override
  public <T> T atOnce(Function<Tx, T> statement) {
    return repeated(statement::apply, true);
  }

  private <T extends @Nullable Object, X extends Exception> T repeated(
      TransactionWork<T, X> work, boolean autoCommit) throws X {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work, autoCommit);
      } catch (Exception e) {
        if (!SqlErrors.isRepeatable(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw e instanceof TransientError known
              ? known
              : new TransientError("Transactions stood in each other's way", e);
        }
        pause(attempt, e);
      }
    }
  }

  private <T extends @Nullable Object, X extends Exception> T once(
      TransactionWork<T, X> work, boolean autoCommit) throws X {
    var connection = borrowed();
    var tx = new Tx(this, connection);
    var result = once(connection, tx, work, autoCommit);
    tx.kept();
    return result;
  }

  private <T extends @Nullable Object, X extends Exception> T once(
      Connection connection, Tx tx, TransactionWork<T, X> work, boolean autoCommit) throws X {
    boolean kept = false;
    try {
      ran(() -> connection.setAutoCommit(autoCommit));
      var result = work.run(tx);
      tx.requireKeepable();
      if (!autoCommit) {
        ran(connection::commit);
      }
      kept = true;
      return result;
    } catch (Exception e) {
      if (isLoss(e)) {
        pool.suspect();
      }
      throw e;
    } finally {
      tx.end();
      given(connection, kept || autoCommit);
    }
  }

  private Connection borrowed() {
    try {
      return pool.borrow();
    } catch (SQLException e) {
      if (e.getCause() != null) {
        pool.suspect(); // else all connections are in use, and no new one has failed
      }
      throw SqlErrors.translated(e, Doing.OTHER, "row");
    }
  }

  /// Gives a connection back, without anything that was not committed.
  private void given(Connection connection, boolean settled) {
    try (connection) {
      if (!settled) {
        connection.rollback();
      }
    } catch (SQLException e) {
      pool.evict(connection);
      pool.suspect();
    }
  }

  private static boolean isLoss(Exception e) {
    return e.getCause() instanceof SQLException cause && SqlErrors.isConnectionLost(cause);
  }

  /// A step that returns nothing and may fail.
  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private static void ran(Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      throw SqlErrors.translated(e, Doing.OTHER, "row");
    }
  }

  private static void pause(int attempt, Exception cause) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, PAUSE_MILLIS * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientError("Interrupted before the transaction was tried again", cause);
    }
  }

  @Override
  public DataSource dataSource() {
    return new LentConnections(pool);
  }

  @Override
  public void start() {
    pool.start();
  }

  @Override
  public Readiness ready() {
    return pool.ready();
  }

  @Override
  public void measure(Measurements measurements) {
    measurements.gauge(
        "sql_pool_connections_in_use",
        "Connections that a call is using.",
        () -> pool.gauge(HikariPoolMXBean::getActiveConnections));
    measurements.gauge(
        "sql_pool_connections_idle",
        "Open connections that no call is using.",
        () -> pool.gauge(HikariPoolMXBean::getIdleConnections));
    measurements.gauge(
        "sql_pool_connections_pending",
        "Calls that wait for a connection.",
        () -> pool.gauge(HikariPoolMXBean::getThreadsAwaitingConnection));
    measurements.gauge(
        "sql_pool_connections_max",
        "Connections that may be open at most.",
        options::maxConnections);
  }

  @Override
  public String describe() {
    return options.label().isBlank()
        ? pool.product()
        : "%s (%s)".formatted(pool.product(), options.label());
  }

  @Override
  public void close() {
    pool.close();
  }
}
