package dev.tenon.outbox.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What statements give that are sent together.
final class Results {

  private Results() {}

  /// Runs them, and gives the rows after so many results.
  static ResultSet after(PreparedStatement statement, int results) throws SQLException {
    statement.execute();
    for (int i = 0; i < results; i++) {
      statement.getMoreResults();
    }
    return statement.getResultSet();
  }

  /// The rows of the next.
  static ResultSet next(PreparedStatement statement) throws SQLException {
    statement.getMoreResults();
    return statement.getResultSet();
  }
}
