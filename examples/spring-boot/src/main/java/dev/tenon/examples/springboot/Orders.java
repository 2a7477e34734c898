package dev.tenon.examples.springboot;

import dev.tenon.outbox.Event;
import dev.tenon.outbox.Outbox;
import java.sql.Connection;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes orders. What is ordered and paid is told to others, and nothing else is.
@Service
class Orders {

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Outbox<Connection> outbox;

  Orders(JdbcClient jdbc, JdbcTemplate template, Outbox<Connection> outbox) {
    this.jdbc = jdbc;
    this.template = template;
    this.outbox = outbox;
  }

  /// Stores an order and takes its price from the customer's account.
  ///
  /// @throws IllegalStateException if the account holds too little; then nothing has happened
  @Transactional
  public Order place(String customer, String item, long price) {
    var order = new Order(UUID.randomUUID(), customer, item, price);
    jdbc.sql("insert into orders (id, customer, item, price) values (?, ?, ?, ?)")
        .params(order.id(), customer, item, price)
        .update();
    tell(Event.of("order.placed", order.id(), order));
    pay(customer, price);
    return order;
  }

  private void pay(String customer, long price) {
    int paid =
        jdbc.sql("update accounts set balance = balance - ? where customer = ? and balance >= ?")
            .params(price, customer, price)
            .update();
    if (paid == 0) {
      throw new IllegalStateException("The account of %s holds too little.".formatted(customer));
    }
  }

  /// Over the connection of the transaction under way; where there is none, the outbox refuses.
  private void tell(Event event) {
    template.execute((Connection connection) -> outbox.append(connection, event));
  }
}
