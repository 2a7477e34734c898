package dev.tenon.http.helidon;

import dev.tenon.http.testkit.HttpEngineContract;

class HelidonEngineTest extends HttpEngineContract {

  HelidonEngineTest() {
    super(new HelidonHarness());
  }
}
