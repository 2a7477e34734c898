package dev.tenon.lock.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// A database of a test class.
interface SqlServer extends AutoCloseable {

  /// With user and password.
  String jdbcUrl();

  /// A connection, as a program of another machine would have it: in another time zone.
  Connection elsewhere() throws SQLException;

  /// A relay to it.
  default Relay relay() throws IOException {
    var address = URI.create(jdbcUrl().substring("jdbc:".length()));
    return Relay.to(address.getHost(), address.getPort());
  }

  /// A connection through a relay.
  default Connection through(Relay relay) throws SQLException {
    var url = jdbcUrl();
    var address = URI.create(url.substring("jdbc:".length())).getAuthority();
    return DriverManager.getConnection(
        url.replace(address, "127.0.0.1:" + Integer.toString(relay.port())));
  }

  /// Gives a row where somebody waits for a row that another has locked.
  String waiting();

  @Override
  void close();

  /// A few connections to it, that are kept.
  default HikariDataSource pool() {
    return pool(config -> {});
  }

  default HikariDataSource pool(Consumer<HikariConfig> change) {
    var config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl());
    config.setMaximumPoolSize(9);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(2_000);
    change.accept(config);
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

  /// What a query gives in its first column.
  static long number(DataSource source, String sql) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).as(sql).isTrue();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /// Goes on when somebody waits for a row that another has locked.
  default void awaitWaiting(DataSource source) {
    await().until(() -> number(source, waiting()) > 0);
  }

  /// Lets time pass for what is locked.
  static void advance(DataSource source, Duration step) {
    run(source, "update tenon_locks set ends = ends - " + Micros.of(step) + " where ends > 0");
  }
}
