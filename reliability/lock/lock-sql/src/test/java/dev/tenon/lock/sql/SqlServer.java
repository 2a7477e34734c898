package dev.tenon.lock.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// A database of a test class.
interface SqlServer extends AutoCloseable {

  /// With user and password.
  String jdbcUrl();

  /// A connection, as a program of another machine would have it: in another time zone.
  Connection elsewhere() throws SQLException;

  @Override
  void close();

  /// A few connections to it, that are kept.
  default HikariDataSource pool(boolean commitsByItself) {
    var config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl());
    config.setMaximumPoolSize(9);
    config.setMinimumIdle(0);
    config.setAutoCommit(commitsByItself);
    config.setConnectionTimeout(2_000);
    return new HikariDataSource(config);
  }

  static void run(DataSource source, String sql) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /// Lets time pass for what is locked.
  static void advance(DataSource source, Duration step) {
    run(source, "update tenon_locks set ends = ends - " + Micros.of(step) + " where ends > 0");
  }
}
