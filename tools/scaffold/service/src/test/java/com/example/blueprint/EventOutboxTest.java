// [outbox
package com.example.blueprint;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tenon.sql.junit.TestDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventOutboxTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private record Payload(String text) {}

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private HttpServer subscriber;

  @BeforeEach
  void subscribe() throws Exception {
    subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    subscriber.createContext(
        "/events",
        exchange -> {
          told.add(exchange.getRequestHeaders().getFirst("ce-type"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    subscriber.start();
  }

  @AfterEach
  void stop() {
    subscriber.stop(0);
  }

  @Test
  void event_goesToTheSubscriber() throws Exception {
    try (var running = new RunningBlueprint(DATABASE, Blueprint::build, subscriber())) {
      var client = running.client();
      var created = client.post("/api/v1/items", "{\"name\": \"name 1\", \"price\": 1}");
      assertThat(created).hasStatus(201);

      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("item.created");
      assertThat(client.get("/metrics").text()).contains("outbox_pending");
    }
  }

  @Test
  void event_withoutSubscriber_isDoneWith() {
    var database = DATABASE.database();
    var outbox = EventOutbox.of(database, EventOptions.defaults());
    database.runInTransaction(
        tx -> outbox.append(tx, "thing.done", new UUID(0, 1), new Payload("x")));

    assertThat(outbox.relay().runOnce()).isEqualTo(1);
    assertThat(outbox.relay().runOnce()).isZero();
  }

  /// A change of the tables is a further migration, never a change of this one.
  @Test
  void tables_areAsTheOutboxWantsThem() throws Exception {
    assertThat(resource("/db/migration/V002__create_outbox.sql"))
        .contains(resource("/dev/tenon/outbox/sql/outbox.sql"));
  }

  private String subscriber() {
    return "--events.subscriber=http://127.0.0.1:%d/events"
        .formatted(subscriber.getAddress().getPort());
  }

  private static String resource(String name) throws Exception {
    try (var file = Objects.requireNonNull(EventOutboxTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
// outbox]
