package dev.tenon.bench.vertx;

import dev.tenon.bench.products.JsonByHand;
import dev.tenon.bench.products.Message;
import dev.tenon.bench.products.Settings;
import dev.tenon.bench.products.SqlByHand;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/// The compared service on Vert.x, each request on a virtual thread of its own, since a handler may
/// block; JSON and SQL by hand: no metrics, no request id, no problems told.
public final class VertxServer {

  private static final String PRODUCTS = "/api/v1/products/";

  private final SqlByHand products;

  private VertxServer(SqlByHand products) {
    this.products = products;
  }

  /// Runs until the process is told to end.
  public static void main(String... args) {
    var settings = Settings.fromEnvironment();
    var server = new VertxServer(SqlByHand.open(settings));
    var vertx = Vertx.vertx();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await()));
    vertx
        .createHttpServer()
        .requestHandler(server::handle)
        .listen(settings.port(), "127.0.0.1")
        .await();
  }

  private void handle(HttpServerRequest request) {
    switch (request.path()) {
      case "/api/v1/message" ->
          Thread.startVirtualThread(() -> json(request, JsonByHand.bytes(Message.HELLO)));
      case "/api/v1/checks" ->
          request
              .body()
              .onSuccess(body -> Thread.startVirtualThread(() -> check(request, body.getBytes())));
      default -> Thread.startVirtualThread(() -> retrieve(request));
    }
  }

  private static void check(HttpServerRequest request, byte[] body) {
    try {
      json(request, JsonByHand.bytes(JsonByHand.newProduct(body)));
    } catch (JacksonException | IllegalArgumentException e) {
      request.response().setStatusCode(422).end();
    }
  }

  private void retrieve(HttpServerRequest request) {
    var found = products.find(UUID.fromString(request.path().substring(PRODUCTS.length())));
    if (found.isEmpty()) {
      request.response().setStatusCode(404).end();
    } else {
      json(request, JsonByHand.bytes(found.get()));
    }
  }

  private static void json(HttpServerRequest request, byte[] body) {
    request.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(body));
  }
}
