package dev.tenon.http.vertx;

import dev.tenon.http.testkit.HttpsEngineContract;

class VertxHttpsTest extends HttpsEngineContract {

  VertxHttpsTest() {
    super(new VertxHarness());
  }
}
