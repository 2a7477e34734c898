package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.http.AccessRule;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.http.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How it stands in the document who may call what.
class GuardsTest {

  private static final SecurityScheme JWT = new SecurityScheme.Bearer("staff", "JWT");

  /// A rule of a user's own that tells more than yes and no.
  private static final class Partners implements AccessRule {

    @Override
    public void check(Request request) {}

    @Override
    public List<SecurityScheme> schemes() {
      return List.of(
          SecurityScheme.header("key", "X-Key"), SecurityScheme.mutualTls("certificate"));
    }
  }

  private final Object document = Json.read(OpenApi.of("Guarded", "1", guarded()).toJson());

  private static Routes guarded() {
    // @formatter:off
    return Routes.under("").guarded(request -> {})
        .get("/open").open().does(() -> {})
        .get("/silent").does(() -> {})
        .get("/staff").guarded(AccessRule.of(request -> {}, JWT)).does(() -> {})
        .get("/staff/more").guarded(AccessRule.of(request -> {}, JWT)).does(() -> {})
        .get("/partners").guarded(new Partners()).does(() -> {})
        .get("/people").guarded(AccessRule.of(request -> {}, SecurityScheme.basic("people"), SecurityScheme.cookie("session", "sid"), SecurityScheme.bearer("token"))).does(() -> {});
    // @formatter:on
  }

  @Test
  void operation_saysInWhichWaysACallerProvesWhoItIs() {
    assertThat(security("/open")).isEqualTo(List.of());
    assertThat(security("/staff")).isEqualTo(List.of(Map.of("staff", List.of())));
    assertThat(security("/partners"))
        .isEqualTo(List.of(Map.of("key", List.of()), Map.of("certificate", List.of())));
  }

  @Test
  void operation_whoseRuleDoesNotTell_saysNoMoreThanItsProblems() {
    assertThat(at("paths", "/silent", "get").at("security").isThere()).isFalse();
    assertThat(at("paths", "/silent", "get", "responses").names()).contains("401", "403");
  }

  @Test
  void schemes_areToldOnce() {
    assertThat(at("components", "securitySchemes").value())
        .isEqualTo(
            Map.of(
                "staff",
                Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"),
                "token",
                Map.of("type", "http", "scheme", "bearer"),
                "people",
                Map.of("type", "http", "scheme", "basic"),
                "key",
                Map.of("type", "apiKey", "in", "header", "name", "X-Key"),
                "session",
                Map.of("type", "apiKey", "in", "cookie", "name", "sid"),
                "certificate",
                Map.of("type", "mutualTLS")));
  }

  @Test
  void oneName_forTwoSchemes_failsTheStart() {
    var two =
        Routes.under("")
            .guarded(AccessRule.of(request -> {}, JWT))
            .get("/a")
            .does(() -> {})
            .get("/b")
            .guarded(AccessRule.of(request -> {}, SecurityScheme.basic("staff")))
            .does(() -> {});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenApi.of("X", "1", two))
        .withMessageContainingAll("called 'staff'", "Bearer", "Basic", "another name");
  }

  private @Nullable Object security(String path) {
    return at("paths", path, "get", "security").value();
  }

  private Place at(String... steps) {
    var here = Place.of(document);
    for (var step : steps) {
      here = here.at(step);
    }
    return here;
  }
}
