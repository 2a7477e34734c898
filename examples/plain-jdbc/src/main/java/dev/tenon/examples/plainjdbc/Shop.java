package dev.tenon.examples.plainjdbc;

import dev.tenon.outbox.HttpTarget;
import dev.tenon.outbox.Inbox;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.Target;
import dev.tenon.outbox.sql.SqlInboxStore;
import dev.tenon.outbox.sql.SqlOutboxStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/// The shop: takes orders, and tells the stock of each, here or elsewhere.
final class Shop {

  private final Outbox<Connection> outbox;
  private final Orders orders;
  private final Stock stock;

  Shop(DataSource source) {
    this.outbox = Outbox.on(SqlOutboxStore.on(source), OutboxOptions.defaults());
    this.orders = new Orders(source, outbox);
    this.stock = new Stock(source, Inbox.on(SqlInboxStore.on(source)));
  }

  /// `Shop` keeps the stock itself; `Shop http://…` posts what is ordered. Orders are lines of the
  /// standard input: `Ada tea 4`.
  public static void main(String... args) throws SQLException, IOException {
    try (var pool = Pool.of(System.getenv());
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var shop = new Shop(pool);
      if (args.length == 0) {
        shop.run(shop.here(), lines, System.out);
      } else {
        try (var elsewhere = HttpTarget.to(URI.create(args[0]), "/shop")) {
          shop.run(elsewhere, lines, System.out);
        }
      }
    }
  }

  /// The stock in this process.
  Target here() {
    return Target.byTopic(
        Map.of("order.placed", message -> stock.take(message.id(), message.payload(Order.class))));
  }

  /// Takes orders until the lines end. They are told in the background, and those that are left in
  /// the end before this returns; what fails is tried again after the next start.
  void run(Target target, BufferedReader lines, PrintStream out) throws SQLException, IOException {
    try (var relay = outbox.relay(target, RelayOptions.defaults())) {
      relay.start();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        out.println(placed(line.split(" ", -1)));
      }
    }
    outbox.relay(target, RelayOptions.defaults()).runOnce();
  }

  private String placed(String... words) throws SQLException {
    if (words.length != 3) {
      return "An order is a customer, an item and a price: Ada tea 4";
    }
    try {
      return "Placed " + orders.place(words[0], words[1], Long.parseLong(words[2]));
    } catch (IllegalStateException | NumberFormatException refused) {
      return "Refused: " + refused.getMessage();
    }
  }
}
