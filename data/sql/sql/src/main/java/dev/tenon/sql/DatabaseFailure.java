package dev.tenon.sql;

import org.jspecify.annotations.Nullable;

/// The database failed in a way that neither the caller of the service nor waiting can mend: a
/// wrong statement, a table that does not fit its record, a migration that was refused.
///
/// | id | meaning |
/// |---|---|
/// | `TENON-D01` | the database refused a statement: wrong SQL, missing table, missing right |
/// | `TENON-D02` | a stored value does not fit the component of the record |
/// | `TENON-D03` | the migrations contradict what was applied before, or each other |
/// | `TENON-D04` | a migration failed; it was rolled back |
/// | `TENON-D05` | the database refuses the user, the password or the database name |
///
/// The message is for the log: it names tables, columns and files.
public final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String STATEMENT = "TENON-D01";
  static final String STORED_VALUE = "TENON-D02";
  static final String MIGRATIONS_REFUSED = "TENON-D03";
  static final String MIGRATION_FAILED = "TENON-D04";
  static final String ACCESS_REFUSED = "TENON-D05";

  private final String id;
  private final String sqlState;

  DatabaseFailure(String id, String message, @Nullable Throwable cause) {
    super(id + "  " + message, cause);
    this.id = id;
    this.sqlState = SqlErrors.stateOf(cause);
  }

  /// Which failure, from the table above; stable.
  public String id() {
    return id;
  }

  /// The five characters by which the database names the cause; empty where it named none.
  public String sqlState() {
    return sqlState;
  }
}
