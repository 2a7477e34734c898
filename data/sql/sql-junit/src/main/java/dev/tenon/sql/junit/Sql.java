package dev.tenon.sql.junit;

import dev.tenon.devservices.DevPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Statements over a connection of one's own, beside the pool under test.
final class Sql {

  private Sql() {}

  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Connection connect(DevPostgres server) throws SQLException {
    var connection =
        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    run(connection, "set client_min_messages = warning");
    return connection;
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static <T> List<T> list(Connection connection, String query, Reading<T> reading)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(reading.read(rows));
      }
      return all;
    }
  }

  /// The first column of the one row.
  static String text(Connection connection, String query) throws SQLException {
    return list(connection, query, row -> row.getString(1)).getFirst();
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
