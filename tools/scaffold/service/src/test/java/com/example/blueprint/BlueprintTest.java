package com.example.blueprint;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.testkit.TestClient;
import dev.tenon.sql.junit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The whole service: configuration, engine, socket, pool and a real PostgreSQL.
class BlueprintTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private RunningBlueprint running;
  private TestClient client;

  @BeforeEach
  void start() throws Exception {
    running = new RunningBlueprint(DATABASE, Blueprint::build);
    client = running.client();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void service_isHealthy_andSaysWhoItIs() {
    for (var question : List.of("live", "ready", "started")) {
      assertThat(client.get("/health/" + question)).hasStatus(200).hasMember("up", "status");
    }
    assertThat(client.get("/info")).hasStatus(200).hasMember("blueprint", "name");
  }

  @Test
  void service_measuresItself() {
    client.get("/nowhere");

    assertThat(client.get("/metrics").text())
        .contains("http_server_request_duration_seconds_count", "sql_pool_connections_max", "jvm_");
  }

  @Test
  void service_showsItsDocuments() {
    var document = client.get("/openapi.json");

    assertThat(document).hasStatus(200).hasMember("blueprint", "info", "title");
    assertThat(client.get("/docs").text()).contains("<html");
  }

  @Test
  void item_goesAllTheWayToTheDatabase_andBack() {
    var created = client.post("/api/v1/items", "{\"name\": \"name 1\", \"price\": 1}");

    assertThat(created).hasStatus(201);
    assertThat(client.get(created.header("Location").orElseThrow()).json())
        .isEqualTo(created.json());
  }

  @Test
  void main_showsItsSettings() {
    try (var output = Output.captured()) {
      Blueprint.main("--config");

      assertThat(output.text()).contains("database.maxConnections", "http.port");
    }
  }
}
