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

  /// After so many silent slices the connection is tried: a peer that has vanished says nothing.
  private static final int SILENT_SLICES = 120;

  private static final int PATIENCE_SECONDS = 5;

  /// Between two attempts to connect, at most.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Server server;
  private final String channel;
  private final Waiting waiting = new Waiting();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;
  private boolean wasAuto;
  private int silent;

  Listening(Server server, String channel) {
    this.server = server;
    this.channel = channel;
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
        listen(known, System.nanoTime() + longest.toNanos());
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The listener of {} has no connection", channel, e);
      boolean isLost = connection != null;
      end();
      if (!isLost) { // else something may have come meanwhile
        waiting.await(longest.compareTo(PAUSE) < 0 ? longest : PAUSE);
      }
    } finally {
      lock.unlock();
    }
  }

  private Connection opened() throws SQLException {
    var opened = server.connect();
    try (var statement = opened.createStatement()) {
      wasAuto = opened.getAutoCommit();
      opened.setAutoCommit(true);
      statement.execute("listen \"%s\"".formatted(channel));
      silent = 0;
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void listen(Connection known, long deadline) throws SQLException {
    var listening = known.unwrap(PGConnection.class);
    while (!waiting.isClosed()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      var heard = listening.getNotifications((int) Math.min(left, SLICE_MILLIS));
      if (heard != null && heard.length > 0) {
        silent = 0;
        return;
      }
      if (++silent >= SILENT_SLICES) {
        silent = 0;
        requireAlive(known);
      }
    }
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
    if (known != null) {
      try (known;
          var statement = known.createStatement()) {
        statement.execute("unlisten *");
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
