package dev.tenon.http.testkit;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.IfMatch;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Response;
import dev.tenon.http.Routes;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client may rely on, sentence by sentence, with and without an engine in between.
///
/// A test of an engine or a client extends it and says how to [connect][#connect(Dispatcher)].
public abstract class HttpContract {

  /// The bound on bodies under which the contract runs.
  protected static final int MAX_BODY = 10_000;

  /// Run by JUnit, once a sentence.
  protected HttpContract() {}

  /// A thing.
  ///
  /// @param name its name
  /// @param count how many
  public record Thing(@Size(min = 1, max = 5000) String name, @Positive int count) {}

  /// A search for things.
  ///
  /// @param tags what they are about
  /// @param limit how many
  public record ThingSearch(List<String> tags, int limit) {}

  private static final String ID = "0198f2c0-0000-7000-8000-000000000001";
  private static final Thing TEA = new Thing("tea", 3);

  /// A client of this dispatcher; what it needs is closed by the test that extends the contract.
  protected abstract TestClient connect(Dispatcher dispatcher);

  /// A client of these routes.
  protected TestClient client(Routes routes) {
    var options = HttpOptions.defaults().withPort(0).withMaxBodyBytes(MAX_BODY);
    return connect(Dispatcher.of(routes, options, List.of()));
  }

  /// The routes that most sentences speak of.
  protected static Routes things() {
    // @formatter:off
    return Routes.under("/things").open()
        .post("").body(Thing.class).calls(thing -> thing).located(Thing::name).gives(201, Thing.class)
        .get("").query(ThingSearch.class).calls(search -> search).gives(ThingSearch.class)
        .get("/best").calls(() -> TEA).tagged(Thing::count).gives(Thing.class)
        .get("/{id}").path(UUID.class).calls(id -> new Thing(id.toString(), 1)).gives(Thing.class)
        .put("/{id}").path(UUID.class).ifMatch().body(Thing.class).calls(HttpContract::replaced).gives(Thing.class)
        .delete("/{id}").path(UUID.class).does(id -> {})
        .get("/named/{name}").path(String.class).calls(name -> new Thing(name, 1)).gives(Thing.class);
    // @formatter:on
  }

  private static Thing replaced(UUID id, IfMatch ifMatch, Thing thing) {
    ifMatch.require(7);
    return thing;
  }

  @Test
  void body_isReadAndAnswered() {
    var answer = client(things()).post("/things", "{\"name\": \"tea\", \"count\": 3}");

    assertThat(answer)
        .hasStatus(201)
        .hasHeader("Content-Type", "application/json")
        .hasHeader("Location", "/things/tea")
        .hasJson("{\"name\": \"tea\", \"count\": 3}");
  }

  @Test
  void body_keepsEveryCharacter() {
    var text = "Ünïcödé 茶 🍵 \" \\ \t / <script>";

    var answer = client(things()).send("POST", "/things", json(new Thing(text, 1)));

    assertThat(answer).hasStatus(201).hasMember(text, "name");
  }

