package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b",
    "/a/x, /a/{v}",
    "/a/b/c, /{v}/b/c",
    "/a/x/c, none",
    "/a/b/d, /a/{v}/d",
    "/x, none",
    "/x/, none",
    "/, /",
    "//, none",
    "//b/c, none",
    "/a/%62, /a/b"
  })
  void literal_wins_andTheSearchGoesBack(String path, String template) {
    var router = router("/", "/a/b", "/a/{v}", "/{v}/b/c", "/a/{v}/d");

    assertThat(router.match(Method.GET, Target.parse(path)).template().orElse("none"))
        .isEqualTo(template);
  }

  @Test
  void variables_areThoseOfTheWayTaken() {
    var router = router("/a/{x}/{y}/c", "/{x}/b/{y}/d");

    assertThat(router.match(Method.GET, Target.parse("/a/b/1/d")).variables())
        .containsExactly("a", "1");
    assertThat(router.match(Method.GET, Target.parse("/a/b/1/c")).variables())
        .containsExactly("b", "1");
  }

  @Test
  void twoRoutes_forTheSameRequests_areRefused_andBothAreNamed() {
    var routes =
        List.of(
            route(Method.GET, "/a/{x}"), route(Method.PUT, "/a/{x}"), route(Method.GET, "/a/{y}/"));

    assertThatThrownBy(() -> Router.of(routes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("GET /a/{x}", "GET /a/{y}", "Remove");
  }

  @Test
  void routesOfOnePlace_keepTheirOwnTemplates() {
    var router = Router.of(List.of(route(Method.GET, "/a/{x}"), route(Method.PUT, "/a/{y}")));
    var target = Target.parse("/a/1");

    assertThat(router.match(Method.HEAD, target).template()).contains("/a/{x}");
    assertThat(router.match(Method.PUT, target).template()).contains("/a/{y}");
    assertThat(router.match(Method.DELETE, target).template()).contains("/a/{x}");
  }

  @Test
  void asterisk_isTheWholeServer_forOptionsOnly_andNoPath() {
    var routes = Routes.under("").open().get("/{any}").path(String.class).does(any -> {});

    var options = FakeRequest.get("*").method("OPTIONS").to(routes);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.headers().first("Allow"))
        .contains("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    assertThat(FakeRequest.get("*").to(routes).status()).isEqualTo(404);
    assertThat(FakeRequest.get("/*").to(routes).status()).isEqualTo(204);
    assertThat(FakeRequest.get("/*/a").method("OPTIONS").to(routes).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void router_agreesWithANaiveMatcher(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 200; round++) {
      var templates = templates(random);
      var router = router(templates.toArray(String[]::new));
      for (int i = 0; i < 20; i++) {
        var path = path(random, "a", "b", "c", "");
        assertThat(router.match(Method.GET, Target.parse(path)).template())
            .as("seed %d, %s in %s", seed, path, templates)
            .isEqualTo(naive(templates, path));
      }
    }
  }

  /// The rule said plainly: of the templates that fit, the one that has a literal first where
  /// another has a variable.
  private static Optional<String> naive(Set<String> templates, String path) {
    var segments = split(path);
    return templates.stream()
        .filter(template -> fits(split(template), segments))
        .max((one, other) -> ranks(one).compareTo(ranks(other)));
  }

  private static boolean fits(List<String> template, List<String> segments) {
    return template.size() == segments.size()
        && IntStream.range(0, segments.size())
            .allMatch(i ->
                template.get(i).startsWith("{")
                    ? !segments.get(i).isEmpty()
                    : template.get(i).equals(segments.get(i)));
  }

  private static String ranks(String template) {
    return String.join(
        "", split(template).stream().map(s -> s.startsWith("{") ? "0" : "1").toList());
  }

  private static List<String> split(String path) {
    var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.isEmpty() ? List.of() : List.of(trimmed.substring(1).split("/", -1));
  }

  /// Random templates of which no two fit the same places.
  private static Set<String> templates(RandomGenerator random) {
    var templates = new TreeMap<String, String>();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      var template = new StringBuilder();
      for (int depth = random.nextInt(5); depth > 0; depth--) {
        template
            .append('/')
            .append(random.nextInt(3) == 0 ? "{v" + depth + "}" : pick(random, "a", "b", "c"));
      }
      var text = template.isEmpty() ? "/" : template.toString();
      templates.put(text.replaceAll("\\{.*?}", "{}"), text);
    }
    return Set.copyOf(templates.values());
  }

  private static String path(RandomGenerator random, String... segments) {
    return Stream.generate(() -> "/" + pick(random, segments))
        .limit(random.nextInt(1, 6))
        .reduce("", String::concat);
  }

  private static String pick(RandomGenerator random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static Router router(String... templates) {
    return Router.of(Stream.of(templates).map(template -> route(Method.GET, template)).toList());
  }

  private static Route route(Method method, String template) {
    var path = Template.parse(template);
    var draft = RouteDraft.of(Routes.under(""), method, path, RouteOptions.of(AccessRule.OPEN));
    return new Route(draft, List.of(), request -> Reply.of(204));
  }
}
