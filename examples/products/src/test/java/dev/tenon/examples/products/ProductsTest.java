package dev.tenon.examples.products;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenon.config.Sources;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.service.RunningService;
import dev.tenon.service.Service;
import dev.tenon.sql.junit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The whole service: configuration, engine, socket, pool and a real PostgreSQL.
class ProductsTest extends ProductApiContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static RunningService service;
  private static HttpServer subscriber;
  private static final Queue<String> EVENTS = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start(@TempDir Path empty) throws Exception {
    subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    subscriber.createContext("/events", ProductsTest::receive);
    subscriber.start();
    var args = new ArrayList<>(DATABASE.arguments());
    args.add("--http.port=0");
    args.add(
        "--subscriber=http://127.0.0.1:%d/events".formatted(subscriber.getAddress().getPort()));
    service =
        Service.start(
            "products",
            Sources.of("products", args, Map.of(), empty),
            ProductsConfig.class,
            Products::build);
  }

  @AfterAll
  static void stop() {
    service.close();
    subscriber.stop(0);
  }

  private static void receive(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    EVENTS.add(exchange.getRequestHeaders().getFirst("ce-type") + " " + body);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Override
  protected TestClient client() {
    return TestClient.at(URI.create("http://127.0.0.1:" + service.port()));
  }

  @Test
  void service_saysWhoItIs() {
    assertThat(service.startLine()).startsWith("products ").contains("helidon", "PostgreSQL");
    assertThat(client().get("/info")).hasStatus(200).hasMember("products", "name");
  }

  @Test
  void service_isHealthy() {
    for (var question : List.of("live", "ready", "started")) {
      assertThat(client().get("/health/" + question)).hasStatus(200).hasMember("up", "status");
    }
  }

  @Test
  void product_created_isToldToTheSubscriber() {
    var green = "{\"name\": \"green tea\", \"price\": 450}";
    assertThat(client().post("/api/v1/products", green)).hasStatus(201);

    await()
        .untilAsserted(() ->
            assertThat(EVENTS)
                .anyMatch(event ->
                    event.startsWith("product.created {") && event.contains("\"green tea\"")));
  }

  @Test
  void service_measuresItself() {
    client().get("/api/v1/products");
    client().get("/nowhere/42");

    var page = client().get("/metrics").text();

    assertThat(page)
        .contains(
            "http_server_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/products\",status=\"200\"}",
            "route=\"none\",status=\"404\"",
            "sql_pool_connections_max",
            "outbox_pending",
            "jvm_")
        .doesNotContain("nowhere");
  }

  @Test
  void database_lostInFlight_is503_andComesBackByItself() {
    var tea = "{\"name\": \"tea\", \"price\": 1}";
    assertThat(client().post("/api/v1/products", tea)).hasStatus(201);

    DATABASE.server().stop();
    assertThat(client().post("/api/v1/products", tea)).hasStatus(503).hasProblem("unavailable");
    assertThat(client().get("/health/live")).hasStatus(200);
    DATABASE.server().start();

    await().untilAsserted(() -> assertThat(client().get("/health/ready")).hasStatus(200));
    await().untilAsserted(() -> assertThat(client().post("/api/v1/products", tea)).hasStatus(201));
    assertThat(client().get("/api/v1/products")).hasMember(2L, "total");
  }
}
