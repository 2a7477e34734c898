package dev.tenon.http.servlet.jetty;

import dev.tenon.http.testkit.WireFuzzContract;

class ServletFuzzTest extends WireFuzzContract {

  ServletFuzzTest() {
    super(new JettyHarness());
  }
}
