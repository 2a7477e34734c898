package dev.tenon.http.servlet.jetty;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.servlet.TenonServlet;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.spi.RunningEngine;
import java.util.EnumSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Serves through [TenonServlet] in an embedded Jetty: a few threads watch all connections, and
/// each request is parsed and handled on a virtual thread.
public final class JettyEngine implements HttpEngine {

  /// What a request line holds beside its target: the method, the version and two spaces.
  private static final int LINE_ALLOWANCE = 64;

  private static final int MAX_ANSWER_HEADER_BYTES = 1 << 20;

  /// Made by [java.util.ServiceLoader].
  public JettyEngine() {}

  @Override
  public String name() {
    return "servlet";
  }

  /// Makes a server that never starts: most of a start is loading what Jetty is made of.
  @Override
  public void prepare() {
    var server = new Server(threads());
    server.addConnector(new ServerConnector(server, 0, 1));
    server.setHandler(new ServletContextHandler(ServletContextHandler.NO_SESSIONS));
  }

  @Override
  public RunningEngine start(Dispatcher dispatcher, HttpOptions options) {
    var server = new Server(threads());
    var refusal = new Refusal(dispatcher);
    var connector = new TimedConnector(server, http(options), options, refusal);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(options.maxConnections(), connector));
    server.setErrorHandler(refusal);
    var draining = new AtomicBoolean();
    var servlet = TenonServlet.of(dispatcher, draining::get);
    server.setHandler(new Gate(options.maxHeaderBytes(), refusal, context(servlet, refusal)));
    try {
      server.start();
    } catch (Exception e) {
      LifeCycle.stop(server);
      throw notBound(options, e);
    }
    return new RunningJetty(server, connector, options, draining);
  }

  private static IllegalStateException notBound(HttpOptions options, Exception reason) {
    return new IllegalStateException(
        "Port %d of %s cannot be bound; is another server running there? Choose another http.port, or 0 for any."
            .formatted(options.port(), options.host()),
        reason);
  }

  /// Without reserved threads, which would handle requests themselves.
  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool();
    threads.setName("http");
    // All that may take time is over by then; with patience, Jetty waits for idle threads, too.
    threads.setStopTimeout(0);
    threads.setMinThreads(1);
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    return threads;
  }

  private static HttpConfiguration http(HttpOptions options) {
    var http = new HttpConfiguration();
    http.setHttpCompliance(HttpCompliance.STRICT);
    // Paths are judged by the dispatcher; but nobody passes on what stands after a #.
    http.setUriCompliance(
        UriCompliance.from(EnumSet.complementOf(EnumSet.of(UriCompliance.Violation.FRAGMENT))));
    // What is somewhat too long must get through to be refused by its proper status.
    http.setRequestHeaderSize(
        LINE_ALLOWANCE + 2 * options.maxTargetBytes() + 2 * options.maxHeaderBytes());
    http.setMaxResponseHeaderSize(MAX_ANSWER_HEADER_BYTES);
    http.setSendServerVersion(false);
    return http;
  }

  private static ServletContextHandler context(TenonServlet servlet, Refusal refusal) {
    var context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
    context.setErrorHandler(refusal);
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    context.addServlet(new ServletHolder(servlet), "/");
    return context;
  }

  private record RunningJetty(
      Server server, TimedConnector connector, HttpOptions options, AtomicBoolean draining)
      implements RunningEngine {

    @Override
    public int port() {
      return connector.getLocalPort();
    }

    @Override
    public void drain() {
      draining.set(true);
    }

    @Override
    public void close() {
      drain();
      boolean isInterrupted = false;
      try {
        connector.shutdown().get(options.shutdownGrace().toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        // Who is left is cut off.
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
      LifeCycle.stop(server);
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
