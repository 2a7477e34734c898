package dev.tenon.http.helidon;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.HttpEngineContract;

class HelidonEngineTest extends HttpEngineContract {

  @Override
  protected HttpEngine engine() {
    return new HelidonEngine();
  }

  /// Helidon's parser knows HTTP/1.1 only.
  @Override
  protected boolean servesHttp10() {
    return false;
  }

  /// Helidon sets the length of every answer.
  @Override
  protected boolean omitsLengthOfNoBody() {
    return false;
  }

  /// Helidon's parser skips two bytes after a chunk without looking at them.
  @Override
  protected boolean checksEndsOfChunks() {
    return false;
  }
}
