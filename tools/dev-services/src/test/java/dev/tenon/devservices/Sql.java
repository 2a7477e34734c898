package dev.tenon.devservices;

import java.sql.DriverManager;
import java.sql.SQLException;

/// What a service would do with a PostgreSQL.
final class Sql {

  private Sql() {}

  static void execute(DevPostgres postgres, String... statements) throws SQLException {
    execute(addressOf(postgres), statements);
  }

  static void execute(DatabaseUrl url, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static String ask(DevPostgres postgres, String query) throws SQLException {
    return ask(addressOf(postgres), query);
  }

  static String ask(DatabaseUrl url, String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static DatabaseUrl addressOf(DevPostgres postgres) {
    return new DatabaseUrl(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  static int port(DatabaseUrl url) {
    return Integer.parseInt(url.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
  }
}
