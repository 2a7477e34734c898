package dev.tenon.openapi.ui;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.openapi.OpenApi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiUiTest {

  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  private final OpenApiUi ui = OpenApiUi.of(OpenApi.of("Teas", "1", Routes.under("")));
  private final TestClient client = TestClient.of(ui.routes());

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc"})
  void page_isHtml_underAStrictPolicy(String page) {
    var answer = client.get(page);

    assertThat(answer)
        .hasStatus(200)
        .hasHeader("Content-Type", "text/html; charset=utf-8")
        .hasHeader("Cache-Control", "no-cache")
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Referrer-Policy", "no-referrer");
    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval", "http:", "https:", "*");
    assertThat(answer.text()).doesNotContain("<script>", "{", "style=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc"})
  void page_loadsFilesOfTheServiceAlone(String page) {
    var files = loaded(page);

    assertThat(files).hasSizeGreaterThan(3).noneMatch(file -> file.contains("//"));
    for (var file : files) {
      if (!file.startsWith("data:") && !file.equals("openapi.json")) {
        assertThat(client.get("/" + file))
            .hasStatus(200)
            .hasHeader("Cache-Control", "public, max-age=31536000, immutable");
      }
    }
    assertThat(client.get("/openapi.json")).hasStatus(200);
  }

  @Test
  void files_haveTheTypeOfTheirName() {
    for (var file : loaded("/docs")) {
      var type = client.get("/" + file).header("Content-Type").orElseThrow();
      var expected =
          switch (file.substring(file.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".png" -> "image/png";
            default -> "application/json";
          };
      assertThat(type).as(file).isEqualTo(expected);
    }
  }

  @Test
  void redoc_asksForNoLogoElsewhere() {
    var bundle = loaded("/redoc").stream().filter(file -> file.contains("standalone")).findFirst();

    assertThat(client.get("/" + bundle.orElseThrow()).text())
        .contains("API docs by Redocly", "\"data:,\"")
        .doesNotContain("cdn.redoc.ly");
  }

  @Test
  void swagger_asksNoValidatorElsewhere() {
    var script = loaded("/docs").stream().filter(file -> file.contains("/docs-")).findFirst();

    assertThat(client.get("/" + script.orElseThrow()).text())
        .contains("validatorUrl: null", "queryConfigEnabled: false", "url: 'openapi.json'");
  }

  @Test
  void file_thatIsKnown_isNotSentAgain() {
    var file = "/" + loaded("/docs").getFirst();
    var tag = client.get(file).header("ETag").orElseThrow();

    assertThat(client.with("If-None-Match", tag).get(file)).hasStatus(304).hasNoBody();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/../openapi.json",
        "/docs/%2e%2e/openapi.json",
        "/docs/..%2f..%2fMETA-INF/MANIFEST.MF",
        "/docs/docs.html",
        "/docs/index.html",
        "/docs/swagger-ui.css",
        "/redoc/package.json",
      })
  void whatIsNotInTheTable_isNotThere(String path) {
    assertThat(client.get(path).status()).isBetween(400, 404);
  }

  @Test
  void slashAtTheEnd_isLedToThePage() {
    assertThat(client.get("/docs/")).hasStatus(308).hasHeader("Location", "../docs");
    assertThat(client.get("/redoc/")).hasStatus(308).hasHeader("Location", "../redoc");
  }

  @Test
  void everything_canBeGuarded() {
    var guarded =
        ui.routes(request -> {
          throw new DomainError(ErrorKind.UNAUTHENTICATED, "Who are you?");
        });

    for (var route : guarded.list()) {
      assertThat(TestClient.of(guarded).get(route.template())).hasStatus(401);
    }
    assertThat(guarded.list()).hasSize(10);
  }

  @Test
  void jarThatIsMissing_isNamedAtTheStart() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Webjar.find("org.webjars", "nothing"))
        .withMessageContainingAll("org.webjars:nothing", "tenon-openapi-ui");
    assertThatIllegalStateException()
        .isThrownBy(() -> PageFile.own("nothing.js"))
        .withMessageContaining("nothing.js");
  }

  private List<String> loaded(String page) {
    var files = new ArrayList<String>();
    var match = LOADED.matcher(client.get(page).text());
    while (match.find()) {
      files.add(match.group(1));
    }
    return files;
  }
}