  /// Texts that have broken parsers, encoders, shells, queries, pages and terminals.
  static List<String> hostileTexts() {
    return List.of(
        "' OR 1=1 --",
        "'; DROP TABLE things; --",
        "<img src=x onerror=alert(1)>",
        "${jndi:dns:127.0.0.1}",
        "{{7*7}} #{7*7} <%= 7*7 %>",
        "$(reboot) `reboot` ; reboot | reboot &",
        "%s%n%x %d {} {0}",
        "null",
        "undefined NaN -Infinity",
        "1e400 0x7f 007 -0",
        "\u202etxt.exe\u202c",
        "e\u0301 \u00e9 \u1e69 s\u0323\u0307",
        "\u0130\u0131 I\u0307 \u00df \ufb01 \u212a",
        "\ufeffbegins with a mark",
        "zero\u200bwidth\u200djoiner\u2060",
        "\ud83d\udc69\u200d\ud83d\udcbb \ud83c\udff4\udb40\udc67\udb40\udc7f",
        "\u2028 \u2029 \u0085 \u00a0 \u3000",
        "\u0627\u0644\u0639 \u05d0\u05d1 \u0e01\u0e34\u0e49\u0e49\u0e49",
        "+ & = ? # % ; : @ , ~ ! * ( ) [ ] ^ |",
        "%252e%252e %C0%AF %u0041",
        " leading and trailing ",
        "\uffff\ufffe \ufdd0 \udbff\udfff",
        "CON.aux..",
        "Z\u0351\u036b\u0343\u036aa\u033b\u0348\u0353lgo");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileText_comesBackUnharmed_fromBody_pathAndQuery(String text) {
    var client = client(things());
    var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

    assertThat(client.send("POST", "/things", json(new Thing(text, 1))))
        .hasStatus(201)
        .hasHeader("Location", "/things/" + encoded)
        .hasMember(text, "name");
    assertThat(client.get("/things/named/" + encoded)).hasStatus(200).hasMember(text, "name");
    assertThat(client.get("/things?limit=1&tags=" + encoded + "&tags=").json("tags", "0"))
        .isEqualTo(text);
  }

  @Test
  void body_withProblems_listsAllOfThem() {
    var answer = client(things()).post("/things", "{\"name\": \"\", \"count\": 0, \"colour\": 1}");

    assertThat(answer)
        .hasStatus(422)
        .hasProblem("invalid")
        .hasProblemsAt("/name", "/count", "/colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"name\": tea}", "[1,]", "{} {}"})
  void body_thatIsNoJson_is400(String body) {
    assertThat(client(things()).post("/things", body)).hasStatus(400).hasProblem("malformed");
  }

  @Test
  void body_notUtf8_is400() {
    var latin1 = "{\"name\": \"t\u00e9\", \"count\": 3}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(client(things()).send("POST", "/things", latin1)).hasStatus(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=latin1"})
  void body_ofAnotherMediaType_is415(String type) {
    var client = client(things()).with("Content-Type", type);

    assertThat(client.post("/things", "{}")).hasStatus(415).hasProblem("unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json;charset=UTF-8", "APPLICATION/JSON", "application/merge+json"})
  void body_ofJson_howeverItIsSaid_isRead(String type) {
    var client = client(things()).with("Content-Type", type);

    assertThat(client.post("/things", "{\"name\": \"tea\", \"count\": 3}")).hasStatus(201);
  }

  @Test
  void body_atTheBound_isRead() {
    var body = " ".repeat(MAX_BODY - 27) + "{\"name\": \"tea\", \"count\": 3}".strip();

    assertThat(body).hasSize(MAX_BODY);
    assertThat(client(things()).post("/things", body)).hasStatus(201);
  }

  @Test
  void body_overTheBound_is413() {
    var body = " ".repeat(MAX_BODY + 1);

    assertThat(client(things()).post("/things", body)).hasStatus(413).hasProblem("too-large");
  }

  @Test
  void query_isDecoded_andRepeatedNamesAreLists() {
    var answer = client(things()).get("/things?tags=a+b&tags=%C3%A9&limit=2");

    assertThat(answer).hasStatus(200).hasJson("{\"tags\": [\"a b\", \"é\"], \"limit\": 2}");
  }

  @Test
  void query_withProblems_is422_andListsAllOfThem() {
    var answer = client(things()).get("/things?tags=a&limit=many&colour=red");

    assertThat(answer).hasStatus(422).hasProblem("invalid").hasProblemsAt("/limit", "/colour");
  }

  @Test
  void path_literal_winsOverVariable() {
    assertThat(client(things()).get("/things/best")).hasStatus(200).hasMember("tea", "name");
  }

  @Test
  void path_trailingSlash_doesNotCount() {
    assertThat(client(things()).get("/things/best/")).hasStatus(200);
  }

  @Test
  void path_variable_isDecoded() {
    var answer = client(things()).get("/things/named/a%20b%C3%A9+c");

    assertThat(answer).hasStatus(200).hasMember("a bé+c", "name");
  }

  @Test
  void path_variableThatCannotBe_is404() {
    assertThat(client(things()).get("/things/42")).hasStatus(404).hasProblem("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/thing", "/things/best/of", "/things//", "//things", "/THINGS"})
  void path_unknown_is404(String path) {
    assertThat(client(things()).get(path)).hasStatus(404).hasProblem("not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/things/named/%2F..%2Fbest",
        "/things/named/a%5Cb",
        "/things/named/%2e%2e",
        "/things/named/a%00b",
        "/things/named/a%0Ab",
        "/things/named/%FF",
      })
  void path_thatAnotherPartyMayReadDifferently_is400(String path) {
    assertThat(client(things()).get(path)).hasStatus(400).hasProblem("malformed");
  }

  @Test
  void method_notThere_is405_andAllowSaysWhichAre() {
    assertThat(client(things()).delete("/things"))
        .hasStatus(405)
        .hasProblem("method-not-allowed")
        .hasHeader("Allow", "GET, HEAD, POST, OPTIONS");
  }

  @Test
  void method_thatNobodyServes_is501() {
    assertThat(client(things()).send("PROPFIND", "/things"))
        .hasStatus(501)
        .hasProblem("not-implemented");
  }

