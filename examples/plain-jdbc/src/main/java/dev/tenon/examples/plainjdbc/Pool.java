package dev.tenon.examples.plainjdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;

/// The connections of a program.
final class Pool {

  private Pool() {}

  /// A pool on what `JDBC_URL`, `JDBC_USER` and `JDBC_PASSWORD` say.
  static HikariDataSource of(Map<String, String> environment) {
    var config = new HikariConfig();
    config.setJdbcUrl(required(environment, "JDBC_URL"));
    config.setUsername(required(environment, "JDBC_USER"));
    config.setPassword(required(environment, "JDBC_PASSWORD"));
    config.setMaximumPoolSize(5);
    return new HikariDataSource(config);
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Set %s in the environment.".formatted(name));
    }
    return value;
  }
}
