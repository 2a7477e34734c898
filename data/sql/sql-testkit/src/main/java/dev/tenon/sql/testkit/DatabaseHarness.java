package dev.tenon.sql.testkit;

import dev.tenon.sql.Database;
import dev.tenon.testkit.Harness;

/// What a contract needs of a kind of database.
public interface DatabaseHarness extends Harness<DatabaseCapability> {

  /// The class path folder with the tables of the contracts, for
  /// [dev.tenon.sql.DatabaseOptions#migrations()].
  String MIGRATIONS = "dev/tenon/sql/testkit/migration";

  /// A started database with the tables `things`, `parts`, `tags` and `blanks`, all empty. Called
  /// before each test; the contract does not close it.
  Database emptied();
}
