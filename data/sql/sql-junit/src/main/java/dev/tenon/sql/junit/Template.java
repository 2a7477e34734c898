package dev.tenon.sql.junit;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A database that is migrated once a run, and of which each class gets a copy.
final class Template {

  private final ReentrantLock lock = new ReentrantLock();
  private final String migrations;
  private @Nullable Migrated migrated;
  private @Nullable RuntimeException failure;

  private record Migrated(DevPostgres server, Contents contents) {}

  /// A copy, and what is in it.
  record Copy(DevPostgres server, Contents contents) {}

  /// @param migrations a folder of the class path; empty for a database without tables
  Template(String migrations) {
    this.migrations = migrations;
  }

  Copy copy() {
    lock.lock();
    try {
      var here = migrated();
      return new Copy(here.server().copy(), here.contents());
    } finally {
      lock.unlock();
    }
  }

  private Migrated migrated() {
    var here = migrated;
    if (here == null) {
      refuseAgain();
      try {
        here = migrate();
        migrated = here;
      } catch (RuntimeException failed) {
        failure = failed;
        throw failed;
      }
    }
    return here;
  }

  /// What failed once fails for all classes; the first of them shows where.
  private void refuseAgain() {
    if (failure != null) {
      var again = new IllegalStateException(failure.getMessage());
      again.setStackTrace(new StackTraceElement[0]);
      throw again;
    }
  }

  private Migrated migrate() {
    var server = DevPostgres.temporary();
    boolean isMigrated = false;
    try {
      if (!migrations.isEmpty()) {
        try (var database = Database.of(options(server, migrations))) {
          database.start();
        }
      }
      try (var connection = Sql.connect(server)) {
        requireMigrations(
            Sql.text(connection, "select coalesce(to_regclass('tenon_migrations')::text, '')"));
        var contents = Contents.keep(connection);
        isMigrated = true;
        return new Migrated(server, contents);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "What the migrations of %s have made cannot be read: %s"
              .formatted(migrations, failed.getMessage()),
          failed);
    } finally {
      if (!isMigrated) {
        server.close();
      }
    }
  }

  private void requireMigrations(String history) {
    if (!migrations.isEmpty() && history.isEmpty()) {
      throw new IllegalStateException(
          "There is no migration in the folder %s of the class path. For a database without tables, use TestDatabase.empty()."
              .formatted(migrations));
    }
  }

  static DatabaseOptions options(DevPostgres server, String migrations) {
    return DatabaseOptions.defaults()
        .withUrl(server.jdbcUrl())
        .withUser(server.user())
        .withPassword(server.password())
        .withMigrations(migrations);
  }

  void close() {
    lock.lock();
    try {
      if (migrated != null) {
        migrated.server().close();
        migrated = null;
      }
      failure = null;
    } finally {
      lock.unlock();
    }
  }
}
