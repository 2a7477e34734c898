package dev.tenon.chaos;

import dev.tenon.outbox.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// What writers expect and what came of it. No constraint: what must hold is the checker's to find
/// out.
final class OutboxTables {

  private OutboxTables() {}

  static void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          create table chaos_expected (position bigint generated always as identity, id uuid not null, key text not null);
          create table chaos_effects (position bigint generated always as identity, id uuid not null, key text not null);
          create table chaos_repeats (id uuid not null)\
          """);
    }
  }

  /// In the transaction of the events, after they were appended: so positions of one key go up in
  /// the order in which transactions have had the key.
  static void expect(Connection connection, List<UUID> ids, List<String> keys) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into chaos_expected (id, key)
            select id, key from unnest(?::uuid[], ?::text[]) with ordinality as event (id, key, place) order by place\
            """)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
      statement.executeUpdate();
    }
  }

  /// What a message causes.
  static void apply(Connection connection, Message message) throws SQLException {
    try (var statement =
        connection.prepareStatement("insert into chaos_effects (id, key) values (?, ?)")) {
      statement.setObject(1, message.id());
      statement.setString(2, message.key());
      statement.executeUpdate();
    }
  }

  /// A message came again.
  static void repeat(Connection connection, Message message) throws SQLException {
    try (var statement = connection.prepareStatement("insert into chaos_repeats values (?)")) {
      statement.setObject(1, message.id());
      statement.executeUpdate();
    }
  }
}
