package dev.tenon.http.testkit;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.testkit.Harness;

/// What a contract needs of an engine.
public interface EngineHarness extends Harness<EngineCapability> {

  /// A new engine, as [java.util.ServiceLoader] would make it.
  HttpEngine engine();
}
