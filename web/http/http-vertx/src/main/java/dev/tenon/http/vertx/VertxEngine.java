package dev.tenon.http.vertx;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.spi.RunningEngine;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Serves through Vert.x: a few event loops read and write all connections, and each request is
/// handled on a virtual thread of its own.
///
/// Of Vert.x the event loops, the listening and the orderly end are used, of Netty, which is
/// underneath, the parser of HTTP/1.
public final class VertxEngine implements HttpEngine {

  /// Made by [java.util.ServiceLoader].
  public VertxEngine() {}

  @Override
  public String name() {
    return "vertx";
  }

  @Override
  public RunningEngine start(Dispatcher dispatcher, HttpOptions options) {
    var address = address(options);
    var site = new Site(dispatcher, options);
    var servers = new CopyOnWriteArrayList<NetServer>();
    int loops = Runtime.getRuntime().availableProcessors();
    var vertx = Vertx.vertx(quiet(loops));
    try {
      await(
          vertx.deployVerticle(
              () -> new Listener(site, address, servers),
              new DeploymentOptions().setInstances(loops)));
    } catch (CompletionException e) {
      await(vertx.close());
      throw notBound(options, e);
    }
    return new RunningVertx(vertx, site, servers);
  }

  /// The host is looked up here, by the JDK, rather than by the DNS client of Vert.x.
  private static SocketAddress address(HttpOptions options) {
    try {
      var host = InetAddress.getByName(options.host()).getHostAddress();
      return options.port() == 0
          ? SocketAddress.sharedRandomPort(1, host)
          : SocketAddress.inetSocketAddress(options.port(), host);
    } catch (UnknownHostException e) {
      throw notBound(options, e);
    }
  }

  private static IllegalStateException notBound(HttpOptions options, Throwable reason) {
    return new IllegalStateException(
        "Port %d of %s cannot be bound; is another server running there? Choose another http.port, or 0 for any."
            .formatted(options.port(), options.host()),
        reason);
  }

  /// Without what a server of our kind has no use for: copies of files of the class path, pools of
  /// threads for blocking work, and a watch over event loops on which no code of users runs.
  private static VertxOptions quiet(int loops) {
    return new VertxOptions()
        .setEventLoopPoolSize(loops)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
        .setBlockedThreadCheckInterval(1)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }

  private record RunningVertx(Vertx vertx, Site site, List<NetServer> servers)
      implements RunningEngine {

    @Override
    public int port() {
      return servers.getFirst().actualPort();
    }

    @Override
    public void drain() {
      site.drain();
    }

    @Override
    public void close() {
      site.close();
      long grace = site.options().shutdownGrace().toMillis();
      await(
          Future.join(
              servers.stream()
                  .map(server -> server.shutdown(grace, TimeUnit.MILLISECONDS))
                  .toList()));
      await(vertx.close());
    }
  }
}
