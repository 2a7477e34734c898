package dev.tenon.lock.sql;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.spi.Attempt;
import dev.tenon.lock.spi.LockStore;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Locks in a table of PostgreSQL or MariaDB, which all processes share that use the same table.
///
/// ```java
/// var store = SqlLockStore.on(dataSource);
/// store.createTables(); // or its DDL in a migration of yours
/// var locks = Locks.on(store);
/// ```
///
/// **Connections.** Each call borrows one, runs one statement in a transaction of its own, and
/// gives it back as it came, whatever the pool's auto-commit is. Taking and releasing a lock are
/// one round trip each; on MariaDB two more where the pool has auto-commit off, since the driver
/// tells the server. No connection is held while the lock is. Give it the pool itself: not a source
/// that hands out the connection of a transaction under way, which would be committed.
///
/// **Time** is the server's, in UTC. Where its clock is set back, leases last longer by as much;
/// fences grow all the same.
///
/// **Durability** is the database's. What a server forgets that loses its last commits, such as one
/// with `synchronous_commit = off` or an asynchronous replica that took over, is a lock that two
/// may hold; their fences differ.
///
/// **Rows** remain when a lock is released: one a name. Where names are without number, such as one
/// for each order, call [#purge] now and then.
///
/// Thread-safe.
public final class SqlLockStore implements LockStore {

  private final Server server;
  private final Maintenance maintenance;
  private volatile @Nullable LockSql sql;

  private SqlLockStore(DataSource source, SqlLockOptions options) {
    this.server =
        new Server(
            source,
            options,
            "There is no table %s. SqlLockStore.createTables() makes it, as does its DDL in a migration."
                .formatted(options.table()));
    this.maintenance = new Maintenance(server, "locks", options.table(), "ends <= %s and ");
  }

  /// Locks in the table `tenon_locks` of a database. It is not asked for anything yet.
  public static SqlLockStore on(DataSource source) {
    return on(source, SqlLockOptions.defaults());
  }

  /// Locks in a table of a database. It is not asked for anything yet.
  public static SqlLockStore on(DataSource source, SqlLockOptions options) {
    return new SqlLockStore(source, options);
  }

  /// Makes the table, unless it is there; many may do so at once. Takes the right to make tables,
  /// also where there is nothing to make.
  ///
  /// The DDL are the resources `locks-postgresql.sql` and `locks-mariadb.sql` beside this class.
  ///
  /// @throws TransientError if the database is away
  /// @throws LockFailure `TENON-K01` if the database refuses, or is of another kind
  public void createTables() {
    maintenance.createTable();
  }

  /// Forgets locks that nobody holds and that were last taken so long ago; at night, say. It may
  /// run beside all else, and in several processes.
  ///
  /// @param idle 0 to 3650 days. Fences go on growing as long as the clock of the server is not set
  ///   back by more than that
  /// @return how many
  /// @throws TransientError if the database is away; some may be forgotten
  /// @throws LockFailure `TENON-K01` if the database refuses
  public long purge(Duration idle) {
    return maintenance.purge(idle, Duration.ZERO);
  }

  @Override
  public Attempt acquire(String name, String owner, Duration lease) throws SQLException {
    return server.run(session -> {
      var sql = sql(session);
      try (var statement = session.prepare(sql.acquire())) {
        sql.dialect().bindAcquire(statement, name, owner, Micros.of(lease));
        return attempt(statement);
      }
    });
  }

  private static Attempt attempt(PreparedStatement statement) throws SQLException {
    try (var row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLTransactionRollbackException("Another took the lock at that moment", "40001");
      }
      return row.getBoolean(1)
          ? new Attempt.Granted(row.getLong(2))
          : new Attempt.Held(Duration.of(row.getLong(3), ChronoUnit.MICROS));
    }
  }

  @Override
  public boolean renew(String name, String owner, Duration lease) throws SQLException {
    return server.run(session -> {
      var sql = sql(session);
      try (var statement = session.prepare(sql.renew())) {
        statement.setLong(1, Micros.of(lease));
        sql.dialect().bindName(statement, 2, name);
        statement.setString(3, owner);
        return statement.executeUpdate() == 1;
      }
    });
  }

  @Override
  public boolean release(String name, String owner) throws SQLException {
    return server.run(session -> {
      var sql = sql(session);
      try (var statement = session.prepare(sql.release())) {
        sql.dialect().bindName(statement, 1, name);
        statement.setString(2, owner);
        return statement.executeUpdate() == 1;
      }
    });
  }

  @Override
  public boolean isAway(Exception failure) {
    return SqlFailures.isAway(failure);
  }

  /// Two threads may make it, and make the same.
  private LockSql sql(Session session) throws SQLException {
    var known = sql;
    if (known == null) {
      known = LockSql.of(Dialect.of(session.connection()), server.options().table());
      sql = known;
    }
    return known;
  }
}
