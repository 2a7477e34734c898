package dev.tenon.rules;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.spi.HttpEngine;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/// One server for each engine that there is, each on a free port.
final class Engines implements AutoCloseable {

  private final Map<String, HttpServer> servers = new TreeMap<>();

  /// @param dispatcher made for each of them
  static Engines serving(Function<HttpOptions, Dispatcher> dispatcher) {
    var engines = new Engines();
    var options = HttpOptions.defaults().withPort(0);
    for (var engine : ServiceLoader.load(HttpEngine.class)) {
      var server = HttpServer.of(engine, dispatcher.apply(options), options);
      engines.servers.put(engine.name(), server);
      server.start();
    }
    return engines;
  }

  /// The servers, by the names of their engines.
  Map<String, HttpServer> servers() {
    return servers;
  }

  @Override
  public void close() {
    servers.values().forEach(HttpServer::close);
  }
}
