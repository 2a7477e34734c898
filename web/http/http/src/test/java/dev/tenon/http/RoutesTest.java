package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.contracts.Contract;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

  record Thing(String name) {}

  record Nested(List<Thing> things) {}

  private final Routes open = Routes.under("/things").open();

  @Test
  void variables_thatNobodyTakes_areRefused() {
    assertRefused(
        () -> open.get("/{id}").does(() -> {}), "GET /things/{id}", "1 variables", "takes 0");
    assertRefused(() -> open.get("").path(UUID.class).does(id -> {}), "GET /things", "takes 1");
    assertRefused(
        () -> open.get("/{a}/{b}").path(String.class).calls(a -> a).gives(String.class), "takes 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 204, 205, 300, 304, 404, 500, -1, 1000})
  void status_thatHasNoBody_orIsNoSuccess_isRefused(int status) {
    var output = open.get("").calls(() -> new Thing("tea"));

    assertRefused(() -> output.gives(status, Thing.class), Integer.toString(status), "does(");
    assertRefused(() -> output.or(status).gives(Thing.class), Integer.toString(status));
  }

  @Test
  void route_withoutAccessRule_isRefusedWithTheRemedy() {
    var routes = Routes.under("/a").get("/b").does(() -> {}).and(open.get("").does(() -> {}));

    assertThatThrownBy(() -> Dispatcher.of(routes, HttpOptions.defaults(), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("GET /a/b", ".open()", ".guarded(rule)")
        .hasMessageNotContaining("/things");
  }

  @Test
  void path_withoutSlash_isRefused() {
    assertRefused(() -> open.get("best"), "begins with a slash", "'best'");
    assertRefused(() -> Routes.under("things"), "begins with a slash");
  }

  @Test
  void prefix_mayEndWithASlash_orBeNone() {
    assertThat(Routes.under("/").get("/a").does(() -> {}).list()).hasToString("[GET /a]");
    assertThat(Routes.under("/p/").put("").does(() -> {}).list()).hasToString("[PUT /p]");
    assertThat(Routes.under("").delete("").does(() -> {}).list()).hasToString("[DELETE /]");
  }

  @Test
  void variable_isOneText() {
    assertRefused(() -> open.get("/{id}").path(Thing.class), "GET /things/{id}", "Thing");
  }

  @Test
  void query_isARecordOfTexts_orTheStartFails() {
    assertThatThrownBy(() -> open.get("").query(String.class))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> open.get("").query(Nested.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void routes_keepTheirOwnPrefixAndRule() {
    AccessRule rule = request -> {};
    var guarded =
        Routes.under("/g").guarded(rule).get("/x").does(() -> {}).post("").open().does(() -> {});
    var all = open.patch("").does(() -> {}).and(guarded).put("/y").does(() -> {});

    assertThat(all.list())
        .hasToString("[PATCH /things, GET /g/x, POST /g, PUT /things/y]")
        .extracting(route -> route.access().orElseThrow())
        .containsExactly(AccessRule.OPEN, rule, AccessRule.OPEN, AccessRule.OPEN);
    assertThat(all.list().getFirst().method()).isEqualTo(Method.PATCH);
    assertThat(all.list().getFirst().template()).isEqualTo("/things");
    assertThat(open.list()).isEmpty();
  }

  @Test
  void inputs_areKeptForWhoeverDescribesTheRoute() {
    var route =
        open.put("/{id}")
            .path(UUID.class)
            .ifMatch()
            .body(Thing.class)
            .does((id, version, thing) -> {});

    assertThat(route.list().getFirst().inputs())
        .hasExactlyElementsOfTypes(
            Input.PathVariable.class, Input.Precondition.class, Input.JsonBody.class);
  }

  @Test
  void location_hasTheValuesOfTheVariables() {
    var routes =
        Routes.under("/users/{user}/orders")
            .open()
            .post("")
            .path(String.class)
            .calls(Thing::new)
            .located(thing -> "a/b?")
            .gives(201, Thing.class)
            .and(
                Routes.under("")
                    .open()
                    .post("/")
                    .calls(() -> "x")
                    .located(x -> x)
                    .gives(201, String.class));

    assertThat(
            FakeRequest.get("/users/J%C3%A9%20x/orders/")
                .method("POST")
                .to(routes)
                .headers()
                .first("Location"))
        .contains("/users/J%C3%A9%20x/orders/a%2Fb%3F");
    assertThat(FakeRequest.get("/").method("POST").to(routes).headers().first("Location"))
        .contains("/x");
  }

  @Test
  void headersOfTheHandler_winOverThoseOfTheRoute() {
    var routes =
        open.get("")
            .answers(() -> Response.of(new Thing("tea")).header("ETag", "\"own\""))
            .tagged(Thing::name)
            .gives(Contract.of(Thing.class));

    assertThat(FakeRequest.get("/things").to(routes).headers().all("ETag"))
        .containsExactly("\"own\"");
  }

  @Test
  void declaredStatus_isAnswered_othersAreFaults() {
    var routes = Routes.under("").open();
    for (var status : List.of(200, 201, 202)) {
      routes =
          routes
              .put("/" + status)
              .answers(() -> Response.of(new Thing("tea")).status(status))
              .or(201)
              .gives(Thing.class);
    }
    var all = routes;

    assertThat(List.of(200, 201, 202))
        .extracting(status -> FakeRequest.get("/" + status).method("PUT").to(all).status())
        .containsExactly(200, 201, 500);
  }

  @Test
  void handlers_ofEveryArity_takeTheirInputsInOrder() {
    // @formatter:off
    var base = Routes.under("/{a}/{b}/{c}/{d}").open();
    var four = base.get("").path(String.class).path(Integer.class).path(String.class).path(Integer.class);
    var routes = four.calls((a, b, c, d) -> a + b + c + d).gives(String.class)
        .and(base.put("").path(String.class).path(Integer.class).path(String.class).path(Integer.class)
            .answers((a, b, c, d) -> Response.of(a + b + c + d).header("X", c)).gives(String.class))
        .and(base.delete("").path(String.class).path(Integer.class).path(String.class).path(Integer.class)
            .does((a, b, c, d) -> {}));
    // @formatter:on

    assertThat(FakeRequest.text(FakeRequest.get("/x/1/y/2").to(routes))).isEqualTo("\"x1y2\"");
    var put = FakeRequest.get("/x/1/y/2").method("PUT").to(routes);
    assertThat(FakeRequest.text(put)).isEqualTo("\"x1y2\"");
    assertThat(put.headers().first("X")).contains("y");
    assertThat(FakeRequest.get("/x/1/y/2").method("DELETE").to(routes).status()).isEqualTo(204);
    assertThat(FakeRequest.get("/x/1/y/z").method("DELETE").to(routes).status()).isEqualTo(404);
  }

  record Search(int n) {}

  @Test
  void everyInput_mayStandAtEveryPlace() {
    // @formatter:off
    var routes = Routes.under("").open()
        .post("/0").query(Search.class).calls(q -> q.n()).gives(Integer.class)
        .post("/1").ifMatch().query(Search.class).answers((m, q) -> Response.of(q.n())).gives(Integer.class)
        .post("/2").ifMatch().request().calls((m, r) -> r.path()).gives(String.class)
        .post("/3").request().body(Thing.class).does((r, t) -> {})
        .post("/4").request().ifMatch().query(Search.class).calls((r, m, q) -> q.n()).gives(Integer.class)
        .post("/5").request().ifMatch().body(Thing.class).answers((r, m, t) -> Response.of(t)).gives(Thing.class)
        .post("/6").query(Search.class).ifMatch().request().does((q, m, r) -> {})
        .post("/7").query(Search.class).request().ifMatch().body(Thing.class).does((q, r, m, t) -> {})
        .post("/8").body(Thing.class).request().ifMatch().query(Search.class).does((t, r, m, q) -> {})
        .post("/9").request().request().ifMatch().ifMatch().does((a, b, c, d) -> {})
        .post("/10").request().request().ifMatch().request().does((a, b, c, d) -> {})
        .post("/11").body(Thing.class).answers(t -> Response.of(t)).gives(Thing.class)
        .post("/12").open().request().does(r -> {});
    // @formatter:on
    for (int i = 0; i <= 12; i++) {
      var reply = FakeRequest.post("/" + i + "?n=5", "{\"name\": \"tea\"}").to(routes);
      assertThat(reply.status()).as("route %d: %s", i, FakeRequest.text(reply)).isLessThan(205);
    }
  }

  private static void assertRefused(ThrowingCallable said, String... parts) {
    assertThatThrownBy(said)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }
}
