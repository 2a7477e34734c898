package dev.tenon.lock.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A connection that is borrowed for one statement, which is a transaction of its own, and goes
/// back as it came.
final class Session implements AutoCloseable {

  private final Connection connection;
  private final SqlLockOptions options;
  private final boolean commitsByItself;
  private final int networkTimeout;

  private Session(Connection connection, SqlLockOptions options) throws SQLException {
    this.connection = connection;
    this.options = options;
    this.commitsByItself = connection.getAutoCommit();
    this.networkTimeout = connection.getNetworkTimeout();
  }

  /// On PostgreSQL nothing here asks the server; on MariaDB, changing auto-commit does.
  static Session open(DataSource source, SqlLockOptions options) throws SQLException {
    var connection = source.getConnection();
    if (connection == null) {
      throw new SQLException("The DataSource gave null instead of a connection.");
    }
    try {
      var session = new Session(connection, options);
      session.begin();
      return session;
    } catch (SQLException | RuntimeException broken) {
      abandon(connection);
      throw broken;
    }
  }

  private void begin() throws SQLException {
    if (!commitsByItself) {
      connection.setAutoCommit(true);
    }
    // For a network that swallows everything, where a statement cannot be cancelled.
    connection.setNetworkTimeout(Runnable::run, (options.timeoutSeconds() + 1) * 1000);
  }

  Connection connection() {
    return connection;
  }

  /// A statement that is cancelled when it takes too long.
  PreparedStatement prepare(String sql) throws SQLException {
    return prepare(connection, sql, options);
  }

  static PreparedStatement prepare(Connection connection, String sql, SqlLockOptions options)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    try {
      statement.setQueryTimeout(options.timeoutSeconds());
      return statement;
    } catch (SQLException | RuntimeException broken) {
      statement.close();
      throw broken;
    }
  }

  /// Gives it back. What the statement did is done, so a connection that breaks now changes nothing
  /// about its outcome; the pool gets it closed.
  @Override
  public void close() {
    try {
      if (!commitsByItself) {
        connection.setAutoCommit(false);
      }
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
      connection.close();
    } catch (SQLException broken) {
      abandon(connection);
    }
  }

  private static void abandon(Connection connection) {
    try (connection) {
      connection.abort(Runnable::run);
    } catch (SQLException broken) {
      // It is of no use to anybody, and the pool has been told.
    }
  }
}
