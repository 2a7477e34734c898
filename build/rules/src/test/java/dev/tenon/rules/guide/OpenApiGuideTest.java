package dev.tenon.rules.guide;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.openapi.OpenApi;
import dev.tenon.openapi.ui.OpenApiUi;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiGuideTest {

  record NewTea(@NotBlank @Size(max = 50) String name) {}

  record Tea(long id, String name) {}

  private final Routes routes =
      // @formatter:off
      Routes.under("/api/v1/teas").topic("Teas").open()
          .post("").named("createTea", "Creates a tea.").refuses(ErrorKind.CONFLICT).body(NewTea.class).calls(this::create).located(Tea::id).gives(201, Tea.class)
          .get("/{id}").named("retrieveTea", "Gives one tea.").path(Long.class).calls(this::retrieve).gives(Tea.class);
      // @formatter:on

  private Tea create(NewTea tea) {
    if (tea.name().equals("green")) {
      throw new DomainError(ErrorKind.CONFLICT, "There is a green tea already.");
    }
    return new Tea(1, tea.name());
  }

  private Tea retrieve(long id) {
    return new Tea(id, "green");
  }

  @Test
  void pages_areServedBesideTheRoutes() {
    var openApi = OpenApi.of("Teas", "1.0.0", routes).withDescription("What can be drunk.");
    var client = TestClient.of(routes.and(OpenApiUi.of(openApi).routes()));

    assertThat(client.get("/openapi.json")).hasStatus(200).hasMember("3.1.0", "openapi");
    assertThat(client.get("/docs")).hasStatus(200);
    assertThat(client.post("/api/v1/teas", "{\"name\": \"green\"}")).hasStatus(409);
    assertThat(client.get("/api/v1/teas/1")).hasStatus(200);
  }

  @Test
  void document_isTheCommittedOne(@TempDir Path directory) throws IOException {
    var committed = directory.resolve("openapi.json");
    Files.write(committed, OpenApi.of("Teas", "1.0.0", routes).toJson());
    var openApi = OpenApi.of("Teas", "1.0.0", routes);

    assertThat(openApi.differenceFrom(Files.readAllBytes(committed))).isEmpty();
  }

  @Test
  void schema_isThatOfTheContract() {
    Map<String, Object> schema = Contract.of(NewTea.class).jsonSchema();

    assertThat(schema).containsKeys("$schema", "$ref", "$defs");
  }
}
