package com.example.blueprint;

import com.example.blueprint.events.Events;
import com.example.blueprint.items.ItemRoutes;
import dev.tenon.http.Routes;
import dev.tenon.openapi.OpenApi;
import dev.tenon.openapi.ui.OpenApiUi;
import dev.tenon.service.Service;
import dev.tenon.sql.Database;
import java.time.Clock;

/// The service: everything it is made of, in the order in which it starts.
public final class Blueprint {

  private Blueprint() {}

  /// Runs until the process is told to end.
  public static void main(String... args) {
    Service.run("blueprint", args, BlueprintConfig.class, Blueprint::build);
  }

  static void build(Service service, BlueprintConfig config) {
    var database = service.use(Database.of(config.database()));
    var events = Events.logged();
    // [outbox
    var outbox = EventOutbox.of(database, config.events());
    service.use(outbox.relay());
    events = events.and(outbox);
    // outbox]
    var routes = routes(database, events, Clock.systemUTC());
    service.serve(routes);
    service.manage(OpenApiUi.of(openApi(routes)).routes());
  }

  /// What can be asked of the service, a line a resource.
  static Routes routes(Database database, Events events, Clock clock) {
    var routes = Routes.under("/");
    // [resources
    routes = routes.and(ItemRoutes.of(database, events, clock));
    // resources]
    return routes;
  }

  /// What the service says about itself.
  static OpenApi openApi(Routes routes) {
    return OpenApi.of("blueprint", "1.0.0", routes)
        // The version above is that of the API; what was built says its own at /info.
        .withDescription("A service made with Tenon.");
  }
}
