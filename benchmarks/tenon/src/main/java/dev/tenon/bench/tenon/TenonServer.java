package dev.tenon.bench.tenon;

import dev.tenon.bench.products.Message;
import dev.tenon.bench.products.NewProduct;
import dev.tenon.bench.products.Product;
import dev.tenon.bench.products.Settings;
import dev.tenon.http.Routes;
import dev.tenon.service.Service;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import dev.tenon.sql.Store;
import dev.tenon.sql.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The compared service as one would write it on Tenon, with all that `Service.run` puts around it:
/// request ids, metrics, health, filters. The engine is an argument: `--engine=helidon`.
public final class TenonServer {

  private static final Table<Product, UUID> PRODUCTS =
      Table.of("products", Product.class, Product::id);

  private TenonServer() {}

  /// There are no settings but those of every service.
  record None() {}

  /// Runs until the process is told to end.
  public static void main(String... args) {
    var settings = Settings.fromEnvironment();
    var all = new ArrayList<>(List.of(args));
    all.add("--http.port=" + settings.port());
    Service.run(
        "bench",
        all.toArray(String[]::new),
        None.class,
        (service, none) -> build(service, settings));
  }

  private static void build(Service service, Settings settings) {
    var options =
        DatabaseOptions.defaults()
            .withUrl(settings.databaseUrl())
            .withUser(settings.user())
            .withPassword(settings.password())
            .withMaxConnections(Settings.CONNECTIONS)
            .withMigrations("");
    service.serve(routes(service.use(Database.of(options)).store(PRODUCTS)));
  }

  private static Routes routes(Store<Product, UUID> products) {
    // @formatter:off
    return Routes.under("/api/v1").open()
        .get("/message").calls(() -> Message.HELLO).gives(Message.class)
        .post("/checks").body(NewProduct.class).calls(product -> product).gives(NewProduct.class)
        .get("/products/{id}").path(UUID.class).calls(products::retrieve).gives(Product.class);
    // @formatter:on
  }
}
