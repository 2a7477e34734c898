package dev.tenon.http.vertx;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.HttpEngineContract;

class VertxEngineTest extends HttpEngineContract {

  @Override
  protected HttpEngine engine() {
    return new VertxEngine();
  }
}
