package dev.tenon.bench.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// One of the outboxes that are compared.
interface Contender extends AutoCloseable {

  /// What both do beside the event: one row of an order.
  String INSERT = "insert into orders (id, text) values (?, ?)";

  /// The name in the report.
  String name();

  /// The tables in which its events lie.
  String tables();

  /// Places an order and appends so many events about it, in one transaction.
  void place(UUID order, String text, int events) throws SQLException;

  @Override
  void close();

  /// Writes the order.
  static void insert(Connection connection, UUID order, String text) throws SQLException {
    try (var statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, order);
      statement.setString(2, text);
      statement.executeUpdate();
    }
  }
}
