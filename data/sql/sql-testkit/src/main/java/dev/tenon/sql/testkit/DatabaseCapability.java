package dev.tenon.sql.testkit;

/// What a kind of database does beyond what all do. A contract asserts what is declared, and what
/// stands in the documentation where it is not.
public enum DatabaseCapability {
  /// A row that refers to nothing is refused, and so is deleting one that is referred to; else both
  /// are done.
  FOREIGN_KEYS,
  /// Checks and the length of columns are kept; else anything is stored.
  CHECKS,
  /// Transactions run side by side; else one waits for the other.
  CONCURRENT_TRANSACTIONS,
  /// A transaction has a connection for statements written by hand; else it is refused.
  HANDWRITTEN_SQL
}
