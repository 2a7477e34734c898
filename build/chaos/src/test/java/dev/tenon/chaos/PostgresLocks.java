package dev.tenon.chaos;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.lock.sql.SqlLockStore;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/// Locks in the database that is written to.
record PostgresLocks(DevPostgres postgres, DataSource pool) implements LockServer {

  static PostgresLocks on(DevPostgres postgres, DataSource pool) {
    SqlLockStore.on(pool).createTables();
    return new PostgresLocks(postgres, pool);
  }

  @Override
  public String describe() {
    return "PostgreSQL " + postgres.version();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public void crash() {
    postgres.restart();
  }

  /// Of the locks only: the row is what must survive.
  @Override
  public void lose() {
    Database.patiently(
        pool,
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute("truncate tenon_locks");
          }
        });
  }

  @Override
  public void moveClock(Duration step) {
    throw new UnsupportedOperationException("The clock of this PostgreSQL cannot be moved.");
  }

  @Override
  public void close() {
    // It belongs to whoever opened it.
  }
}
