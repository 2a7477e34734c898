package dev.tenon.examples.products;

import dev.tenon.http.testkit.TestClient;
import dev.tenon.sql.Database;
import java.time.Clock;

/// Without a port and without a server.
class ProductRoutesTest extends ProductApiContract {

  @Override
  protected TestClient client() {
    var products = new ProductStore(Database.inMemory(), Clock.systemUTC());
    return TestClient.of(new ProductRoutes(products).routes());
  }
}
