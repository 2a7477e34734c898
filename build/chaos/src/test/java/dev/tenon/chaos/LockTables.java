package dev.tenon.chaos;

import java.sql.Connection;
import java.sql.SQLException;

/// What the processes write: one row that all share, and a line for each time that it was changed.
final class LockTables {

  private LockTables() {}

  /// No constraint: what must hold is the checker's to find out.
  static void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          create table chaos_shared (counter bigint not null);
          insert into chaos_shared values (0);
          create table chaos_log (value bigint not null, fence bigint not null, worker text not null);
          create table chaos_refused (fence bigint not null, worker text not null);
          create index on chaos_log (value);
          create index on chaos_log (fence)\
          """);
    }
  }

  /// In one round trip.
  static void write(Connection connection, long fence, String worker) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            with changed as (update chaos_shared set counter = counter + 1 returning counter)
            insert into chaos_log (value, fence, worker) select counter, ?, ? from changed\
            """)) {
      statement.setLong(1, fence);
      statement.setString(2, worker);
      statement.executeUpdate();
    }
  }

  /// Notes a write that was refused, in a transaction of its own.
  static void refuse(Connection connection, long fence, String worker) throws SQLException {
    try (var statement =
        connection.prepareStatement("insert into chaos_refused (fence, worker) values (?, ?)")) {
      statement.setLong(1, fence);
      statement.setString(2, worker);
      statement.executeUpdate();
    }
  }
}
