package dev.tenon.http.helidon;

import dev.tenon.http.HttpOptions;
import dev.tenon.http.ServerTls;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Connection;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All open connections, each with a timer that is looked at now and then: Helidon itself waits for
/// a client as long as it likes, and its sockets know no timeouts.
final class TimedConnections implements ServerConnectionSelector, AutoCloseable {

  private static final long MIN_PERIOD_MILLIS = 5;
  private static final long MAX_PERIOD_MILLIS = 1000;

  private final Http1ConnectionSelector http1;
  private final @Nullable ServerTls tls;
  private final HttpOptions options;
  private final Supplier<byte[]> refusal;
  private final Set<TimedConnection> open = ConcurrentHashMap.newKeySet();
  private final Thread sweeper;
  private volatile boolean closing;

  /// @param tls null for none
  /// @param refusal makes what a client is sent whose request did not come in time
  TimedConnections(
      Http1ConnectionSelector http1,
      @Nullable ServerTls tls,
      HttpOptions options,
      Supplier<byte[]> refusal) {
    this.http1 = http1;
    this.tls = tls;
    this.options = options;
    this.refusal = refusal;
    this.sweeper = Thread.ofPlatform().daemon().name("http-timeouts").unstarted(this::sweep);
  }

  /// Begins to look at the timers.
  void start() {
    sweeper.start();
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

  private void sweep() {
    long period = TimeUnit.MILLISECONDS.toNanos(period(options));
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(closing ? TimeUnit.MILLISECONDS.toNanos(MIN_PERIOD_MILLIS) : period);
      if (closing) {
        open.forEach(connection -> connection.endIfIdle(refusal));
      }
      long now = System.nanoTime();
      open.forEach(connection -> connection.endIfDue(now, refusal));
    }
  }

  /// Ends each connection on which no request has begun, now and later: Helidon looks for them
  /// once, and would wait for one that has just been answered.
  void endIdle() {
    closing = true;
    LockSupport.unpark(sweeper);
  }

  @Override
  public ServerConnection connection(ConnectionContext connection) {
    var timed = new TimedConnection(connection, tls, options);
    return new Served((Http1Connection) http1.connection(timed), timed);
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public void close() {
    sweeper.interrupt();
  }

  /// A connection that is watched as long as it is served.
  private final class Served implements ServerConnection, InterruptableTask<Void> {

    private final Http1Connection http;
    private final TimedConnection timed;

    Served(Http1Connection http, TimedConnection timed) {
      this.http = http;
      this.timed = timed;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      open.add(timed);
      try {
        timed.agree();
        http.handle(limit);
      } finally {
        timed.sayEnd();
        open.remove(timed);
      }
    }

    @Override
    public boolean canInterrupt() {
      return http.canInterrupt();
    }

    @Override
    public Duration idleTime() {
      return http.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
      http.close(interrupt);
    }
  }
}
