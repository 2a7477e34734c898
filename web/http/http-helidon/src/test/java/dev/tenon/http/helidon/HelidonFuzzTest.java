package dev.tenon.http.helidon;

import dev.tenon.http.testkit.WireFuzzContract;

class HelidonFuzzTest extends WireFuzzContract {

  HelidonFuzzTest() {
    super(new HelidonHarness());
  }
}
