package dev.tenon.http.vertx;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.EngineCapability;
import dev.tenon.http.testkit.EngineHarness;
import dev.tenon.testkit.Capabilities;

final class VertxHarness implements EngineHarness {

  @Override
  public HttpEngine engine() {
    return new VertxEngine();
  }

  @Override
  public Capabilities<EngineCapability> capabilities() {
    return Capabilities.all(EngineCapability.class);
  }
}
