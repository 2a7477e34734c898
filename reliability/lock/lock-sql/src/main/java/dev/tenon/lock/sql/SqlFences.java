package dev.tenon.lock.sql;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.Lease;
import dev.tenon.lock.LockFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The greatest fence that was written with under each lock: what refuses a late holder, in the
/// transaction that writes. The locks may be kept anywhere.
///
/// ```java
/// fences.require(connection, lease); // in the transaction, before it writes
/// ```
///
/// It is one statement, which raises the fence of the name and locks its row until the transaction
/// ends. So of two holders the later one wins: an earlier one that comes second is refused; one
/// that comes first is done before the later one goes on. What is rolled back has not raised
/// anything.
///
/// Where the data of a lock are one row of a table of yours, a column there does the same without
/// this class: `update reports set …, fence = ? where id = ? and fence <= ?`, and no row updated
/// means too late.
///
/// Thread-safe; a connection is not.
public final class SqlFences {

  private static final int LONGEST_NAME = 200;
  private static final Duration SHORTEST_IDLE = Duration.ofHours(24);

  private final Server server;
  private final Maintenance maintenance;
  private volatile @Nullable Dialect dialect;

  private SqlFences(DataSource source, SqlLockOptions options) {
    this.server =
        new Server(
            source,
            options,
            "There is no table %s. SqlFences.createTables() makes it, as does its DDL in a migration."
                .formatted(options.fenceTable()));
    this.maintenance = new Maintenance(server, "fences", options.fenceTable(), "");
  }

  /// Fences in the table `tenon_fences` of the database that is written to. It is not asked for
  /// anything yet.
  public static SqlFences on(DataSource source) {
    return on(source, SqlLockOptions.defaults());
  }

  /// Fences in a table of the database that is written to. It is not asked for anything yet.
  public static SqlFences on(DataSource source, SqlLockOptions options) {
    return new SqlFences(source, options);
  }

  /// Makes the table, unless it is there; many may do so at once. Takes the right to make tables,
  /// also where there is nothing to make.
  ///
  /// The DDL are the resources `fences-postgresql.sql` and `fences-mariadb.sql` beside this class.
  ///
  /// @throws TransientError if the database is away
  /// @throws LockFailure `TENON-K01` if the database refuses, or is of another kind
  public void createTables() {
    maintenance.createTable();
  }

  /// Goes on only if nobody has written under a later lease of this lock; see [#require(Connection,
  /// String, long)].
  ///
  /// @throws LockFailure `TENON-K03` if somebody has
  /// @throws SQLException what the database says, as it is
  /// @throws IllegalStateException if the connection commits by itself
  public void require(Connection transaction, Lease lease) throws SQLException {
    require(transaction, lease.name(), lease.fence());
  }

  /// Goes on only if nobody has written under this lock with a greater fence. The same fence may
  /// write as often as it likes.
  ///
  /// It waits for transactions under way that have called this with the same name, at most for the
  /// [timeout][SqlLockOptions#timeout()].
  ///
  /// @param transaction a connection with auto-commit off, on which the writes follow; neither
  ///   committed nor rolled back here. After a failure, roll it back
  /// @throws LockFailure `TENON-K03` if somebody has
  /// @throws SQLException what the database says, as it is, so that who repeats transactions sees a
  ///   serialization failure or a deadlock
  /// @throws IllegalStateException if the connection commits by itself
  /// @throws IllegalArgumentException if the name is none of a lock, or the fence is not positive
  public void require(Connection transaction, String name, long fence) throws SQLException {
    requireTransaction(transaction);
    requireName(name);
    requirePositive(fence);
    long newest = raised(transaction, name, fence);
    if (newest > fence) {
      throw LockFailure.stale(name, fence, newest);
    }
  }

  private long raised(Connection transaction, String name, long fence) throws SQLException {
    var sql = dialect(transaction);
    try (var statement =
        Session.prepare(transaction, sql.raise(server.options().fenceTable()), server.options())) {
      sql.bindName(statement, 1, name);
      statement.setLong(2, fence);
      return newest(statement);
    } catch (SQLException failure) {
      throw server.explained(failure);
    }
  }

  private static long newest(PreparedStatement statement) throws SQLException {
    try (var row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Two threads may find it, and find the same.
  private Dialect dialect(Connection transaction) throws SQLException {
    var known = dialect;
    if (known == null) {
      known = Dialect.of(transaction);
      dialect = known;
    }
    return known;
  }

  /// Forgets names under which nobody has written with a fence of late, so that the table does not
  /// grow for ever. A holder that is late by more than `idle` is then no longer refused.
  ///
  /// @param idle since the lease was granted that wrote last, as fences are times of a store's
  ///   clock; 24 hours to 3650 days
  /// @return how many
  /// @throws TransientError if the database is away; some may be forgotten
  /// @throws LockFailure `TENON-K01` if the database refuses
  public long purge(Duration idle) {
    return maintenance.purge(idle, SHORTEST_IDLE);
  }

  private static void requireTransaction(Connection transaction) throws SQLException {
    if (transaction.getAutoCommit()) {
      throw new IllegalStateException(
          "The connection commits by itself, so nothing would keep the fence until the write. Call setAutoCommit(false) before, and commit after it.");
    }
  }

  private static void requireName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "The name of a lock has 1 to %d characters, this one %d."
              .formatted(LONGEST_NAME, name.length()));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("The name of a lock holds no control characters.");
    }
  }

  private static void requirePositive(long fence) {
    if (fence <= 0) {
      throw new IllegalArgumentException("A fence is positive, not %d.".formatted(fence));
    }
  }
}
