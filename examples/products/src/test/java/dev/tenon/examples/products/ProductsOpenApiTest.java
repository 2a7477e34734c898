package dev.tenon.examples.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.testkit.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a client of the Product service relies on, stands in its document: every answer is compared
/// with what the document declares.
class ProductsOpenApiTest extends ProductApiContract {

  private static final Path COMMITTED = Path.of("openapi.json");
  private static final Path RELEASED = Path.of("openapi.released.json");

  private final ProductStore products = ProductStore.inMemory(Clock.systemUTC());
  private final DeclaredAnswers declared =
      new DeclaredAnswers(Products.openApi(new ProductRoutes(products).routes()).toJson());

  @Override
  protected TestClient client() {
    var routes = new ProductRoutes(products).routes();
    return TestClient.of(Dispatcher.of(routes, HttpOptions.defaults(), List.of(declared)));
  }

  @AfterEach
  void everyAnswer_isDeclared() {
    assertThat(declared.complaints()).isEmpty();
  }

  @Test
  void answers_thatNobodyDeclared_areNoticed() {
    var wrong =
        new String(declared.document(), StandardCharsets.UTF_8)
            .replace("\"404\"", "\"410\"")
            .replace("\"total\"", "\"sum\"");
    var other = new DeclaredAnswers(wrong.getBytes(StandardCharsets.UTF_8));
    var routes = new ProductRoutes(products).routes();
    var client = TestClient.of(Dispatcher.of(routes, HttpOptions.defaults(), List.of(other)));

    client.get("/api/v1/products/42");
    client.get("/api/v1/products");

    assertThat(other.complaints()).hasSize(2).first().asString().contains("404", "{id}");
  }

  @Test
  void problems_ofTheWire_areDeclared() {
    var client = client();
    var tea = "{\"name\": \"tea\", \"price\": 1}";
    var somewhere = "/api/v1/products/0198f2c0-0000-7000-8000-000000000001";

    assertThat(client.post("/api/v1/products", "{").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/products?name=%zz").status()).isEqualTo(400);
    assertThat(client.with("If-Match", "1").delete(somewhere).status()).isEqualTo(400);
    assertThat(client.with("Accept", "text/html").get(somewhere).status()).isEqualTo(406);
    assertThat(client.with("Content-Type", "text/plain").post("/api/v1/products", tea).status())
        .isEqualTo(415);
    assertThat(client.post("/api/v1/products", " ".repeat(2_000_000)).status()).isEqualTo(413);
  }

  /// With `-Dopenapi.write=true` it writes the document instead, as `make openapi` does.
  @Test
  void document_isTheCommittedOne() throws IOException {
    var openApi = Products.openApi(new ProductRoutes(products).routes());
    if (Boolean.getBoolean("openapi.write")) {
      Files.write(COMMITTED, openApi.toJson());
    }

    assertThat(openApi.differenceFrom(Files.readAllBytes(COMMITTED)))
        .as("examples/products/openapi.json is behind the routes. If that is meant: make openapi")
        .isEmpty();
  }

  @Test
  void callersOfTheLastRelease_areNotBroken() throws IOException {
    var openApi = Products.openApi(new ProductRoutes(products).routes());

    assertThat(openApi.breakingSince(Files.readAllBytes(RELEASED)))
        .as("Callers of the last release would break. If that is meant: make openapi-release")
        .isEmpty();
  }
}
