package dev.tenon.bench.helidon;

import dev.tenon.bench.products.JsonByHand;
import dev.tenon.bench.products.Message;
import dev.tenon.bench.products.Settings;
import dev.tenon.bench.products.SqlByHand;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/// The compared service on Helidon's own routing, with JSON and SQL by hand: no metrics, no request
/// id, no problems told.
public final class HelidonServer {

  private final SqlByHand products;

  private HelidonServer(SqlByHand products) {
    this.products = products;
  }

  /// Runs until the process is told to end.
  public static void main(String... args) {
    var settings = Settings.fromEnvironment();
    var server = new HelidonServer(SqlByHand.open(settings));
    WebServer.builder()
        .host("127.0.0.1")
        .port(settings.port())
        .routing(server::routes)
        .build()
        .start();
  }

  private void routes(HttpRouting.Builder routing) {
    routing
        .get(
            "/api/v1/message",
            (request, response) -> json(response, JsonByHand.bytes(Message.HELLO)))
        .post("/api/v1/checks", HelidonServer::check)
        .get("/api/v1/products/{id}", this::retrieve);
  }

  private static void check(ServerRequest request, ServerResponse response) {
    try {
      var product = JsonByHand.newProduct(request.content().as(byte[].class));
      json(response, JsonByHand.bytes(product));
    } catch (JacksonException | IllegalArgumentException e) {
      response.status(Status.create(422)).send();
    }
  }

  private void retrieve(ServerRequest request, ServerResponse response) {
    var found = products.find(UUID.fromString(request.path().pathParameters().get("id")));
    if (found.isEmpty()) {
      response.status(Status.NOT_FOUND_404).send();
    } else {
      json(response, JsonByHand.bytes(found.get()));
    }
  }

  private static void json(ServerResponse response, byte[] body) {
    response.header(HeaderValues.CONTENT_TYPE_JSON).send(body);
  }
}
