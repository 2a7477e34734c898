package dev.tenon.http.helidon;

import dev.tenon.http.testkit.HttpsEngineContract;

class HelidonHttpsTest extends HttpsEngineContract {

  HelidonHttpsTest() {
    super(new HelidonHarness());
  }
}
