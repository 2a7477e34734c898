package dev.tenon.http.helidon;

import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.ServerTls;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.spi.RunningEngine;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Serves through the Helidon SE web server, which reads each connection on a virtual thread of its
/// own.
public final class HelidonEngine implements HttpEngine {

  /// What a request line holds beside its target: the method, the version and two spaces.
  private static final int PROLOGUE_ALLOWANCE = 64;

  private static final Duration NEVER = Duration.ofDays(365);

  /// Made by [java.util.ServiceLoader].
  public HelidonEngine() {}

  @Override
  public String name() {
    return "helidon";
  }

  /// Makes a server that never starts: most of a start is Helidon finding out what it is made of.
  @Override
  public void prepare() {
    WebServer.builder().shutdownHook(false).build();
  }

  @Override
  public RunningEngine start(Dispatcher dispatcher, HttpOptions options) {
    var tls = options.tls().isOn() ? ServerTls.of(options.tls()) : null;
    requireFree(options);
    var connections =
        new TimedConnections(
            http1(options),
            tls,
            options,
            () -> Refusal.bytes(dispatcher.refuse(ErrorKind.TIMEOUT)));
    var exchange = new Exchange(dispatcher, options.maxHeaderBytes());
    var server = server(dispatcher, options, connections, exchange);
    server.start();
    if (!server.isRunning()) {
      throw notBound(options, null);
    }
    connections.start();
    return new RunningHelidon(server, connections, exchange);
  }

  /// Helidon logs two stack traces for a port that is taken, and returns; so it is asked for
  /// before.
  private static void requireFree(HttpOptions options) {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(options.host(), options.port()));
    } catch (IOException e) {
      throw notBound(options, e);
    }
  }

  private static IllegalStateException notBound(HttpOptions options, @Nullable IOException reason) {
    return new IllegalStateException(
        "Port %d of %s cannot be bound; is another server running there? Choose another http.port, or 0 for any."
            .formatted(options.port(), options.host()),
        reason);
  }

  private static WebServer server(
      Dispatcher dispatcher, HttpOptions options, TimedConnections connections, Exchange exchange) {
    return WebServer.builder()
        .shutdownHook(false)
        .host(options.host())
        .port(options.port())
        .shutdownGracePeriod(options.shutdownGrace())
        .maxTcpConnections(options.maxConnections())
        // Timed here: Helidon counts the time of a handler as idle.
        .idleConnectionTimeout(NEVER)
        // One protocol: with more to choose from, Helidon would read before the timers run.
        .protocolsDiscoverServices(false)
        .addConnectionSelector(connections)
        .directHandlers(refusals(dispatcher))
        // A filter, since it runs before Helidon would match, and so decode, the path.
        .addRouting(HttpRouting.builder().addFilter(exchange))
        .build();
  }

  private static Http1ConnectionSelector http1(HttpOptions options) {
    return Http1ConnectionSelector.builder()
        .config(
            Http1Config.builder()
                // What is somewhat too long must get through to be refused by its proper status.
                .maxPrologueLength(2 * options.maxTargetBytes() + PROLOGUE_ALLOWANCE)
                .maxHeadersSize(4 * options.maxHeaderBytes())
                // Both are checked by us: the path in Target, what is answered in Headers.
                .validatePath(false)
                .validateResponseHeaders(false)
                // What HTTP/1.1 means anyway.
                .sendKeepAliveHeader(false)
                .build())
        .build();
  }

  private static DirectHandlers refusals(Dispatcher dispatcher) {
    var handlers = DirectHandlers.builder();
    var refusal = new Refusal(dispatcher);
    for (var event : DirectHandler.EventType.values()) {
      handlers.addHandler(event, refusal);
    }
    return handlers.build();
  }

  private record RunningHelidon(WebServer server, TimedConnections connections, Exchange exchange)
      implements RunningEngine {

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public void drain() {
      exchange.drain();
    }

    @Override
    public void close() {
      drain();
      connections.endIdle();
      server.stop();
      connections.close();
    }
  }
}
