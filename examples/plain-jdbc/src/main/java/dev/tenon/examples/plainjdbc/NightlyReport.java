package dev.tenon.examples.plainjdbc;

import dev.tenon.lock.Lease;
import dev.tenon.lock.Locks;
import dev.tenon.lock.sql.SqlFences;
import dev.tenon.lock.sql.SqlLockStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import javax.sql.DataSource;

/// Writes down what was sold on a day. Every machine begins it each night, and one does it.
final class NightlyReport {

  private final DataSource source;
  private final Locks locks;
  private final SqlFences fences;

  NightlyReport(DataSource source) {
    this.source = source;
    this.locks = Locks.on(SqlLockStore.on(source));
    this.fences = SqlFences.on(source);
  }

  /// `NightlyReport 2026-01-31`, by cron on each machine.
  public static void main(String... args) throws SQLException {
    try (var pool = Pool.of(System.getenv())) {
      boolean isWritten = new NightlyReport(pool).write(LocalDate.parse(args[0]));
      System.out.println(isWritten ? "written" : "left to another");
    }
  }

  /// Writes the report of a day, unless it is there or another instance is at it.
  ///
  /// @return whether this instance wrote it
  boolean write(LocalDate day) throws SQLException {
    return locks
        .whileHeld("report:nightly", Duration.ofSeconds(30), lease -> write(day, lease))
        .orElse(false);
  }

  /// The fence keeps out an instance that stood still until another had its lock.
  boolean write(LocalDate day, Lease lease) throws SQLException {
    return Transaction.of(
        source,
        connection -> {
          fences.require(connection, lease);
          return !isThere(connection, day) && insert(connection, day);
        });
  }

  private static boolean isThere(Connection connection, LocalDate day) throws SQLException {
    try (var statement = connection.prepareStatement("select 1 from reports where day = ?")) {
      statement.setObject(1, day);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static boolean insert(Connection connection, LocalDate day) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into reports (day, orders, total)
            select ?, count(*), coalesce(sum(price), 0)
            from orders where (placed_at at time zone 'UTC')::date = ?
            """)) {
      statement.setObject(1, day);
      statement.setObject(2, day);
      return statement.executeUpdate() == 1;
    }
  }
}
