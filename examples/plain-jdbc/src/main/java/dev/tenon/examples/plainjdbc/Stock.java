package dev.tenon.examples.plainjdbc;

import dev.tenon.outbox.Inbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// Takes what was ordered out of the stock, once for each order, however often it is told.
final class Stock {

  private final DataSource source;
  private final Inbox<Connection> inbox;

  Stock(DataSource source, Inbox<Connection> inbox) {
    this.source = source;
    this.inbox = inbox;
  }

  /// Takes it, unless this message was heard before.
  ///
  /// @return whether it was taken
  boolean take(UUID message, Order order) throws SQLException {
    return Transaction.of(
        source,
        connection ->
            inbox.runOnce(connection, "stock", message, () -> take(connection, order.item())));
  }

  private static void take(Connection connection, String item) throws SQLException {
    try (var statement =
        connection.prepareStatement("update stock set quantity = quantity - 1 where item = ?")) {
      statement.setString(1, item);
      statement.executeUpdate();
    }
  }
}
