package dev.tenon.http;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.spi.RunningEngine;
import dev.tenon.lifecycle.Component;
import dev.tenon.lifecycle.Readiness;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A dispatcher behind an engine on a port.
///
/// Thread-safe. Started once in its life, and closed in two steps: for [HttpOptions#drainDelay()]
/// it serves on without keeping any connection, then requests in flight finish within
/// [HttpOptions#shutdownGrace()].
public final class HttpServer implements Component {

  private final String name;
  private final HttpEngine engine;
  private final Dispatcher dispatcher;
  private final HttpOptions options;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicReference<@Nullable RunningEngine> running = new AtomicReference<>();

  private HttpServer(String name, HttpEngine engine, Dispatcher dispatcher, HttpOptions options) {
    this.name = name;
    this.engine = engine;
    this.dispatcher = dispatcher;
    this.options = options;
  }

  /// A server that does not listen yet.
  public static HttpServer of(HttpEngine engine, Dispatcher dispatcher, HttpOptions options) {
    return new HttpServer("http", engine, dispatcher, options);
  }

  /// The same under another name in health answers, where a service has more than one.
  public HttpServer named(String other) {
    return new HttpServer(other, engine, dispatcher, options);
  }

  /// The engine of this name on the class path or module path; an empty name takes the only one
  /// there is.
  ///
  /// @throws IllegalStateException if there is none of the name, or no name and not exactly one
  ///   engine, with the remedy
  public static HttpEngine engine(String name) {
    return chosen(
        name,
        ServiceLoader.load(HttpEngine.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  static HttpEngine chosen(String name, List<HttpEngine> engines) {
    var chosen =
        engines.stream().filter(engine -> name.isEmpty() || engine.name().equals(name)).toList();
    if (chosen.size() == 1) {
      return chosen.getFirst();
    }
    var present = engines.stream().map(HttpEngine::name).sorted().collect(Collectors.joining(", "));
    throw new IllegalStateException(
        "%s; present: %s. Add an artifact such as tenon-http-helidon, or set 'engine' to one of them."
            .formatted(
                name.isEmpty() ? "Not exactly one HTTP engine" : "No HTTP engine '" + name + "'",
                present.isEmpty() ? "none" : present));
  }

  @Override
  public String name() {
    return name;
  }

  /// Binds the port.
  ///
  /// @throws IllegalStateException if the port cannot be bound, or if it was called before
  @Override
  public void start() {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("A server is started once; make another with of(…).");
    }
    running.set(engine.start(dispatcher, options));
  }

  @Override
  public Readiness ready() {
    if (running.get() == null) {
      return Readiness.notReady("not listening");
    }
    return closing.get() ? Readiness.notReady("shutting down") : Readiness.READY;
  }

  /// The port that was bound.
  ///
  /// @throws IllegalStateException if the server is not started
  public int port() {
    var engineNow = running.get();
    if (engineNow == null) {
      throw new IllegalStateException("The server does not listen: start() it first.");
    }
    return engineNow.port();
  }

  /// Ends it: is not ready from now on, drains, then takes no new connection, lets requests in
  /// flight finish and frees the port. An interrupt ends the delay of the drain, and is still there
  /// afterwards. Does nothing the second time.
  @Override
  public void close() {
    var engineNow = running.get();
    if (engineNow == null || !closing.compareAndSet(false, true)) {
      return;
    }
    boolean interrupted = !options.drainDelay().isZero() && isInterruptedDraining(engineNow);
    running.set(null);
    engineNow.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isInterruptedDraining(RunningEngine engineNow) {
    engineNow.drain();
    try {
      Thread.sleep(options.drainDelay());
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
