package dev.tenon.sql;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/// From the SQL state of a failed statement to the error of ours.
///
/// | state | meaning | becomes |
/// |---|---|---|
/// | 23505, 23P01 | unique, exclusion | [DomainError], CONFLICT |
/// | 23503 in an insert or update | refers to nothing | [DomainError], NOT_FOUND |
/// | 23503 in a delete, 23001, 23503 at commit | still referred to | [DomainError], CONFLICT |
/// | 23502, 23514 | not null, check | [DomainError], INVALID |
/// | 22001, 22003, 22008, 22021, 22P05 | too long, out of range, no such character | [DomainError], INVALID |
/// | 40001, 40P01 | serialization, deadlock | the transaction again, then [TransientError] |
/// | 55P03, 57014 | lock timeout, statement timeout | [TransientError] |
/// | 08…, 53…, 57P01 to 57P03 | connection, resources, shutdown | [TransientError] |
/// | no connection within the wait | | [TransientError] |
/// | 25006 | a standby that became read-only | [TransientError] |
/// | all others | | [DatabaseFailure] `TENON-D01` |
///
/// The text of the server goes into the cause only, since it names constraints, columns and values.
final class SqlErrors {

  /// What was being done, as far as it decides the meaning of a state.
  enum Doing {
    /// Inserting or updating a row.
    WRITE,
    /// Anything else.
    OTHER
  }

  private static final int CAUSES_LOOKED_AT = 16;

  private SqlErrors() {}

  /// The error that leaves the module.
  ///
  /// @param noun what a row is called, such as `product`
  static RuntimeException translated(SQLException e, Doing doing, String noun) {
    var state = stateOf(e);
    return switch (state) {
      case "23505", "23P01" -> conflict(noun);
      case "23503" -> doing == Doing.WRITE ? refersToNothing(noun) : stillReferredTo(noun);
      case "23001" -> stillReferredTo(noun);
      case "23502", "23514" ->
          invalid("The %s breaks a rule of what may be stored.".formatted(noun));
      case "22001" -> invalid("A text of the %s is too long.".formatted(noun));
      case "22003", "22008" -> invalid("A value of the %s is out of range.".formatted(noun));
      case "22021", "22P05" ->
          invalid("A text of the %s holds a character that cannot be stored.".formatted(noun));
      case "40001", "40P01" -> new TransientError("Transactions stood in each other's way", e);
      case "55P03" -> new TransientError("A lock was not free in time", e);
      case "57014" -> new TransientError("A statement took longer than it may", e);
      case "25006" -> new TransientError("The database is read-only", e);
      default ->
          isConnectionLost(e)
              ? new TransientError("The database cannot be reached", e)
              : new DatabaseFailure(
                  DatabaseFailure.STATEMENT,
                  "The database refused a statement (SQL state %s)."
                      .formatted(state.isEmpty() ? "unknown" : state),
                  e);
    };
  }

  /// Whether the connection, or the server behind it, is of no use any more.
  static boolean isConnectionLost(SQLException e) {
    var state = stateOf(e);
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P0")
        || e instanceof SQLTransientConnectionException;
  }

  /// Whether the whole transaction may succeed when it is run again.
  static boolean isRepeatable(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < CAUSES_LOOKED_AT; i++) {
      if (cause instanceof SQLException e) {
        var state = stateOf(e);
        if (state.equals("40001") || state.equals("40P01")) {
          return true;
        }
      }
      cause = cause.getCause();
    }
    return false;
  }

  static String stateOf(@Nullable Throwable thrown) {
    return thrown instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
  }

  static DomainError conflict(String noun) {
    return new DomainError(
        ErrorKind.CONFLICT,
        "Another %s has this id, or a value that only one may have.".formatted(noun));
  }

  static DomainError notFound(String noun) {
    return new DomainError(ErrorKind.NOT_FOUND, "There is no %s with this id.".formatted(noun));
  }

  private static DomainError refersToNothing(String noun) {
    return new DomainError(
        ErrorKind.NOT_FOUND, "The %s refers to something that does not exist.".formatted(noun));
  }

  private static DomainError stillReferredTo(String noun) {
    return new DomainError(
        ErrorKind.CONFLICT, "The %s is still referred to by something else.".formatted(noun));
  }

  private static DomainError invalid(String message) {
    return new DomainError(ErrorKind.INVALID, message);
  }
}
