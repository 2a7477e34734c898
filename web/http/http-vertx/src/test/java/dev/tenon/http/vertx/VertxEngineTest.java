package dev.tenon.http.vertx;

import dev.tenon.http.testkit.HttpEngineContract;

class VertxEngineTest extends HttpEngineContract {

  VertxEngineTest() {
    super(new VertxHarness());
  }
}
