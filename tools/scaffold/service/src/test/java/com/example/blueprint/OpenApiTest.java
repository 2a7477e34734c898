package com.example.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.blueprint.events.Events;
import dev.tenon.openapi.OpenApi;
import dev.tenon.sql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private static final Path COMMITTED = Path.of("openapi.json");
  private static final Path RELEASED = Path.of("openapi.released.json");

  private final OpenApi openApi =
      Blueprint.openApi(Blueprint.routes(Database.inMemory(), Events.logged(), Clock.systemUTC()));

  /// With `-Dopenapi.write=true` it writes the document instead, as `make openapi` does.
  @Test
  void document_isTheCommittedOne() throws IOException {
    if (Boolean.getBoolean("openapi.write")) {
      Files.write(COMMITTED, openApi.toJson());
    }

    assertThat(openApi.differenceFrom(Files.readAllBytes(COMMITTED)))
        .as("openapi.json is behind the routes. If that is meant: make openapi")
        .isEmpty();
  }

  /// `make openapi-release` keeps what callers go by; until then nobody does.
  @Test
  void callersOfTheLastRelease_areNotBroken() throws IOException {
    assumeTrue(Files.exists(RELEASED), "nothing is released");

    assertThat(openApi.breakingSince(Files.readAllBytes(RELEASED))).isEmpty();
  }
}
