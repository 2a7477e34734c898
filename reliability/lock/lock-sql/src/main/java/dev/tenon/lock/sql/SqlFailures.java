package dev.tenon.lock.sql;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/// What a failure of the driver means.
///
/// | state, or number of MariaDB | meaning | waiting mends it |
/// |---|---|---|
/// | 08…, 53…, 57P0… | connection, resources, shutdown | yes |
/// | 40001, 40P01 | statements stood in each other's way | yes, and at once |
/// | 57014, 55P03, 1205 | a statement or a wait for a row took too long | yes |
/// | 25006, 1290 | a server that was made read-only | yes |
/// | `SQLTransientException`, such as no connection within the pool's wait | | yes |
/// | the thread was interrupted in the pool | | yes |
/// | all others | | no |
final class SqlFailures {

  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int READ_ONLY = 1290;

  private SqlFailures() {}

  static boolean isAway(Exception failure) {
    return failure instanceof SQLException sql
        && (sql instanceof SQLTransientException
            || sql.getCause() instanceof InterruptedException
            || isAwayState(stateOf(sql))
            || sql.getErrorCode() == LOCK_WAIT_TIMEOUT
            || sql.getErrorCode() == READ_ONLY);
  }

  private static boolean isAwayState(String state) {
    return switch (state) {
      case "40001", "40P01", "57014", "55P03", "25006" -> true;
      default -> state.startsWith("08") || state.startsWith("53") || state.startsWith("57P0");
    };
  }

  /// Whether the server undid the statement, and the same may succeed at once.
  static boolean isCollision(SQLException failure) {
    var state = stateOf(failure);
    return state.equals("40001") || state.equals("40P01");
  }

  /// Whether there is no such table.
  static boolean isMissingTable(SQLException failure) {
    var state = stateOf(failure);
    return state.equals("42P01") || state.equals("42S02");
  }

  /// Whether it is there already, or another connection is about to have made it.
  static boolean isMadeByAnother(SQLException failure) {
    var state = stateOf(failure);
    return state.equals("23505") || state.equals("42P07") || state.equals("42710");
  }

  private static String stateOf(SQLException failure) {
    var state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
