package dev.tenon.rules.guide;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Example;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.AccessRule;
import dev.tenon.http.Answer;
import dev.tenon.http.Download;
import dev.tenon.http.EventStream;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.http.SecurityScheme;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.openapi.OpenApi;
import dev.tenon.openapi.ui.OpenApiUi;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  record NewBook(
      @Example("978-3-16-148410-0") @Pattern(regexp = "[\\d-]{17}") String isbn,
      @NotBlank @Size(max = 200) String title) {}

  private static final AccessRule STAFF =
      AccessRule.of(OpenApiGuideTest::checkToken, SecurityScheme.bearer("staff"));

  private final Routes others =
      // @formatter:off
      Routes.under("").open()
          .get("/teas.pdf").replies(this::list, Download.answers("application/pdf"))
          .get("/news").replies(this::news, EventStream.answers())
          .get("/label").replies(this::label, List.of(Answer.of(200, "image/png")))
          .post("/books").guarded(STAFF).body(NewBook.class).does(book -> {});
      // @formatter:on

  private static void checkToken(Request request) {
    if (!request.header("Authorization").orElse("").equals("Bearer open")) {
      throw new DomainError(ErrorKind.UNAUTHENTICATED, "Who are you?");
    }
  }

  private Reply list(Request request) {
    return Download.of(Path.of("pom.xml"), "application/pdf").answer(request);
  }

  private Reply news(Request request) {
    return EventStream.answer(request, events -> events.comment());
  }

  private Reply label(Request request) {
    return Reply.of(200, "image/png", new byte[0]);
  }

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

  @Test
  void otherReplies_andGuards_standInTheDocument() {
    var client = TestClient.of(others.and(OpenApi.of("Others", "1", others).routes()));

    assertThat(client.get("/openapi.json"))
        .hasMember("bearer", "components", "securitySchemes", "staff", "scheme")
        .hasMember("978-3-16-148410-0", bookPath("example", "isbn"));
    assertThat(client.get("/teas.pdf")).hasStatus(200);
    assertThat(client.get("/news")).hasStatus(200);
    assertThat(client.get("/label")).hasStatus(200);
    assertThat(client.post("/books", "{}")).hasStatus(401);
  }

  private static String[] bookPath(String... more) {
    var path = new ArrayList<>(List.of("paths", "/books", "post", "requestBody", "content"));
    path.add("application/json");
    path.addAll(List.of(more));
    return path.toArray(String[]::new);
  }

  @Test
  void example_isOneThatTheContractTakes() {
    var book = Contract.of(NewBook.class).example().orElseThrow();

    assertThat(book).isEqualTo(new NewBook("978-3-16-148410-0", "string"));
  }

  @Test
  void released_isNotBroken(@TempDir Path folder) throws IOException {
    var openApi = OpenApi.of("Teas", "1.0.0", routes);
    var released = Files.write(folder.resolve("openapi.released.json"), openApi.toJson());

    assertThat(openApi.breakingSince(Files.readAllBytes(released))).isEmpty();
  }
}
