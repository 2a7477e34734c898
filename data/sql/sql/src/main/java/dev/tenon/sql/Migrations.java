package dev.tenon.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema up to date: each file once, in order, in a transaction with its line in
/// `tenon_migrations`, under a lock that all instances of a service share.
final class Migrations {

  /// "tenon" in ASCII; any number that nobody else takes an advisory lock on.
  static final long LOCK = 0x74656e6f6eL;

  /// Whatever the role or the URL says: an index may take hours.
  private static final String UNLIMITED = "set statement_timeout = 0";

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final MigrationFolder folder;
  private final Duration patience;
  private List<Migration> known = List.of();
  private boolean done;

  private record Applied(String file, String checksum) {}

  /// @param patience how long to wait for another instance that is migrating
  Migrations(String folder, Duration patience) {
    this(new MigrationFolder(MigrationFolder.classPath(), folder), patience);
  }

  Migrations(MigrationFolder folder, Duration patience) {
    this.folder = folder;
    this.patience = patience;
  }

  /// Reads the files, so that what is wrong with them is said even when the server is away.
  void load() {
    known = folder.load();
  }

  /// Applies what is missing; does nothing the second time.
  ///
  /// @throws SQLException if the connection is lost, or another instance holds the lock for too
  ///   long
  /// @throws DatabaseFailure if history and files contradict each other, or a file fails
  void apply(Connection connection) throws SQLException {
    if (done || known.isEmpty()) {
      return;
    }
    run(connection, UNLIMITED);
    run(connection, "set client_min_messages = warning");
    run(connection, "set lock_timeout = " + patience.toMillis());
    run(connection, "select pg_advisory_lock(" + LOCK + ")");
    run(connection, "set lock_timeout = 0");
    var pending = pending(history(connection));
    long begun = System.nanoTime();
    for (var migration : pending) {
      apply(connection, migration);
    }
    run(connection, "select pg_advisory_unlock(" + LOCK + ")");
    done = true;
    if (!pending.isEmpty()) {
      LOG.info(
          "Migrations applied: {}, up to {}, in {} ms",
          pending.size(),
          pending.getLast().file(),
          millisSince(begun));
    }
  }

  private static Map<Long, Applied> history(Connection connection) throws SQLException {
    run(
        connection,
        """
        create table if not exists tenon_migrations (
          version bigint primary key,
          name text not null,
          checksum text not null,
          applied_at timestamptz not null,
          elapsed_ms bigint not null)\
        """);
    var history = new TreeMap<Long, Applied>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select version, name, checksum from tenon_migrations")) {
      while (rows.next()) {
        history.put(rows.getLong(1), new Applied(rows.getString(2), rows.getString(3)));
      }
    }
    return history;
  }

  /// What of the known is missing in the history; refused where the two contradict each other.
  private List<Migration> pending(Map<Long, Applied> history) {
    var unknown = new HashMap<>(history);
    var pending = new ArrayList<Migration>();
    long latest = history.keySet().stream().mapToLong(Long::longValue).max().orElse(-1);
    for (var migration : known) {
      var applied = unknown.remove(migration.version());
      if (applied == null) {
        if (migration.version() < latest) {
          throw Migration.refused(
              "%s comes late: version %d is applied already. Give it the next free number."
                  .formatted(migration.origin(), latest));
        }
        pending.add(migration);
      } else if (!applied.checksum().equals(migration.checksum())) {
        throw Migration.refused(
            "%s was changed after it had been applied as %s. Undo the change, and write another migration."
                .formatted(migration.origin(), applied.file()));
      }
    }
    requireOnlyNewer(unknown);
    return pending;
  }

  private void requireOnlyNewer(Map<Long, Applied> unknown) {
    long last = known.getLast().version();
    for (var entry : unknown.entrySet()) {
      if (entry.getKey() < last) {
        throw Migration.refused(
            "Migration %s was applied and is not on the class path any more. Put the file back."
                .formatted(entry.getValue().file()));
      }
    }
    if (!unknown.isEmpty()) {
      LOG.warn(
          "The database is ahead of this version of the service: it has {} more than {}",
          unknown.values().stream().map(Applied::file).toList(),
          known.getLast().file());
    }
  }

  private static void apply(Connection connection, Migration migration) throws SQLException {
    long begun = System.nanoTime();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false); // braces are the file's own
      statement.execute(UNLIMITED);
      statement.execute(migration.sql());
      statement.execute("reset all"); // a dump sets the search path, and tenon_migrations is gone
      remember(connection, migration, millisSince(begun));
      connection.commit();
    } catch (SQLException e) {
      if (SqlErrors.isConnectionLost(e)) {
        throw e;
      }
      connection.rollback();
      throw new DatabaseFailure(
          DatabaseFailure.MIGRATION_FAILED,
          "Migration %s failed and was rolled back: %s. Mend the file and start again."
              .formatted(migration.origin(), e.getMessage()),
          e);
    }
    connection.setAutoCommit(true);
  }

  private static void remember(Connection connection, Migration migration, long millis)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into tenon_migrations (version, name, checksum, applied_at, elapsed_ms) values (?, ?, ?, now(), ?)")) {
      statement.setLong(1, migration.version());
      statement.setString(2, migration.file());
      statement.setString(3, migration.checksum());
      statement.setLong(4, millis);
      statement.executeUpdate();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long millisSince(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
