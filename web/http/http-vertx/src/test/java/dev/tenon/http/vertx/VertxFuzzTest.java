package dev.tenon.http.vertx;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.WireFuzzContract;

class VertxFuzzTest extends WireFuzzContract {

  @Override
  protected HttpEngine engine() {
    return new VertxEngine();
  }

  @Override
  protected boolean checksEndsOfChunks() {
    return false;
  }
}
