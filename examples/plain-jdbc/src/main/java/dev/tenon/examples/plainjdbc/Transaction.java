package dev.tenon.examples.plainjdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A transaction over plain JDBC: kept if the work returns, rolled back if it throws.
final class Transaction {

  private Transaction() {}

  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  static <T> T of(DataSource source, Work<T> work) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.in(connection);
        connection.commit();
        return result;
      } catch (Throwable failure) {
        rollBack(connection, failure);
        throw failure;
      }
    }
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }
}
