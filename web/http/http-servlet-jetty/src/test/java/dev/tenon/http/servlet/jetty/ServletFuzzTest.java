package dev.tenon.http.servlet.jetty;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.WireFuzzContract;

class ServletFuzzTest extends WireFuzzContract {

  @Override
  protected HttpEngine engine() {
    return new JettyEngine();
  }
}
