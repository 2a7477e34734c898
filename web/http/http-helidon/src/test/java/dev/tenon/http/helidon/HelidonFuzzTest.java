package dev.tenon.http.helidon;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.WireFuzzContract;

class HelidonFuzzTest extends WireFuzzContract {

  @Override
  protected HttpEngine engine() {
    return new HelidonEngine();
  }

  @Override
  protected boolean checksEndsOfChunks() {
    return false;
  }
}
