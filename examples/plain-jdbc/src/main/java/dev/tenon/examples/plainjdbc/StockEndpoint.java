package dev.tenon.examples.plainjdbc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.TransientError;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;

/// The stock as a service elsewhere, which is told of orders by HTTP.
final class StockEndpoint implements HttpHandler {

  private static final int LONGEST = 300_000;
  private static final Contract<Order> ORDER = Contract.of(Order.class);

  private final Stock stock;

  StockEndpoint(Stock stock) {
    this.stock = stock;
  }

  /// 2xx: done; 4xx: never again; 5xx: later.
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status(exchange), -1);
    }
  }

  private int status(HttpExchange exchange) throws IOException {
    try {
      var message = UUID.fromString(exchange.getRequestHeaders().getFirst("ce-id"));
      stock.take(message, ORDER.parse(exchange.getRequestBody().readNBytes(LONGEST)));
      return 204;
    } catch (IllegalArgumentException | DomainError wrong) {
      return 400;
    } catch (SQLException | TransientError away) {
      return 503;
    }
  }
}
