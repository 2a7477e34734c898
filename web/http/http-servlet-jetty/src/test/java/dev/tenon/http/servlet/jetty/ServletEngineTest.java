package dev.tenon.http.servlet.jetty;

import dev.tenon.http.testkit.HttpEngineContract;

class ServletEngineTest extends HttpEngineContract {

  ServletEngineTest() {
    super(new JettyHarness());
  }
}
