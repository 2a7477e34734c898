package dev.tenon.sql.testkit;

/// What a kind of database does beyond what all do. A contract asserts what is declared, and what
/// stands in the documentation where it is not.
///
/// @param foreignKeys whether a row that refers to nothing is refused; else it is stored
/// @param checks whether checks and the length of columns are kept; else anything is stored
/// @param concurrentTransactions whether transactions run side by side; else one waits for the
///   other
/// @param handwrittenSql whether a transaction has a connection; else it is refused
public record Capabilities(
    boolean foreignKeys, boolean checks, boolean concurrentTransactions, boolean handwrittenSql) {

  /// Of a server.
  public static Capabilities all() {
    return new Capabilities(true, true, true, true);
  }

  /// Of the in-memory database.
  public static Capabilities none() {
    return new Capabilities(false, false, false, false);
  }
}
