package dev.tenon.openapi;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Paging;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Csv;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Response;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {

  record Tea(UUID id, String name, List<Tea> blends) {}

  record NewTea(String name) {}

  private static final Routes ROUTES = teas();

  private final OpenApi document = OpenApi.of("Teas", "1.0.0", ROUTES);

  private static Routes teas() {
    // @formatter:off
    return Routes.under("/api/v1/teas").open()
        .post("").named("createTea", "Creates a tea.").refuses(ErrorKind.CONFLICT).body(NewTea.class).answers(OpenApiTest::created).located(Tea::id).or(202).gives(201, Tea.class)
        .get("").query(Paging.class).calls(paging -> List.of(tea())).orCsv(Csv.<Tea>of("name", Tea::name), teas -> teas).gives(Contract.list(Tea.class))
        .get("/{id}").path(UUID.class).calls(id -> tea()).tagged(Tea::name).gives(Tea.class)
        .delete("/{tea}").guarded(OpenApiTest::nobody).path(UUID.class).ifMatch().does((id, version) -> {})
        .get("/{id}/picture").path(UUID.class).request().calls((id, request) -> "x").gives(203, String.class)
        .topic("Raw").get("/raw").replies(request -> Reply.of(204));
    // @formatter:on
  }

  private static Response<Tea> created(NewTea tea) {
    return Response.of(tea());
  }

  private static void nobody(Request request) {
    throw new DomainError(ErrorKind.FORBIDDEN, "Nobody may.");
  }

  private static Tea tea() {
    return new Tea(new UUID(0, 1), "green", List.of());
  }

  @Test
  void document_isOneByAnIndependentParser() {
    var options = new ParseOptions();
    options.setResolve(true);
    var text = text(document.withDescription("Leaves.").withServer("https://teas.example"));

    var parsed = new OpenAPIV3Parser().readContents(text, null, options);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths())
        .containsOnlyKeys(
            "/api/v1/teas", "/api/v1/teas/{id}", "/api/v1/teas/{id}/picture", "/api/v1/teas/raw");
    assertThat(parsed.getOpenAPI().getInfo().getDescription()).isEqualTo("Leaves.");
    assertThat(parsed.getOpenAPI().getServers())
        .singleElement()
        .extracting("url")
        .isEqualTo("https://teas.example");
  }

  @Test
  void operation_saysWhatTheRouteSays() {
    var create = operation("/api/v1/teas", "post");

    assertThat(create.get("operationId")).isEqualTo("createTea");
    assertThat(create.get("summary")).isEqualTo("Creates a tea.");
    assertThat(create.get("tags")).isEqualTo(List.of("teas"));
    assertThat(responses(create))
        .containsExactly(
            "201", "202", "400", "406", "408", "409", "413", "415", "422", "500", "503", "default");
    assertThat(at(create, "requestBody", "content", "application/json", "schema", "$ref"))
        .isEqualTo("#/components/schemas/NewTea");
    assertThat(at(create, "responses", "201", "content", "application/json", "schema", "$ref"))
        .isEqualTo("#/components/schemas/Tea");
    assertThat(at(create, "responses", "201", "headers", "Location")).isInstanceOf(Map.class);
  }

  @Test
  void operation_thatGivesATable_saysBothForms() {
    var search = operation("/api/v1/teas", "get");

    assertThat(keys(at(search, "responses", "200", "content")))
        .containsExactly("application/json", "text/csv");
    assertThat(at(search, "responses", "200", "content", "text/csv", "schema", "type"))
        .isEqualTo("string");
  }

  @Test
  void operation_withoutAName_hasOneOfMethodAndPath() {
    assertThat(operation("/api/v1/teas", "get").get("operationId")).isEqualTo("getApiV1Teas");
    assertThat(operation("/api/v1/teas/{id}/picture", "get").get("operationId"))
        .isEqualTo("getApiV1TeasByIdPicture");
    assertThat(keys(operation("/api/v1/teas", "get"))).doesNotContain("summary");
  }

  @Test
  void guardedOperation_canRefuseTheCaller() {
    var delete = operation("/api/v1/teas/{id}", "delete");

    assertThat(responses(delete))
        .containsExactly("204", "400", "401", "403", "404", "412", "500", "503", "default");
    assertThat(at(delete, "responses", "204"))
        .isEqualTo(Map.of("description", "Done; there is nothing to say."));
  }

  @Test
  void pathsThatDifferInNamesAlone_areOne() {
    var delete = operation("/api/v1/teas/{id}", "delete");

    assertThat((List<?>) delete.get("parameters"))
        .isEqualTo(
            List.of(
                Map.of(
                    "name",
                    "id",
                    "in",
                    "path",
                    "required",
                    true,
                    "schema",
                    Map.of("type", "string", "format", "uuid")),
                Map.of("$ref", "#/components/parameters/IfMatch")));
  }

  @Test
  void taggedRead_canBeKnown() {
    var get = operation("/api/v1/teas/{id}", "get");

    assertThat(responses(get))
        .containsExactly("200", "304", "400", "404", "406", "500", "503", "default");
    assertThat(keys(at(get, "responses", "304"))).doesNotContain("content");
    assertThat((List<?>) get.get("parameters"))
        .last()
        .isEqualTo(Map.of("$ref", "#/components/parameters/IfNoneMatch"));
  }

  @Test
  void whatAHandlerRepliesByItself_isLeftOpen() {
    var raw = operation("/api/v1/teas/raw", "get");

    assertThat(responses(raw)).containsExactly("500", "503", "default");
    assertThat(at(raw, "responses", "default", "description"))
        .isEqualTo("What the handler makes of it.");
    assertThat(raw.get("tags")).isEqualTo(List.of("Raw"));
    assertThat(at(json(document), "tags"))
        .isEqualTo(List.of(Map.of("name", "teas"), Map.of("name", "Raw")));
  }

  @Test
  void document_ofNothing_isStillOne() {
    var empty = OpenApi.of("Nothing", "1", Routes.under(""));

    assertThat(at(json(empty), "paths")).isEqualTo(Map.of());
    assertThat(json(empty).keySet()).hasToString("[openapi, info, paths, components]");
    var root =
        OpenApi.of(
            "Root", "1", Routes.under("").open().get("/{x}").path(String.class).does(x -> {}));
    assertThat(keys(at(json(root), "paths", "/{x}", "get"))).doesNotContain("tags");
  }

  @Test
  void everyKindOfProblem_isDescribedOnce() {
    var all = Routes.under("").open().post("").refuses(ErrorKind.values()).does(() -> {});

    var described = (Map<?, ?>) at(json(OpenApi.of("All", "1", all)), "components", "responses");

    assertThat(described).hasSize(ErrorKind.values().length + 1);
    assertThat(described.values().stream().map(each -> ((Map<?, ?>) each).get("description")))
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat((String) text).endsWith("."));
  }

  @Test
  void operationIds_areDistinct_orTheStartFails() {
    var twice = Routes.under("").open().get("/a-b").does(() -> {}).get("/a/b").does(() -> {});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenApi.of("X", "1", twice))
        .withMessageContainingAll("'getAB'", "GET /a-b", "GET /a/b", ".named(");
  }

  @ParameterizedTest
  @CsvSource({"' ', 1, title", "X, '', version"})
  void titleAndVersion_areThere(String title, String version, String what) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenApi.of(title, version, Routes.under("")))
        .withMessageContaining(what);
  }

  @Test
  void descriptionAndAddress_areNotBlank() {
    assertThatIllegalArgumentException().isThrownBy(() -> document.withDescription(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> document.withServer(""));
  }

  @Test
  void document_isServed_andKnownByItsTag() {
    var client = TestClient.of(document.routes());

    var answer = client.get("/openapi.json");

    assertThat(answer)
        .hasStatus(200)
        .hasHeader("Content-Type", "application/json")
        .hasHeader("Cache-Control", "no-cache");
    assertThat(answer.body()).isEqualTo(document.toJson());
    var known = client.with("If-None-Match", answer.header("ETag").orElseThrow());
    assertThat(known.get("/openapi.json")).hasStatus(304).hasNoBody();
    assertThat(client.with("Accept", "text/html").get("/openapi.json")).hasStatus(406);
  }

  @Test
  void document_canBeGuarded() {
    TestAnswer answer = TestClient.of(document.routes(OpenApiTest::nobody)).get("/openapi.json");

    assertThat(answer).hasStatus(403);
  }

  @Test
  void document_isTheSameEachTime() {
    assertThat(OpenApi.of("Teas", "1.0.0", teas()).toJson()).isEqualTo(document.toJson());
  }

  @Test
  void text_keepsItsEscapesAndBraces() {
    var odd = document.withDescription("a \"{[:,]}\" \\ b\n");

    assertThat(text(odd)).contains("\"description\": \"a \\\"{[:,]}\\\" \\\\ b\\n\"");
    assertThat(at(json(odd), "info", "description")).isEqualTo("a \"{[:,]}\" \\ b\n");
  }

  @Test
  void routes_thatAreDescribed_answer() {
    var client = TestClient.of(Dispatcher.of(ROUTES, HttpOptions.defaults(), List.of()));

    assertThat(client.post("/api/v1/teas", "{\"name\":\"green\"}")).hasStatus(201);
    assertThat(client.get("/api/v1/teas?limit=1")).hasStatus(200);
    assertThat(client.get("/api/v1/teas/raw")).hasStatus(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "503"})
  void problems_areSharedAndDescribed(String status) {
    var reference = (String) at(operation("/api/v1/teas", "get"), "responses", status, "$ref");
    var response = at(json(document), reference.substring(2).split("/", -1));

    assertThat(at((Map<?, ?>) response, "content", "application/problem+json", "schema", "$ref"))
        .isEqualTo("#/components/schemas/Problem");
  }

  private Map<?, ?> operation(String path, String method) {
    return (Map<?, ?>) at(json(document), "paths", path, method);
  }

  private static List<String> responses(Map<?, ?> operation) {
    return keys(at(operation, "responses"));
  }

  private static List<String> keys(Object object) {
    return ((Map<?, ?>) object).keySet().stream().map(String.class::cast).toList();
  }

  private static Map<?, ?> json(OpenApi document) {
    return (Map<?, ?>) Contract.of(Object.class).parse(document.toJson());
  }

  private static String text(OpenApi document) {
    return new String(document.toJson(), StandardCharsets.UTF_8);
  }

  private static Object at(Map<?, ?> object, String... path) {
    Object value = object;
    for (var step : path) {
      value = ((Map<?, ?>) value).get(step);
      assertThat(value).as("%s in %s", step, List.of(path)).isNotNull();
    }
    return value;
  }
}
