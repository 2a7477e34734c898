package dev.tenon.outbox.sql;

import dev.tenon.outbox.spi.Wakeup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for `NOTIFY` over a connection of its own, and connects again when that is lost.
final class Listening implements Wakeup {

  private static final Logger LOG = LoggerFactory.getLogger(SqlOutboxStore.class);

  /// How long a wait goes on after the end.
  private static final long SLICE_MILLIS = 250;

  /// How long a server has to show that it is there.
  private static final int PATIENCE_SECONDS = 2;

  private static final String OTHER_IS_IDLE =
      """
      select exists (select from pg_locks where locktype = 'advisory' and classid = %d and objid = (hashtext('%s')::bigint & 4294967295)::oid
        and objsubid = 2 and mode = 'ExclusiveLock' and granted
        and database = (select oid from pg_database where datname = current_database()))
      """;

  /// Between two looks while somebody appends all the time.
  private static final Duration OFTEN = Duration.ofMillis(20);

  /// Between two attempts to connect, at most.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Server server;
  private final String channel;
  private final Duration silence;
  private final Waiting waiting = new Waiting();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;
  private boolean wasAuto;
  private boolean isIdle;
  private long lastHeard;

  /// @param silence after how much of it the connection is tried: a peer that vanished says nothing
  Listening(Server server, String channel, Duration silence) {
    this.server = server;
    this.channel = channel;
    this.silence = silence;
  }

  @Override
  public void await(Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var known = connection;
      if (waiting.isClosed()) {
        return;
      }
      if (known == null) {
        connection = opened(); // what came before it listened is looked for now
      } else {
        await(known, longest);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The listener of {} has no connection", channel, e);
      boolean isLost = connection != null;
      end();
      if (!isLost) { // else something may have come meanwhile
        waiting.await(least(longest, PAUSE));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Nobody notifies while no relay is idle. So it says that it is, and looks once more, before it
  /// waits. While transactions are open that have appended without a notice, it looks often.
  private void await(Connection known, Duration longest) throws SQLException, InterruptedException {
    if (isIdle) {
      if (isHeard(known, longest)) {
        isIdle = false;
        asked(known, "select pg_advisory_unlock(%d, hashtext('%s'))");
      }
    } else if (asked(known, "select pg_try_advisory_lock(%d, hashtext('%s'))")) {
      isIdle = true;
    } else if (asked(known, OTHER_IS_IDLE)) {
      isHeard(known, longest);
    } else {
      waiting.await(least(longest, OFTEN));
    }
  }

  private boolean asked(Connection known, String question) throws SQLException {
    try (var statement = known.createStatement();
        var rows = statement.executeQuery(question.formatted(OutboxSql.IDLE, channel))) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Connection opened() throws SQLException {
    var opened = server.connect();
    try (var statement = opened.createStatement()) {
      wasAuto = opened.getAutoCommit();
      opened.setAutoCommit(true);
      statement.execute("listen \"%s\"".formatted(channel));
      lastHeard = System.nanoTime();
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private boolean isHeard(Connection known, Duration longest) throws SQLException {
    var listening = known.unwrap(PGConnection.class);
    long deadline = System.nanoTime() + longest.toNanos();
    while (!waiting.isClosed()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      var heard = listening.getNotifications((int) Math.min(left, SLICE_MILLIS));
      if (heard.length > 0) {
        lastHeard = System.nanoTime();
        return true;
      }
      if (System.nanoTime() - lastHeard > silence.toNanos()) {
        requireAlive(known);
        lastHeard = System.nanoTime();
      }
    }
    return false;
  }

  private static void requireAlive(Connection known) throws SQLException {
    if (!known.isValid(PATIENCE_SECONDS)) {
      throw new SQLException("The server does not answer");
    }
  }

  /// Gives the connection back as it was.
  private void end() {
    var known = connection;
    connection = null;
    isIdle = false;
    if (known != null) {
      try (known;
          var statement = known.createStatement()) {
        statement.execute("unlisten *; select pg_advisory_unlock_all()");
        known.setAutoCommit(wasAuto);
      } catch (SQLException e) {
        LOG.debug("The listener of {} had lost its connection", channel, e);
      }
    }
  }

  @Override
  public void close() {
    waiting.close();
    lock.lock();
    try {
      end();
    } finally {
      lock.unlock();
    }
  }
}
