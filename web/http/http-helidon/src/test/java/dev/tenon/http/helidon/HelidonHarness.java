package dev.tenon.http.helidon;

import static dev.tenon.http.testkit.EngineCapability.CHECKS_ENDS_OF_CHUNKS;
import static dev.tenon.http.testkit.EngineCapability.KEEPS_BYTES_OF_HEADERS;
import static dev.tenon.http.testkit.EngineCapability.OMITS_LENGTH_OF_NO_BODY;
import static dev.tenon.http.testkit.EngineCapability.SERVES_HTTP_1_0;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.testkit.EngineCapability;
import dev.tenon.http.testkit.EngineHarness;
import dev.tenon.testkit.Capabilities;

final class HelidonHarness implements EngineHarness {

  @Override
  public HttpEngine engine() {
    return new HelidonEngine();
  }

  @Override
  public Capabilities<EngineCapability> capabilities() {
    return Capabilities.all(EngineCapability.class)
        .without(SERVES_HTTP_1_0, "Helidon's parser knows HTTP/1.1 only")
        .without(OMITS_LENGTH_OF_NO_BODY, "Helidon sets the length of every answer")
        .without(
            CHECKS_ENDS_OF_CHUNKS,
            "Helidon's parser skips two bytes after a chunk without looking at them")
        .without(KEEPS_BYTES_OF_HEADERS, "Helidon's parser reads headers as ASCII");
  }
}
