package dev.tenon.examples.plainjdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.devservices.DevPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/// A database of its own, with the tables and a pool.
final class ShopDatabase implements AutoCloseable {

  private final DevPostgres postgres = DevPostgres.temporary();
  private final HikariDataSource pool = Pool.of(environment());

  ShopDatabase() throws SQLException, IOException {
    Schema.create(pool);
  }

  HikariDataSource pool() {
    return pool;
  }

  /// What a program finds in its environment.
  Map<String, String> environment() {
    return Map.of(
        "JDBC_URL", postgres.jdbcUrl(),
        "JDBC_USER", postgres.user(),
        "JDBC_PASSWORD", postgres.password());
  }

  void execute(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long count(String query) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    pool.close();
    postgres.close();
  }
}
