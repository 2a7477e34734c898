package dev.tenon.service;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.spi.RunningEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An engine that makes itself ready while the parts before it start.
///
/// The start waits for that, so that the two never load the same classes at once. What goes wrong
/// meanwhile is left to the start, which meets it again.
final class PreparedEngine implements HttpEngine {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final HttpEngine engine;
  private final Thread preparing;

  private PreparedEngine(HttpEngine engine) {
    this.engine = engine;
    this.preparing = Thread.ofPlatform().daemon().name("prepare-" + engine.name()).start(this::run);
  }

  static PreparedEngine of(HttpEngine engine) {
    return new PreparedEngine(engine);
  }

  private void run() {
    try {
      engine.prepare();
    } catch (Throwable thrown) {
      LOG.debug("{} could not be prepared", engine.name(), thrown);
    }
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public RunningEngine start(Dispatcher dispatcher, HttpOptions options) {
    try {
      preparing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the start goes on, as it would without preparation
    }
    return engine.start(dispatcher, options);
  }
}
