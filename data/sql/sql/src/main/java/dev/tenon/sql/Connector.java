package dev.tenon.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// How connections to PostgreSQL are made: one alone, or a pool of them.
final class Connector {

  private static final String PREFIX = "jdbc:postgresql:";

  /// What the server is given on top of the limit of a statement before the network counts as cut.
  private static final Duration NETWORK_GRACE = Duration.ofSeconds(5);

  private final DatabaseOptions options;
  private final String url;

  Connector(DatabaseOptions options) {
    this.options = options;
    this.url = required(options.url());
  }

  private static String required(@Nullable String url) {
    if (url == null || url.isBlank()) {
      throw new IllegalArgumentException(
          "The database has no URL. Set database.url, such as jdbc:postgresql://localhost:5432/products, or take Database.inMemory().");
    }
    if (!url.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "The URL of the database begins with jdbc:postgresql: and no other database is supported: "
              + url.replaceFirst("[/?@].*", "…"));
    }
    return url;
  }

  /// Refuses an application without the driver, and a URL that the driver does not read.
  void requireDriver() {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "No JDBC driver takes the URL of the database. Add org.postgresql:postgresql to the application, and check that the URL is jdbc:postgresql://host:port/name.",
          e);
    }
  }

  /// A connection beside the pool, whose statements may take as long as they need.
  Connection alone() throws SQLException {
    var properties = properties(Duration.ZERO);
    var user = options.user();
    if (user != null) {
      properties.setProperty("user", user);
    }
    var password = options.password();
    if (password != null) {
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(url, properties);
  }

  /// A pool, filled in the background.
  HikariDataSource pool() {
    var config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(url);
    config.setUsername(options.user());
    config.setPassword(options.password());
    config.setMaximumPoolSize(options.maxConnections());
    config.setConnectionTimeout(options.connectTimeout().toMillis());
    config.setValidationTimeout(Math.min(5_000, options.connectTimeout().toMillis()));
    config.setInitializationFailTimeout(-1);
    // Left to the server, a pool whose first connection breaks while HikariCP asks for the level
    // would go on with a level that does not exist, and never make another connection.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql("set statement_timeout = " + options.statementTimeout().toMillis());
    config.setDataSourceProperties(properties(options.statementTimeout().plus(NETWORK_GRACE)));
    return new HikariDataSource(config);
  }

  /// @param silence after which a connection that waits for an answer counts as cut; zero for never
  private Properties properties(Duration silence) {
    var seconds = Long.toString(ceilSeconds(options.connectTimeout()));
    var properties = new Properties();
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("socketTimeout", Long.toString(ceilSeconds(silence)));
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  private static long ceilSeconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}
