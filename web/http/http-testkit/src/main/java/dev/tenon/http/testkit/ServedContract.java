package dev.tenon.http.testkit;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Routes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/// Servers on an engine, and how one reaches them: [HttpContract] over a socket. Has no sentences
/// of its own.
public abstract class ServedContract extends HttpContract {

  final List<HttpServer> servers = new ArrayList<>();
  final AtomicInteger handled = new AtomicInteger();

  final EngineHarness harness;

  /// A contract over this engine.
  protected ServedContract(EngineHarness harness) {
    this.harness = harness;
  }

  @Override
  protected TestClient connect(Dispatcher dispatcher) {
    serve(dispatcher, options());
    return reach();
  }

  /// A client of the server that was started last.
  TestClient reach() {
    return TestClient.at(URI.create("http://127.0.0.1:" + port()));
  }

  /// A connection to a server of this contract.
  RawConnection dial(int port) throws IOException {
    return RawConnection.to(port);
  }

  /// What every server of this contract has set.
  HttpOptions options() {
    return HttpOptions.defaults().withPort(0).withMaxBodyBytes(MAX_BODY);
  }

  /// A time that is short, but enough for two machines to agree on how they speak.
  Duration brief() {
    return Duration.ofMillis(200);
  }

  /// Serves routes under other options than those of the contract.
  final void serve(Routes routes, UnaryOperator<HttpOptions> with) {
    var options = with.apply(options());
    serve(Dispatcher.of(routes, options, List.of()), options);
  }

  private void serve(Dispatcher dispatcher, HttpOptions options) {
    var server = HttpServer.of(harness.engine(), dispatcher, options);
    servers.add(server);
    server.start();
  }

  @AfterEach
  void closeServers() {
    servers.forEach(HttpServer::close);
  }

  int port() {
    return servers.getLast().port();
  }

  RawConnection raw(Routes routes) throws IOException {
    client(routes);
    return dial(port());
  }
}
