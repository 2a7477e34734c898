package dev.tenon.outbox.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.devservices.DevPostgres;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// A PostgreSQL of a test class with the tables of outbox and inbox, over a pool that can be taken
/// away.
final class Postgres implements DataSource, AutoCloseable {

  private final DevPostgres server = DevPostgres.temporary();
  private final HikariDataSource pool;
  private volatile boolean isAway;

  Postgres() throws SQLException {
    this(false);
  }

  /// @param autoCommit what connections of the pool begin with
  Postgres(boolean autoCommit) throws SQLException {
    var config = new HikariConfig();
    config.setJdbcUrl(server.jdbcUrl());
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(1);
    config.setAutoCommit(autoCommit);
    pool = new HikariDataSource(config);
    SqlOutboxStore.on(this).createTables();
    SqlInboxStore.on(this).createTables();
  }

  DevPostgres server() {
    return server;
  }

  void away(boolean isAway) {
    this.isAway = isAway;
  }

  /// How many connections are lent out.
  int inUse() {
    return pool.getHikariPoolMXBean().getActiveConnections();
  }

  /// Has all connections made anew, so that they have the settings of now.
  void renew() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /// Ends all connections to this database but the one that asks for it, as a crash of the server
  /// would.
  void endConnections() throws SQLException {
    run(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
  }

  void run(String sql) throws SQLException {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  long number(String sql) throws SQLException {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  Connection begin() throws SQLException {
    var connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (isAway) {
      throw new SQLTransientConnectionException("taken away by the test", "08006");
    }
    return pool.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PrintWriter getLogWriter() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLogWriter(PrintWriter writer) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }

  @Override
  public void close() {
    pool.close();
    server.close();
  }
}
