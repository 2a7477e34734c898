package dev.tenon.examples.products;

import dev.tenon.http.testkit.TestClient;
import java.time.Clock;

/// Without a port and without a server.
class ProductRoutesTest extends ProductApiContract {

  @Override
  protected TestClient client() {
    var products = ProductStore.inMemory(Clock.systemUTC());
    return TestClient.of(new ProductRoutes(products).routes());
  }
}
