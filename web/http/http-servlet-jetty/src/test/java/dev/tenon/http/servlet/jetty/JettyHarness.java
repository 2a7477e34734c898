package dev.tenon.http.servlet.jetty;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.EngineCapability;
import dev.tenon.http.testkit.EngineHarness;
import dev.tenon.testkit.Capabilities;

final class JettyHarness implements EngineHarness {

  @Override
  public HttpEngine engine() {
    return new JettyEngine();
  }

  @Override
  public Capabilities<EngineCapability> capabilities() {
    return Capabilities.all(EngineCapability.class);
  }
}
