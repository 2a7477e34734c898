package dev.tenon.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Statements written by hand, over plain JDBC.
///
/// @param <T> the result
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {

  /// Runs the statements.
  ///
  /// @param connection the transaction's; leave commit, rollback, auto-commit and close alone
  T run(Connection connection) throws SQLException;
}
