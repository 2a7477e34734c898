package dev.tenon.http.servlet.jetty;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.HttpEngineContract;

class ServletEngineTest extends HttpEngineContract {

  @Override
  protected HttpEngine engine() {
    return new JettyEngine();
  }
}
