package dev.tenon.sql;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Reachability;
import dev.tenon.lifecycle.Reachability.State;
import dev.tenon.lifecycle.Reachability.Unreachable;
import dev.tenon.lifecycle.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The connections of a database, and whether it can be reached.
///
/// Whether it can be reached is decided by one rule: a connection beside the pool is opened, or
/// not. That is tried at start, whenever a call has lost its connection, when the pool has none to
/// give at the heartbeat, and again and again while the server is away.
final class Pool implements Reachability.Peer {

  private final Connector connector;
  private final Migrations migrations;
  private final Reachability reachability;
  private volatile @Nullable HikariDataSource source;
  private volatile String product = "PostgreSQL, unreachable";

  /// @param longestPause between two looks at the server, whether it is there or away
  Pool(Connector connector, Migrations migrations, Duration longestPause) {
    this.connector = connector;
    this.migrations = migrations;
    reachability = Reachability.of("database", Database.class, this, longestPause);
  }

  void start() {
    connector.requireDriver();
    migrations.load();
    reachability.start();
  }

  Readiness ready() {
    return reachability.state() == State.REFUSED
        ? Readiness.notReady("database migrations refused")
        : reachability.ready();
  }

  /// A connection from the pool; closing it gives it back.
  ///
  /// @throws TransientError at once while the database is away
  Connection borrow() throws SQLException {
    var pool = source;
    return switch (reachability.state()) {
      case READY -> Objects.requireNonNull(pool, "ready without a pool").getConnection();
      case AWAY -> throw new TransientError("The database cannot be reached", null);
      case REFUSED ->
          throw new DatabaseFailure(
              DatabaseFailure.MIGRATIONS_REFUSED,
              "The migrations were refused; see the log.",
              null);
      case NEW ->
          throw new IllegalStateException("The database is not started. Call start() first.");
      case CLOSED -> throw new IllegalStateException("The database is closed.");
    };
  }

  /// Takes a connection out of the pool for good.
  void evict(Connection connection) {
    Objects.requireNonNull(source, "lent without a pool").evictConnection(connection);
  }

  /// A call has lost its connection: find out whether the server is lost.
  void suspect() {
    reachability.suspect();
  }

  int gauge(ToIntFunction<HikariPoolMXBean> value) {
    var pool = source;
    var bean = pool == null ? null : pool.getHikariPoolMXBean();
    return bean == null ? 0 : value.applyAsInt(bean);
  }

  String product() {
    return product;
  }

  void close() {
    reachability.close();
    var pool = source;
    if (pool != null) {
      pool.close();
    }
  }

  @Override
  public void connect() throws Unreachable {
    try (var connection = connector.alone()) {
      migrations.apply(connection);
      var metadata = connection.getMetaData();
      product =
          metadata.getDatabaseProductName()
              + ' '
              + metadata.getDatabaseProductVersion().replaceFirst("\\s.*", "");
    } catch (SQLException e) {
      if (reachability.state() == State.NEW) {
        requireMendable(e);
      }
      if (reachability.state() == State.READY && isAnswered(e)) {
        return; // the server turns newcomers away, and the pool's connections work on
      }
      throw new Unreachable(e);
    }
    found();
  }

  /// After an outage there is a new pool: the old one holds broken connections, and for seconds
  /// makes no others.
  private void found() {
    var worn = source;
    if (worn == null || reachability.state() == State.AWAY) {
      source = connector.pool();
      if (worn != null) {
        Thread.startVirtualThread(worn::close); // it waits for its calls to end
      }
    }
    if (reachability.state() == State.CLOSED) {
      close();
    }
  }

  /// At start, a wrong password is a wrong setting; later, the server may be on its way up.
  private static void requireMendable(SQLException e) {
    var code = SqlErrors.stateOf(e);
    if (code.startsWith("28") || code.equals("3D000")) {
      throw new DatabaseFailure(
          DatabaseFailure.ACCESS_REFUSED,
          "The server refuses the user, the password or the name of the database: "
              + e.getMessage(),
          e);
    }
  }

  private static boolean isAnswered(SQLException e) {
    var code = SqlErrors.stateOf(e);
    return !code.startsWith("08") && !code.startsWith("57");
  }

  @Override
  public boolean isAlive(boolean isSuspected) {
    if (isSuspected) {
      return false; // decided by a connection beside the pool
    }
    try (var connection = borrow()) {
      return connection.isValid(1);
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }
}
