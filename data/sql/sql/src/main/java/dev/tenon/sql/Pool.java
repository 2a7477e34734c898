package dev.tenon.sql;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections of a database, and whether it can be reached.
///
/// Whether it can be reached is decided by one rule: a connection beside the pool is opened, or
/// not. That is tried at start, whenever a call has lost its connection, when the pool has none to
/// give at the heartbeat, and again and again while the server is away.
final class Pool {

  private enum State {
    NEW,
    STARTING,
    AWAY,
    READY,
    REFUSED,
    CLOSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Connector connector;
  private final Migrations migrations;
  private final Duration longestPause;
  private final Semaphore suspicion = new Semaphore(0);
  private volatile State state = State.NEW;
  private volatile @Nullable HikariDataSource source;
  private volatile @Nullable Thread watch;
  private volatile String product = "PostgreSQL, unreachable";

  /// @param longestPause between two looks at the server, whether it is there or away
  Pool(Connector connector, Migrations migrations, Duration longestPause) {
    this.connector = connector;
    this.migrations = migrations;
    this.longestPause = longestPause;
  }

  void start() {
    if (become(State.STARTING) != State.NEW) {
      throw new IllegalStateException("The database was started or closed before.");
    }
    connector.requireDriver();
    migrations.load();
    try {
      connect();
    } catch (SQLException e) {
      requireMendable(e);
      lost(e);
    }
    watch = Thread.ofVirtual().name("database-watch").start(this::watch);
  }

  Readiness ready() {
    return switch (state) {
      case READY -> Readiness.READY;
      case NEW, STARTING -> Readiness.notReady("database not started");
      case AWAY -> Readiness.notReady("database unreachable");
      case REFUSED -> Readiness.notReady("database migrations refused");
      case CLOSED -> Readiness.notReady("database closed");
    };
  }

  /// A connection from the pool; closing it gives it back.
  ///
  /// @throws TransientError at once while the database is away
  Connection borrow() throws SQLException {
    var pool = source;
    return switch (state) {
      case READY -> Objects.requireNonNull(pool, "ready without a pool").getConnection();
      case AWAY -> throw new TransientError("The database cannot be reached", null);
      case REFUSED ->
          throw new DatabaseFailure(
              DatabaseFailure.MIGRATIONS_REFUSED,
              "The migrations were refused; see the log.",
              null);
      case NEW, STARTING ->
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
    suspicion.release();
  }

  int gauge(ToIntFunction<HikariPoolMXBean> value) {
    var pool = source;
    var bean = pool == null ? null : pool.getHikariPoolMXBean();
    return bean == null ? 0 : value.applyAsInt(bean);
  }

  String product() {
    return product;
  }

  /// Closed is for good, and only what is new starts.
  ///
  /// @return the state before
  private synchronized State become(State next) {
    var before = state;
    if (before != State.CLOSED && (next != State.STARTING || before == State.NEW)) {
      state = next;
    }
    return before;
  }

  void close() {
    become(State.CLOSED);
    var watching = watch;
    if (watching != null) {
      watching.interrupt();
    }
    var pool = source;
    if (pool != null) {
      pool.close();
    }
  }

  private void connect() throws SQLException {
    try (var connection = connector.alone()) {
      migrations.apply(connection);
      var metadata = connection.getMetaData();
      product =
          metadata.getDatabaseProductName()
              + ' '
              + metadata.getDatabaseProductVersion().replaceFirst("\\s.*", "");
    }
    found();
  }

  /// After an outage there is a new pool: the old one holds broken connections, and for seconds
  /// makes no others.
  private void found() {
    var worn = source;
    if (worn == null || state == State.AWAY) {
      source = connector.pool();
    }
    var before = become(State.READY);
    if (before == State.AWAY) {
      LOG.info("The database is back: {}", product);
      if (worn != null) {
        Thread.startVirtualThread(worn::close); // it waits for its calls to end
      }
    } else if (before == State.CLOSED) {
      close();
    }
  }

  private void lost(SQLException e) {
    var before = become(State.AWAY);
    if (before != State.AWAY && before != State.CLOSED) {
      LOG.warn("The database cannot be used, trying again in the background: {}", e.getMessage());
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

  private void watch() {
    var pause = state == State.AWAY ? FIRST_PAUSE : longestPause;
    try {
      while (state == State.AWAY || state == State.READY) {
        boolean suspected = suspicion.tryAcquire(jittered(pause), TimeUnit.MILLISECONDS);
        suspicion.drainPermits();
        if (state == State.READY && !suspected && isAlive()) {
          pause = longestPause;
        } else {
          pause = isFound() ? longestPause : longer(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } catch (DatabaseFailure e) {
      become(State.REFUSED);
      LOG.error("The database is of no use until the service is mended and restarted", e);
    }
  }

  private boolean isFound() {
    try {
      connect();
      return true;
    } catch (SQLException e) {
      if (state == State.READY && isAnswered(e)) {
        return true; // the server turns newcomers away, and the pool's connections work on
      }
      lost(e);
      return false;
    }
  }

  private static boolean isAnswered(SQLException e) {
    var code = SqlErrors.stateOf(e);
    return !code.startsWith("08") && !code.startsWith("57");
  }

  private boolean isAlive() {
    try (var connection = borrow()) {
      return connection.isValid(1);
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }

  private Duration longer(Duration pause) {
    var next = pause.multipliedBy(2);
    return next.compareTo(longestPause) > 0 ? longestPause : next;
  }

  private static long jittered(Duration pause) {
    long millis = pause.toMillis();
    return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
  }
}
