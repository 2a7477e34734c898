package dev.tenon.service;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Filter;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Routes;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.redaction.Redaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a service answers, and on which port.
///
/// @param routes on its port
/// @param management on a port of its own; none where it has none
/// @param options where its port is
/// @param managementPort the other one; -1 for none
record Ports(Routes routes, Routes management, HttpOptions options, int managementPort) {

  static Ports of(Service service, BuiltInRoutes builtIn, ServiceOptions options) {
    var own = service.routes().and(builtIn.health());
    var management = builtIn.management().and(service.management());
    var port = options.management().port();
    if (options.management().isApart()) {
      return new Ports(own, builtIn.health().and(management), options.http(), port);
    }
    var all = options.management().open() ? own.and(management) : own;
    return new Ports(all, Routes.under(""), options.http(), port);
  }

  /// The servers, that of the service last, so that it opens when everything is there.
  List<HttpServer> servers(HttpEngine engine, List<Filter> filters, Redaction redaction) {
    var servers = new ArrayList<HttpServer>();
    if (managementPort >= 0) {
      // It ends after that of the service, which has drained by then.
      // Who watches it has no certificate, but a port that is closed to others.
      var there =
          options
              .withPort(managementPort)
              .withDrainDelay(Duration.ZERO)
              .withTls(options.tls().withoutClients());
      var dispatcher = Dispatcher.of(management, there, filters, redaction);
      servers.add(HttpServer.of(engine, dispatcher, there).named("management"));
    }
    var dispatcher = Dispatcher.of(routes, options, filters, redaction);
    servers.add(HttpServer.of(engine, dispatcher, options));
    return List.copyOf(servers);
  }

  /// Where they answer, for people; that of the service first.
  List<String> addresses(List<HttpServer> servers) {
    var address = address(servers.getLast());
    var addresses = new ArrayList<>(StartLine.addresses(address, routes));
    if (managementPort >= 0) {
      var there = address(servers.getFirst());
      addresses.add("management " + there);
      addresses.addAll(StartLine.docs(there, management));
    }
    return addresses;
  }

  private String address(HttpServer server) {
    var scheme = options.tls().isOn() ? "https" : "http";
    return StartLine.address(scheme, options.host(), server.port());
  }
}
