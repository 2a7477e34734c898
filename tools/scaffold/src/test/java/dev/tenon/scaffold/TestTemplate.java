package dev.tenon.scaffold;

import java.util.Map;
import java.util.TreeMap;

/// A small template with every kind of mark.
final class TestTemplate {

  static final Template ONE =
      of(
          "0.1.0",
          Map.of(
              "pom.xml",
                  """
                  <project>
                    <groupId>com.example</groupId>
                    <artifactId>blueprint</artifactId>
                    <description>A service made with Tenon.</description>
                    <!-- [outbox -->
                    <dependency>outbox</dependency>
                    <!-- outbox] -->
                  </project>
                  """,
              "src/main/java/com/example/blueprint/Blueprint.java",
                  """
                  package com.example.blueprint;

                  import com.example.blueprint.items.Item;
                  import dev.tenon.service.Service;
                  import java.util.List;

                  /// A service made with Tenon.
                  final class Blueprint {
                    Item item;
                    // [outbox
                    Outbox outbox;
                    // outbox]
                    // [resources
                    Object routes = "Strange words";
                    // resources]
                  }
                  """,
              "src/main/java/com/example/blueprint/Events.java",
                  """
                  // [outbox
                  package com.example.blueprint;
                  // outbox]
                  """,
              "src/main/resources/application.yaml",
                  """
                  # A service made with Tenon.
                  name: blueprint
                    # [vertx
                  engine: vertx
                    # vertx]
                    # [helidon
                  engine: helidon
                    # helidon]
                  """,
              "db/V001.sql",
                  """
                  -- [outbox
                  CREATE TABLE outbox ();
                  -- outbox]
                  CREATE TABLE items ();
                  """,
              "build/run",
                  """
                  #!/bin/sh
                  exec env BLUEPRINT__PORT=1 blueprint
                  """,
              ".gitignore", "target/\n"));

  private TestTemplate() {}

  static Template of(String version, Map<String, String> files) {
    return new Template(version, new TreeMap<>(files));
  }

  /// The same with other files; an empty text is none.
  static Template with(String version, Map<String, String> other) {
    var files = new TreeMap<>(ONE.files());
    files.putAll(other);
    files.values().removeIf(String::isEmpty);
    return new Template(version, files);
  }
}
