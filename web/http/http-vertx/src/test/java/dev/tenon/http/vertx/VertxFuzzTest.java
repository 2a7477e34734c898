package dev.tenon.http.vertx;

import dev.tenon.http.testkit.WireFuzzContract;

class VertxFuzzTest extends WireFuzzContract {

  VertxFuzzTest() {
    super(new VertxHarness());
  }
}
