package dev.tenon.http.helidon;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.HttpEngineContract;

class HelidonEngineTest extends HttpEngineContract {

  @Override
  protected HttpEngine engine() {
    return new HelidonEngine();
  }

  @Override
  protected boolean servesHttp10() {
    return false;
  }

  @Override
  protected boolean omitsLengthOfNoBody() {
    return false;
  }

  @Override
  protected boolean checksEndsOfChunks() {
    return false;
  }
}
