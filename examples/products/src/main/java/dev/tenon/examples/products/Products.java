package dev.tenon.examples.products;

import dev.tenon.http.Routes;
import dev.tenon.openapi.OpenApi;
import dev.tenon.openapi.ui.OpenApiUi;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.sql.SqlOutboxStore;
import dev.tenon.service.Service;
import dev.tenon.sql.Database;
import dev.tenon.sql.Tx;
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
    var outbox = Outbox.on(SqlOutboxStore.on(database.dataSource()), OutboxOptions.defaults());
    service.use(outbox.relay(Subscriber.of(config.subscriber()), RelayOptions.defaults()));
    var products = new ProductStore(database, outbox.within(Tx::connection), Clock.systemUTC());
    var routes = new ProductRoutes(products).routes();
    service.serve(routes);
    service.manage(OpenApiUi.of(openApi(routes)).routes());
  }

  /// What the service says about itself.
  static OpenApi openApi(Routes routes) {
    return OpenApi.of("Products", "1.0.0", routes)
        .withDescription("What is sold, and at what price. Prices are in cents.");
  }
}
