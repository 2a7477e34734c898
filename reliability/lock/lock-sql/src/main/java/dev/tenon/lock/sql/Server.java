package dev.tenon.lock.sql;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.LockFailure;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The database behind a source of connections, asked in steps of one statement each.
final class Server {

  /// Of those who ask for the same row at the same moment, the server may undo all but one.
  private static final int TRIES = 10;

  private final DataSource source;
  private final SqlLockOptions options;
  private final String missingTable;

  /// @param missingTable what to say where there is no table
  Server(DataSource source, SqlLockOptions options, String missingTable) {
    this.source = source;
    this.options = options;
    this.missingTable = missingTable;
  }

  /// What is done with a connection.
  @FunctionalInterface
  interface Step<T> {
    T run(Session session) throws SQLException;
  }

  SqlLockOptions options() {
    return options;
  }

  /// Runs a step, and again where the server undid it for another's.
  <T> T run(Step<T> step) throws SQLException {
    for (int left = TRIES; ; left--) {
      try (var session = Session.open(source, options)) {
        return step.run(session);
      } catch (SQLException failure) {
        if (left == 1 || !SqlFailures.isCollision(failure)) {
          throw explained(failure);
        }
      }
    }
  }

  /// The same failure; with the remedy where a table is missing.
  SQLException explained(SQLException failure) {
    return SqlFailures.isMissingTable(failure)
        ? new SQLException(missingTable, failure.getSQLState(), failure)
        : failure;
  }

  /// The same for what is not called through `Locks`, which would wrap what fails.
  <T> T runUnchecked(Step<T> step) {
    try {
      return run(step);
    } catch (SQLException failure) {
      throw SqlFailures.isAway(failure)
          ? new TransientError("The database of the locks cannot be reached", failure)
          : LockFailure.store(failure);
    }
  }
}