  @Test
  void options_listsTheMethods() {
    assertThat(client(things()).options("/things/best"))
        .hasStatus(204)
        .hasNoBody()
        .hasHeader("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void head_isGetWithoutItsBody() {
    var client = client(things());
    var got = client.get("/things/best");

    assertThat(client.head("/things/best"))
        .hasStatus(200)
        .hasNoBody()
        .hasHeader("Content-Type", "application/json")
        .hasHeader("Content-Length", Integer.toString(got.body().length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/things/42", "/things/named/%FF"})
  void head_ofAProblem_hasNoBody(String path) {
    var client = client(things());

    assertThat(client.head(path))
        .hasStatus(client.get(path).status())
        .hasNoBody()
        .hasHeader("Content-Type", "application/problem+json");
  }

  @Test
  void delete_hasNoBody() {
    assertThat(client(things()).delete("/things/" + ID))
        .hasStatus(204)
        .hasNoBody()
        .hasNoHeader("Content-Type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | 200",
        "application/* | 200",
        "*/* | 200",
        "text/html, */*;q=0.1 | 200",
        "text/html | 406",
        "application/json;q=0, */* | 406",
      })
  void accept_decides(String accept, int status) {
    assertThat(client(things()).with("Accept", accept).get("/things/best")).hasStatus(status);
  }

  @Test
  void etag_knownToTheCaller_is304() {
    var client = client(things());

    assertThat(client.get("/things/best")).hasStatus(200).hasHeader("ETag", "\"3\"");
    assertThat(client.with("If-None-Match", "\"2\", W/\"3\"").get("/things/best"))
        .hasStatus(304)
        .hasNoBody()
        .hasNoHeader("Content-Type")
        .hasHeader("ETag", "\"3\"");
    assertThat(client.with("If-None-Match", "\"2\"").get("/things/best")).hasStatus(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"7\" | 200",
        "\"6\", \"7\" | 200",
        "* | 200",
        "\"6\" | 412",
        "W/\"7\" | 412",
        "7 | 400"
      })
  void ifMatch_decides(String ifMatch, int status) {
    var client = client(things()).with("If-Match", ifMatch);

    assertThat(client.put("/things/" + ID, "{\"name\": \"tea\", \"count\": 3}")).hasStatus(status);
  }

  @Test
  void ifMatch_absent_isAllowed() {
    assertThat(client(things()).put("/things/" + ID, "{\"name\": \"tea\", \"count\": 3}"))
        .hasStatus(200);
  }

  @Test
  void headers_areFoundWhateverTheirCase_andAllOfThem() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .request()
            .calls(request -> request.headers("x-COLOUR"))
            .gives(Contract.list(String.class));
    var client = client(routes);

    assertThat(client.with("X-Colour", "red").get("/")).hasJson("[\"red\"]");
    assertThat(client.and("X-Colour", "red").and("x-colour", "blue").get("/"))
        .hasJson("[\"red\", \"blue\"]");
    assertThat(client.get("/")).hasJson("[]");
  }

  @Test
  void headers_mayBeMany() {
    var client = client(things());
    for (int i = 0; i < 100; i++) {
      client = client.with("X-Header-" + i, "value-" + i);
    }

    assertThat(client.get("/things/best")).hasStatus(200);
  }

  @Test
  void answer_ofFiveMegabytes_arrivesWhole() {
    var text = "0123456789abcdé".repeat(5 * 1024 * 64);
    var routes = Routes.under("").open().get("/").calls(() -> text).gives(String.class);

    assertThat(client(routes).get("/").text()).isEqualTo('"' + text + '"');
  }

  @Test
  void header_thatWouldSplitTheAnswer_isAFault_andNotSent() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .answers(() -> Response.of("x").header("X-Name", "a\r\nSet-Cookie: b=c"))
            .gives(String.class);

    assertThat(client(routes).get("/"))
        .hasStatus(500)
        .hasNoHeader("X-Name")
        .hasNoHeader("Set-Cookie");
  }

  @Test
  void header_thatFramesTheMessage_isAFault_andNotSent() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .answers(() -> Response.of("x").header("Transfer-Encoding", "chunked"))
            .gives(String.class);

    assertThat(client(routes).get("/")).hasStatus(500).hasProblem("internal");
  }

  @Test
  void handler_thatWasInterrupted_is500_andTheNextIsUnharmed() {
    var routes =
        Routes.under("")
            .open()
            .get("/thrown")
            .does(() -> {
              throw new InterruptedException();
            })
            .get("/left")
            .calls(() -> {
              Thread.currentThread().interrupt();
              return "left";
            })
            .gives(String.class)
            .get("/next")
            .calls(() -> Thread.currentThread().isInterrupted())
            .gives(Boolean.class);
    var client = client(routes);

    try {
      assertThat(client.get("/thrown")).hasStatus(500).hasProblem("internal");
      assertThat(client.get("/left")).hasStatus(200).hasJson("\"left\"");
      Thread.interrupted();
      assertThat(client.get("/next")).hasStatus(200).hasJson("false");
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void requestId_isOnEveryAnswer() {
    var client = client(things());

    for (var path : List.of("/things/best", "/nowhere", "/things/named/%FF")) {
      assertThat(client.get(path).headers("X-Request-ID")).as(path).hasSize(1);
    }
  }

  @Test
  void requestId_ofTheCaller_isKept() {
    var client = client(things()).with("X-Request-ID", "order-42_a.b");

    assertThat(client.get("/things/best")).hasHeader("X-Request-ID", "order-42_a.b");
    assertThat(client.get("/nowhere")).hasProblem("not-found");
  }

  @Test
  void requestId_thatCouldDoHarm_isReplaced() {
    var client = client(things()).with("X-Request-ID", "<b>".repeat(100));

    assertThat(client.get("/things/best").header("X-Request-ID")).get().asString().hasSize(36);
  }

  @Test
  void answers_saySafeThings() {
    assertThat(client(things()).get("/things/best"))
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Cache-Control", "no-store");
  }

  @Test
  void domainError_isAnsweredInItsOwnWords() {
    var client = client(failing(new DomainError(ErrorKind.CONFLICT, "Only 3 are left.")));

    assertThat(client.get("/"))
        .hasStatus(409)
        .hasProblem("conflict")
        .hasMember("Only 3 are left.", "detail");
  }

  @Test
  void transientError_is503_andSaysWhenToComeBack() {
    var client = client(failing(new TransientError("db-7 is away", Duration.ofMillis(1500), null)));

    var answer = client.get("/");

    assertThat(answer).hasStatus(503).hasProblem("unavailable").hasHeader("Retry-After", "2");
    assertThat(answer.text()).doesNotContain("db-7");
  }

  @Test
  void fault_is500_andItsTextStaysInside() {
    var answer = client(failing(new IllegalStateException("password=hunter2"))).get("/");

    assertThat(answer).hasStatus(500).hasProblem("internal");
    assertThat(answer.text()).doesNotContain("hunter2", "IllegalState", "\tat ");
  }

  @Test
  void fault_withoutEnd_is500() {
    var routes = Routes.under("").open().get("/").calls(() -> endless(0)).gives(Integer.class);

    assertThat(client(routes).get("/")).hasStatus(500).hasProblem("internal");
  }

  @Test
  void response_bringsHeadersAndADeclaredStatus() {
    var routes =
        Routes.under("")
            .open()
            .put("/")
            .answers(
                () -> Response.of(TEA).status(201).header("Link", "</a>").header("Link", "</b>"))
            .or(201)
            .gives(Thing.class);

    var answer = client(routes).send("PUT", "/");

    assertThat(answer).hasStatus(201);
    assertThat(answer.headers("Link")).containsExactly("</a>", "</b>");
  }

  @Test
  void response_withAnUndeclaredStatus_isAFault() {
    var routes =
        Routes.under("")
            .open()
            .put("/")
            .answers(() -> Response.of(TEA).status(202))
            .gives(Thing.class);

    assertThat(client(routes).send("PUT", "/")).hasStatus(500);
  }

  @Test
  void request_isThereForWhoeverNeedsIt() {
    var routes =
        Routes.under("")
            .open()
            .get("/a")
            .request()
            .calls(HttpContract::described)
            .gives(Contract.list(String.class))
            .get("/b")
            .replies(request ->
                Reply.of(200, "text/plain", request.path().getBytes(StandardCharsets.UTF_8)));
    var client = client(routes).with("X-Colour", "red");

    assertThat(client.get("/a?x=1&x=2"))
        .hasJson("[\"GET\", \"/a\", \"/a\", \"red\", \"{x=[1, 2]}\", \"127.0.0.1\"]");
    assertThat(client.get("/b").text()).isEqualTo("/b");
  }

  private static List<String> described(Request request) {
    return List.of(
        request.method().name(),
        request.path(),
        request.route().orElse(""),
        request.header("x-colour").orElse(""),
        request.query().toString(),
        request.remoteAddress());
  }

  private static Routes failing(RuntimeException failure) {
    return Routes.under("")
        .open()
        .get("/")
        .does(() -> {
          throw failure;
        });
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }

  private static byte[] json(Thing thing) {
    return Contract.of(Thing.class).toJson(thing);
  }
}
