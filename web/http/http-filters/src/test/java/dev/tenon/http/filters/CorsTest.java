package dev.tenon.http.filters;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.Filter;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

  private static final String SHOP = "https://shop.example";
  private static final CorsOptions OPTIONS = CorsOptions.defaults().withOrigins(List.of(SHOP));

  private final Routes routes =
      Routes.under("")
          .guarded(request -> {
            throw new DomainError(ErrorKind.UNAUTHENTICATED, "Who are you?");
          })
          .get("/orders")
          .replies(_ -> Reply.of(204))
          .post("/orders")
          .replies(_ -> Reply.of(204))
          .open()
          .get("/open")
          .replies(_ -> Reply.of(204).with("Vary", "Accept"));

  @Test
  void origin_thatIsNamed_mayRead() {
    assertThat(client(OPTIONS).with("Origin", SHOP).get("/open"))
        .hasStatus(204)
        .hasHeader("Access-Control-Allow-Origin", SHOP)
        .hasNoHeader("Access-Control-Allow-Credentials")
        .hasHeader(
            "Access-Control-Expose-Headers",
            "ETag, Location, Retry-After, X-Process-Time, X-Request-ID");
  }

  @Test
  void origin_thatIsNamed_mayReadErrors_too() {
    assertThat(client(OPTIONS).with("Origin", SHOP).get("/orders"))
        .hasStatus(401)
        .hasHeader("Access-Control-Allow-Origin", SHOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://shop.example.evil.example",
        "https://SHOP.example",
        "http://shop.example",
        "https://shop.example:444",
        "null",
        "*",
        ""
      })
  void origin_thatIsNotNamed_isAnsweredWithoutAWordAboutIt(String origin) {
    for (var path : List.of("/open", "/orders", "/nowhere")) {
      var answer = client(OPTIONS.withCredentials(true)).with("Origin", origin).get(path);

      assertThat(answer).hasNoHeader("Access-Control-Allow-Origin");
      assertThat(answer).hasNoHeader("Access-Control-Allow-Credentials");
      assertThat(answer.headers("Vary")).contains("Origin");
    }
  }

  @Test
  void originsSentTwice_areNone() {
    var twice = client(OPTIONS).with("Origin", SHOP).and("Origin", SHOP);

    assertThat(twice.get("/open")).hasNoHeader("Access-Control-Allow-Origin");
  }

  @Test
  void answers_varyByOrigin_alsoWithoutOne_andKeepWhatElseTheyVaryBy() {
    assertThat(client(OPTIONS).get("/open").headers("Vary")).containsExactly("Accept", "Origin");
    assertThat(client(OPTIONS).with("Origin", SHOP).get("/open").headers("Vary"))
        .containsExactly("Accept", "Origin");
  }

  @Test
  void preflight_ofAGuardedRoute_needsNoCredentials() {
    assertThat(preflight(client(OPTIONS.withCredentials(true)), SHOP, "/orders"))
        .hasStatus(204)
        .hasNoBody()
        .hasHeader("Access-Control-Allow-Origin", SHOP)
        .hasHeader("Access-Control-Allow-Credentials", "true")
        .hasHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
        .hasHeader(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, If-Match, If-None-Match, X-Request-ID")
        .hasHeader("Access-Control-Max-Age", "600")
        .hasHeader("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  }

  @Test
  void preflight_isNotSeenByFiltersFurtherIn() {
    Filter closed =
        (request, next) -> {
          throw new DomainError(ErrorKind.UNAUTHENTICATED, "Who are you?");
        };

    assertThat(preflight(client(OPTIONS, closed), SHOP, "/orders")).hasStatus(204);
  }

  @Test
  void preflight_ofAnOriginThatIsNotNamed_isAnsweredWithoutAWordAboutIt() {
    assertThat(preflight(client(OPTIONS), "https://evil.example", "/orders"))
        .hasStatus(204)
        .hasNoHeader("Access-Control-Allow-Origin")
        .hasNoHeader("Access-Control-Allow-Methods")
        .hasHeader("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  }

  @Test
  void preflight_whereThereIsNothing_is404() {
    assertThat(preflight(client(OPTIONS), SHOP, "/nowhere")).hasStatus(404);
  }

  @Test
  void options_withoutAnOriginOrAMethod_isNoPreflight() {
    var client = client(OPTIONS);

    assertThat(client.options("/open")).hasHeader("Allow", "GET, HEAD, OPTIONS");
    assertThat(client.with("Origin", SHOP).options("/open"))
        .hasHeader("Allow", "GET, HEAD, OPTIONS");
    assertThat(client.with("Access-Control-Request-Method", "GET").options("/open"))
        .hasHeader("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void get_withTheHeadersOfAPreflight_isNone() {
    assertThat(
            client(OPTIONS)
                .with("Origin", SHOP)
                .with("Access-Control-Request-Method", "GET")
                .get("/open"))
        .hasNoHeader("Access-Control-Allow-Methods")
        .hasHeader("Access-Control-Allow-Origin", SHOP);
  }

  @Test
  void everybody_isToldSo_andNotEchoed() {
    var everybody = client(OPTIONS.withOrigins(List.of("*")));

    assertThat(everybody.with("Origin", "https://any.example").get("/open"))
        .hasHeader("Access-Control-Allow-Origin", "*");
    assertThat(preflight(everybody, "null", "/open")).hasHeader("Access-Control-Allow-Origin", "*");
  }

  @Test
  void lists_thatAreEmpty_areNotSaid() {
    var bare = OPTIONS.withRequestHeaders(List.of()).withExposedHeaders(List.of());

    assertThat(preflight(client(bare.withMaxAge(Duration.ZERO)), SHOP, "/open"))
        .hasNoHeader("Access-Control-Allow-Headers")
        .hasHeader("Access-Control-Max-Age", "0");
    assertThat(client(bare).with("Origin", SHOP).get("/open"))
        .hasNoHeader("Access-Control-Expose-Headers");
  }

  @Test
  void credentialsOfEverybody_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.withOrigins(List.of("*")).withCredentials(true))
        .withMessageContaining("name the origins");
  }

  @Test
  void everybodyAndSomebody_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.withOrigins(List.of("*", SHOP)))
        .withMessageContaining("stands alone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "shop.example",
        "https://",
        "https://Shop.example",
        "https://shop.example/",
        "https://shop.example/a",
        "https://shop.example?a",
        "https://user@shop.example",
        "https://shop.example:443",
        "http://shop.example:80",
        "https://*.shop.example",
        "https:shop",
        "https://shop.example, https://b.example"
      })
  void origin_thatNoBrowserSends_isRefused(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.withOrigins(List.of(origin)))
        .withMessageContaining("'" + origin + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "https://[2001:db8::1]:8443",
        "http://shop.example:443",
        "https://shop.example:80",
        "capacitor://localhost"
      })
  void origin_thatABrowserSends_isTaken(String origin) {
    var client = client(OPTIONS.withOrigins(List.of(SHOP, origin)));

    assertThat(client.with("Origin", origin).get("/open"))
        .hasHeader("Access-Control-Allow-Origin", origin);
  }

  @Test
  void maxAge_thatIsNegative_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.withMaxAge(Duration.ofSeconds(-1)))
        .withMessageContaining("PT-1S");
  }

  private static TestAnswer preflight(TestClient client, String origin, String path) {
    return client
        .with("Origin", origin)
        .with("Access-Control-Request-Method", "POST")
        .with("Access-Control-Request-Headers", "authorization")
        .options(path);
  }

  private TestClient client(CorsOptions options, Filter... further) {
    var filters = new ArrayList<Filter>(List.of(Cors.of(options)));
    filters.addAll(List.of(further));
    return TestClient.of(Dispatcher.of(routes, HttpOptions.defaults(), filters));
  }
}
