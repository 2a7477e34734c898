package dev.tenon.examples.plainjdbc;

import dev.tenon.outbox.Event;
import dev.tenon.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// Takes orders. What is ordered and paid is told to others, and nothing else is.
final class Orders {

  private final DataSource source;
  private final Outbox<Connection> outbox;

  Orders(DataSource source, Outbox<Connection> outbox) {
    this.source = source;
    this.outbox = outbox;
  }

  /// Stores an order and takes its price from the customer's account.
  ///
  /// @throws IllegalStateException if the account holds too little; then nothing has happened
  UUID place(String customer, String item, long price) throws SQLException {
    var order = new Order(UUID.randomUUID(), customer, item, price);
    return Transaction.of(
        source,
        connection -> {
          insert(connection, order);
          outbox.append(connection, Event.of("order.placed", order.id(), order));
          pay(connection, order);
          return order.id();
        });
  }

  private static void insert(Connection connection, Order order) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into orders (id, customer, item, price) values (?, ?, ?, ?)")) {
      statement.setObject(1, order.id());
      statement.setString(2, order.customer());
      statement.setString(3, order.item());
      statement.setLong(4, order.price());
      statement.executeUpdate();
    }
  }

  private static void pay(Connection connection, Order order) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "update accounts set balance = balance - ? where customer = ? and balance >= ?")) {
      statement.setLong(1, order.price());
      statement.setString(2, order.customer());
      statement.setLong(3, order.price());
      if (statement.executeUpdate() == 0) {
        throw new IllegalStateException(
            "The account of %s holds too little.".formatted(order.customer()));
      }
    }
  }
}
