package dev.tenon.examples.springboot;

import dev.tenon.outbox.Inbox;
import dev.tenon.outbox.Message;
import java.sql.Connection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes what was ordered out of the stock, once for each order, however often it is told.
@Service
class Stock {

  private final JdbcTemplate jdbc;
  private final Inbox<Connection> inbox;

  Stock(JdbcTemplate jdbc, Inbox<Connection> inbox) {
    this.jdbc = jdbc;
    this.inbox = inbox;
  }

  @Transactional
  public void take(Message message) {
    var order = message.payload(Order.class);
    jdbc.execute((Connection connection) ->
        inbox.runOnce(connection, "stock", message.id(), () -> take(order.item())));
  }

  private void take(String item) {
    jdbc.update("update stock set quantity = quantity - 1 where item = ?", item);
  }
}
