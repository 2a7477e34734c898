package com.example.blueprint;

import dev.tenon.config.Sources;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.service.RunningService;
import dev.tenon.service.Service;
import dev.tenon.service.Service.Setup;
import dev.tenon.sql.junit.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The whole service on a free port and the database of a test.
final class RunningBlueprint implements AutoCloseable {

  private final RunningService service;

  /// @param parts what the service is made of
  /// @param settings beside those of the database
  RunningBlueprint(TestDatabase database, Setup<BlueprintConfig> parts, String... settings)
      throws Exception {
    var args = new ArrayList<>(List.of(settings));
    args.add("--http.port=0");
    args.addAll(database.arguments());
    // Not the folder in which the tests run, where application.yaml may hold somebody's settings.
    var nowhere = Path.of("target/no-settings");
    var sources = Sources.of("blueprint", args, Map.of(), nowhere);
    service = Service.start("blueprint", sources, BlueprintConfig.class, parts);
  }

  TestClient client() {
    return TestClient.at(URI.create("http://127.0.0.1:" + service.port()));
  }

  @Override
  public void close() {
    service.close();
  }
}
