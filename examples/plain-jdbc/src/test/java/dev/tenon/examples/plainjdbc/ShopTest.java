package dev.tenon.examples.plainjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tenon.outbox.HttpTarget;
import dev.tenon.outbox.Inbox;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.Target;
import dev.tenon.outbox.sql.SqlInboxStore;
import dev.tenon.outbox.sql.SqlOutboxStore;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShopTest {

  private static final long STOCKED = 100;
  private static final String ORDER =
      """
      {"id": "0198f2a0-0000-7000-8000-000000000000", "customer": "Ada", "item": "tea", "price": 4}
      """;

  private static ShopDatabase database;
  private static Outbox<Connection> outbox;
  private static Orders orders;
  private static Stock stock;

  @BeforeAll
  static void open() throws Exception {
    database = new ShopDatabase();
    outbox = Outbox.on(SqlOutboxStore.on(database.pool()), OutboxOptions.defaults());
    orders = new Orders(database.pool(), outbox);
    stock = new Stock(database.pool(), Inbox.on(SqlInboxStore.on(database.pool())));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void fill() throws SQLException {
    database.execute("truncate accounts, orders, stock");
    database.execute("insert into accounts values ('Ada', 10)");
    database.execute("insert into stock values ('tea', " + STOCKED + ")");
  }

  @Test
  void order_isStored_andTellsTheStockOnce() throws Exception {
    orders.place("Ada", "tea", 4);

    assertThat(delivered(new Shop(database.pool()).here())).isOne();
    assertThat(teaLeft()).isEqualTo(STOCKED - 1);
    assertThat(database.count("select balance from accounts")).isEqualTo(6);
    assertThat(outbox.backlog().pending()).isZero();
  }

  @Test
  void order_thatIsRolledBack_leavesNoEvent() throws Exception {
    assertThatThrownBy(() -> orders.place("Ada", "tea", 11))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("too little");

    assertThat(database.count("select count(*) from orders")).isZero();
    assertThat(outbox.backlog().pending()).isZero();
    assertThat(delivered(message -> stock.take(message.id(), message.payload(Order.class))))
        .isZero();
  }

  @Test
  void order_thatIsToldTwice_isTakenOnce() throws Exception {
    var id = orders.place("Ada", "tea", 4);

    delivered(message -> {
      var order = message.payload(Order.class);
      assertThat(order.id()).isEqualTo(id);
      assertThat(stock.take(message.id(), order)).isTrue();
      assertThat(stock.take(message.id(), order)).isFalse();
    });

    assertThat(outbox.backlog().pending()).isZero();
    assertThat(teaLeft()).isEqualTo(STOCKED - 1);
  }

  @Test
  void order_isToldByHttp_andTakenOnceThoughPostedTwice() throws Exception {
    orders.place("Ada", "tea", 4);
    try (var elsewhere = new Elsewhere();
        var target = HttpTarget.to(elsewhere.uri, "/shop")) {
      assertThat(
              delivered(message -> {
                target.deliver(message);
                target.deliver(message);
              }))
          .isOne();
    }
    assertThat(teaLeft()).isEqualTo(STOCKED - 1);
  }

  @Test
  void endpoint_answersWhatCannotBeRead_with400_andWhatMayPass_with503() throws Exception {
    try (var elsewhere = new Elsewhere()) {
      var id = "0198f2a0-0000-7000-8000-000000000001";
      assertThat(elsewhere.status(id, ORDER)).isEqualTo(204);
      assertThat(elsewhere.status("tea", ORDER)).isEqualTo(400);
      assertThat(elsewhere.status(id, "{}")).isEqualTo(400);
    }
    var closed = Pool.of(database.environment());
    closed.close();
    try (var elsewhere = new Elsewhere(new Stock(closed, Inbox.on(SqlInboxStore.on(closed))))) {
      assertThat(elsewhere.status("0198f2a0-0000-7000-8000-000000000002", ORDER)).isEqualTo(503);
    }
  }

  @Test
  void program_takesOrdersLineByLine_andTellsThem() throws Exception {
    var out = new ByteArrayOutputStream();
    var lines =
        new BufferedReader(new StringReader("Ada tea 4\nAda tea 7\nAda tea\nAda tea four\n"));
    var shop = new Shop(database.pool());

    shop.run(shop.here(), lines, new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Placed "),
            line -> assertThat(line).isEqualTo("Refused: The account of Ada holds too little."),
            line -> assertThat(line).startsWith("An order is"),
            line -> assertThat(line).startsWith("Refused: "));
    assertThat(teaLeft()).isEqualTo(STOCKED - 1);
  }

  @Test
  void program_withNothingOfOursButTheOutbox_postsOrders() throws Exception {
    try (var elsewhere = new Elsewhere()) {
      var program =
          Program.of(
              Shop.class, "tenon-outbox-sql", database.environment(), elsewhere.uri.toString());
      assertThat(program.outputOf("Ada tea 4\n").lines())
          .anyMatch(line -> line.startsWith("Placed "));
    }
    assertThat(teaLeft()).isEqualTo(STOCKED - 1);
  }

  @Test
  void program_withNothingOfOursButTheOutbox_keepsTheStockItself() throws Exception {
    var program = Program.of(Shop.class, "tenon-outbox-sql", database.environment());

    assertThat(program.outputOf("Ada tea 4\n").lines())
        .anyMatch(line -> line.startsWith("Placed "));
    assertThat(teaLeft()).isEqualTo(STOCKED - 1);
  }

  @Test
  void transaction_thatLosesItsConnection_saysSo_andWhatCouldNotBeRolledBack() {
    assertThatThrownBy(() ->
            Transaction.of(
                database.pool(),
                connection -> {
                  try (var statement = connection.createStatement()) {
                    return statement.execute("select pg_terminate_backend(pg_backend_pid())");
                  }
                }))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("terminating connection")
        .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
  }

  @Test
  void programs_withoutAnAddress_sayWhatToSet() {
    assertThatThrownBy(() -> Pool.of(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Set JDBC_URL in the environment.");
  }

  private static int delivered(Target target) {
    return outbox.relay(target, RelayOptions.defaults()).runOnce();
  }

  private static long teaLeft() throws SQLException {
    return database.count("select quantity from stock where item = 'tea'");
  }

  /// The stock as a service of its own.
  private static final class Elsewhere implements AutoCloseable {

    private final HttpServer server;
    private final URI uri;

    Elsewhere() throws IOException {
      this(stock);
    }

    Elsewhere(Stock stock) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/orders", new StockEndpoint(stock));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      uri = URI.create("http://127.0.0.1:%d/orders".formatted(server.getAddress().getPort()));
    }

    int status(String id, String body) throws Exception {
      try (var client = HttpClient.newHttpClient()) {
        var request =
            HttpRequest.newBuilder(uri).header("ce-id", id).POST(BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
