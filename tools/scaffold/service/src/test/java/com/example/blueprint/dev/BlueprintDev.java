package com.example.blueprint.dev;

import com.example.blueprint.Blueprint;
import dev.tenon.devservices.DevPostgres;
import dev.tenon.devservices.DevPostgresOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The service as a developer runs it: on the PostgreSQL that `DATABASE_URL` names, that is
/// running, or that is started here with its data in `DATA_DIR`.
public final class BlueprintDev {

  private BlueprintDev() {}

  /// Runs until the process is told to end, then ends the database that it started.
  public static void main(String... args) {
    var directory = Path.of(System.getenv().getOrDefault("DATA_DIR", ".data"));
    var options = DevPostgresOptions.of(directory.resolve("postgresql"), "blueprint");
    try (var postgres = DevPostgres.open(options)) {
      Blueprint.main(withDatabase(postgres, args));
    }
  }

  private static String[] withDatabase(DevPostgres postgres, String... args) {
    var all = new ArrayList<>(List.of(args));
    all.add("--database.url=" + postgres.jdbcUrl());
    all.add("--database.user=" + postgres.user());
    all.add("--database.password=" + postgres.password());
    all.add("--database.label=" + postgres.source().name().toLowerCase(Locale.ROOT));
    return all.toArray(String[]::new);
  }
}
