package com.example.blueprint;

import dev.tenon.config.Sources;
import dev.tenon.devservices.DevPostgres;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.service.RunningService;
import dev.tenon.service.Service;
import dev.tenon.service.Service.Setup;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The whole service on a free port and a real PostgreSQL of its own.
final class RunningBlueprint implements AutoCloseable {

  private final DevPostgres postgres = DevPostgres.temporary();
  private final RunningService service;

  /// @param parts what the service is made of
  /// @param settings beside those of the database
  RunningBlueprint(Setup<BlueprintConfig> parts, String... settings) throws Exception {
    var args = new ArrayList<>(List.of(settings));
    args.add("--http.port=0");
    args.add("--database.url=" + postgres.jdbcUrl());
    args.add("--database.user=" + postgres.user());
    args.add("--database.password=" + postgres.password());
    // Not the folder in which the tests run, where application.yaml may hold somebody's settings.
    var nowhere = Path.of("target/no-settings");
    var sources = Sources.of("blueprint", args, Map.of(), nowhere);
    service = Service.start("blueprint", sources, BlueprintConfig.class, parts);
  }

  TestClient client() {
    return TestClient.at(URI.create("http://127.0.0.1:" + service.port()));
  }

  DevPostgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    service.close();
    postgres.close();
  }
}
