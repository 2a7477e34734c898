package dev.tenon.examples.products;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.testkit.TestClient;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// The same API on a port of the servlet engine.
class ProductsOnServletTest extends ProductApiContract {

  private final List<HttpServer> servers = new ArrayList<>();

  @Override
  protected TestClient client() {
    var products = ProductStore.inMemory(Clock.systemUTC());
    var options = HttpOptions.defaults().withPort(0);
    var dispatcher = Dispatcher.of(new ProductRoutes(products).routes(), options, List.of());
    var server = HttpServer.of(HttpServer.engine("servlet"), dispatcher, options);
    servers.add(server);
    server.start();
    return TestClient.at(URI.create("http://127.0.0.1:" + server.port()));
  }

  @AfterEach
  void close() {
    servers.forEach(HttpServer::close);
  }
}
