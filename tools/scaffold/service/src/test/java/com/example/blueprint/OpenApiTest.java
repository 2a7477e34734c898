package com.example.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.blueprint.events.Events;
import dev.tenon.sql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private static final Path COMMITTED = Path.of("openapi.json");

  /// With `-Dopenapi.write=true` it writes the document instead, as `make openapi` does.
  @Test
  void document_isTheCommittedOne() throws IOException {
    var database = Database.inMemory();
    var routes = Blueprint.routes(database, Events.logged(), Clock.systemUTC());
    var openApi = Blueprint.openApi(routes);
    if (Boolean.getBoolean("openapi.write")) {
      Files.write(COMMITTED, openApi.toJson());
    }

    assertThat(openApi.differenceFrom(Files.readAllBytes(COMMITTED)))
        .as("openapi.json is behind the routes. If that is meant: make openapi")
        .isEmpty();
  }
}
