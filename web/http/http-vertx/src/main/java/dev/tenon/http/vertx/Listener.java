package dev.tenon.http.vertx;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Listens on one event loop, and watches over the deadlines of its connections. Listeners of one
/// address take turns in accepting.
final class Listener implements Deployable {

  private final Site site;
  private final SocketAddress address;
  private final List<NetServer> servers;
  private final Set<Connection> connections = new HashSet<>();

  /// @param servers where what listens is added
  Listener(Site site, SocketAddress address, List<NetServer> servers) {
    this.site = site;
    this.address = address;
    this.servers = servers;
  }

  @Override
  public Future<?> deploy(Context context) {
    var vertx = context.owner();
    // With the options of HTTP, Vert.x leaves out a handler for files that all answers would pass.
    var server = vertx.createNetServer(new HttpServerOptions());
    server.connectHandler(this::accept);
    servers.add(server);
    vertx.setPeriodic(site.tickMillis(), _ -> expire());
    return server.listen(address);
  }

  /// Cuts off who is left after the grace: Vert.x would wait until each has taken its answer.
  @Override
  public Future<?> undeploy(Context context) {
    for (var connection : new ArrayList<>(connections)) {
      connection.cut();
    }
    return Future.succeededFuture();
  }

  private void accept(NetSocket socket) {
    if (!site.admits()) {
      socket.close();
      return;
    }
    var connection = new Connection(site, ((NetSocketInternal) socket).channelHandlerContext());
    connections.add(connection);
    socket.shutdownHandler(_ -> connection.drain());
    socket.closeHandler(_ -> {
      connections.remove(connection);
      site.leaves();
    });
    connection.join();
  }

  /// A copy, since a connection that ends takes itself out.
  private void expire() {
    long now = System.nanoTime();
    for (var connection : new ArrayList<>(connections)) {
      connection.expire(now);
    }
  }
}
