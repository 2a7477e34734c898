package dev.tenon.lock.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/// The SQL of one kind of database, where kinds differ.
///
/// Times are microseconds since 1970 in UTC by the server's clock, as whole numbers, so that no
/// time zone and no summer time has a say in them.
sealed interface Dialect permits Postgres, MariaDb {

  /// The dialect of the server behind a connection; asks the driver, not the server.
  static Dialect of(Connection connection) throws SQLException {
    var product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "PostgreSQL" -> new Postgres();
      case "MariaDB" -> new MariaDb();
      case null, default ->
          throw new SQLFeatureNotSupportedException(
              "Locks and fences are kept in PostgreSQL and MariaDB; this database says that it is "
                  + product);
    };
  }

  /// The name of the resources with its tables.
  String id();

  /// The time, as an expression.
  String now();

  /// Takes a lock if it is free. Gives whether it did, the fence, and how long it remains held; no
  /// row where another took it at that very moment.
  String acquire(String table);

  /// Binds the values of [#acquire].
  void bindAcquire(PreparedStatement statement, String name, String owner, long micros)
      throws SQLException;

  /// Raises a fence and locks its row; gives the greatest so far.
  String raise(String table);

  /// Binds a name, so that it compares character by character.
  void bindName(PreparedStatement statement, int index, String name) throws SQLException;

  /// Reads a name.
  String name(ResultSet row) throws SQLException;
}
