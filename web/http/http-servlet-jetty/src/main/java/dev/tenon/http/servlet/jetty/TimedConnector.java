package dev.tenon.http.servlet.jetty;

import dev.tenon.http.HttpOptions;
import dev.tenon.http.ServerTls;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Listens, and looks now and then at what each connection waits for: Jetty itself gives a client
/// new time with each byte, and closes one that is late with the head of a request without a word.
final class TimedConnector extends ServerConnector {

  private static final int BACKLOG = 1024;
  private static final long MIN_PERIOD_MILLIS = 5;
  private static final long MAX_PERIOD_MILLIS = 1000;

  private final Patience patience;
  private final long periodMillis;

  /// @throws dev.tenon.http.TlsFailure if TLS is asked for and cannot be spoken
  TimedConnector(Server server, HttpConfiguration http, HttpOptions options, Refusal refusal) {
    // No thread of its own for accepting, and as many for watching as Jetty sees fit.
    super(server, 0, -1, protocols(new StrictHttp(http), options));
    this.patience = Patience.of(options, refusal);
    this.periodMillis = period(options);
    setHost(options.host());
    setPort(options.port());
    setAcceptQueueSize(BACKLOG);
  }

  /// The first is what a connection begins with.
  private static ConnectionFactory[] protocols(StrictHttp http, HttpOptions options) {
    return options.tls().isOn()
        ? new ConnectionFactory[] {new SecureHttp(ServerTls.of(options.tls()), http), http}
        : new ConnectionFactory[] {http};
  }

  /// An eighth of the shortest timeout, so that none is much longer than it says.
  private static long period(HttpOptions options) {
    long shortest =
        Stream.of(options.requestTimeout(), options.writeTimeout(), options.idleTimeout())
            .mapToLong(Duration::toMillis)
            .min()
            .orElseThrow();
    return Math.clamp(shortest / 8, MIN_PERIOD_MILLIS, MAX_PERIOD_MILLIS);
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    return new TimedEndPoint(channel, selector, key, getScheduler(), patience);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    sweepAgainAndAgain();
  }

  /// Takes no new connection, and ends those that wait for a request to begin.
  @Override
  public CompletableFuture<Void> shutdown() {
    var ended = super.shutdown();
    sweepAgainAndAgain();
    return ended;
  }

  private void sweepAgainAndAgain() {
    sweep();
    // At the end, everybody waits for who has just become idle.
    long period = isShutdown() ? MIN_PERIOD_MILLIS : periodMillis;
    getScheduler().schedule(this::sweepAgainAndAgain, period, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    long now = System.nanoTime();
    boolean isClosing = isShutdown();
    for (var each : getConnectedEndPoints()) {
      ((TimedEndPoint) each).endIfDue(now, isClosing);
    }
  }
}
