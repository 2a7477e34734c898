package dev.tenon.http.servlet.jetty;

import dev.tenon.http.testkit.HttpsEngineContract;

class ServletHttpsTest extends HttpsEngineContract {

  ServletHttpsTest() {
    super(new JettyHarness());
  }
}
