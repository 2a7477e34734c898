package dev.tenon.chaos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.devservices.DevPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/// The way to a database, for this process and for those that it starts.
final class Database {

  private static final String URL = "CHAOS_URL";
  private static final String USER = "CHAOS_USER";
  private static final String PASSWORD = "CHAOS_PASSWORD";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BEFORE_RETRY = Duration.ofMillis(20);

  private Database() {}

  /// What a child finds it by.
  static Map<String, String> environment(DevPostgres postgres) {
    return Map.of(URL, postgres.jdbcUrl(), USER, postgres.user(), PASSWORD, postgres.password());
  }

  /// The pool of a child.
  static HikariDataSource ofThisChild(int connections) {
    return pool(
        Station.setting(URL), Station.setting(USER), Station.setting(PASSWORD), connections);
  }

  static HikariDataSource pool(DevPostgres postgres, int connections) {
    return pool(postgres.jdbcUrl(), postgres.user(), postgres.password(), connections);
  }

  private static HikariDataSource pool(String url, String user, String password, int connections) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    // Else a pool whose first connection breaks while it is looked at never makes another one.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  /// What is done with a connection.
  @FunctionalInterface
  interface Use<T> {
    T with(Connection connection) throws SQLException;
  }

  /// Does it until the server, which crashes now and then, does not go away meanwhile.
  static <T> T patiently(DataSource source, Use<T> use) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (var connection = source.getConnection()) {
        return use.with(connection);
      } catch (SQLException away) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException("The database stays away.", away);
        }
        Pause.of(BEFORE_RETRY);
      }
    }
  }

  /// The one number that a query gives.
  static long number(DataSource source, String query) {
    return patiently(
        source,
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
