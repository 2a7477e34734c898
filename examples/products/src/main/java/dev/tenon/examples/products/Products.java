package dev.tenon.examples.products;

import dev.tenon.service.Service;
import dev.tenon.sql.Database;
import java.time.Clock;

/// The Product service: everything it is made of, in the order in which it starts.
public final class Products {

  private Products() {}

  /// Runs until the process is told to end.
  public static void main(String... args) {
    Service.run("products", args, ProductsConfig.class, Products::build);
  }

  static void build(Service service, ProductsConfig config) {
    var database = service.use(Database.of(config.database()));
    var products = new ProductStore(database, Clock.systemUTC());
    service.serve(new ProductRoutes(products).routes());
  }
}
