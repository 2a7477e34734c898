package dev.tenon.http.testkit;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.IfMatch;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client may rely on when it asks: how bodies, queries, paths and methods are read. The
/// first half of [HttpContract].
public abstract class RequestContract {

  /// The bound on bodies under which the contract runs.
  protected static final int MAX_BODY = 10_000;

  /// Run by JUnit, once a sentence.
  protected RequestContract() {}

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

  static final String ID = "0198f2c0-0000-7000-8000-000000000001";
  static final Thing TEA = new Thing("tea", 3);

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
        .put("/{id}").path(UUID.class).ifMatch().body(Thing.class).calls(RequestContract::replaced).gives(Thing.class)
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
  void body_isHeldToTheBoundOfItsRoute_beThatMoreOrLess() {
    // @formatter:off
    var client = client(
        Routes.under("").open()
            .post("/more").maxBodyBytes(2 * MAX_BODY).replies(RequestContract::counted)
            .post("/less").maxBodyBytes(10).replies(RequestContract::counted));
    // @formatter:on

    assertThat(client.send("POST", "/more", new byte[2 * MAX_BODY]).text())
        .isEqualTo(Integer.toString(2 * MAX_BODY));
    assertThat(client.send("POST", "/more", new byte[2 * MAX_BODY + 1])).hasStatus(413);
    assertThat(client.send("POST", "/less", new byte[10]).text()).isEqualTo("10");
    assertThat(client.send("POST", "/less", new byte[11])).hasStatus(413).hasProblem("too-large");
  }

  @Test
  void body_farOverTheBoundOfTheService_isReadAsItArrives_whereItsRouteAllowsIt() {
    int length = 1000 * MAX_BODY;
    var routes =
        Routes.under("").open().post("/").maxBodyBytes(length).replies(RequestContract::counted);

    assertThat(client(routes).send("POST", "/", new byte[length]).text())
        .isEqualTo(Integer.toString(length));
  }

  private static Reply counted(Request request) {
    try (var in = request.bodyStream()) {
      return Reply.text(200, Long.toString(in.transferTo(OutputStream.nullOutputStream())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  static byte[] json(Thing thing) {
    return Contract.of(Thing.class).toJson(thing);
  }
}
