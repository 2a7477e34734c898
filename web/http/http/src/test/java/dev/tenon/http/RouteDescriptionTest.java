package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Paging;
import dev.tenon.errors.ErrorKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a route tells about itself.
class RouteDescriptionTest {

  record Thing(UUID id, long version) {}

  private final Routes open = Routes.under("/api/v1/things").open();

  @Test
  void inputs_areTold() {
    var route =
        only(
            open.put("/{a}/parts/{b}")
                .path(UUID.class)
                .path(Long.class)
                .ifMatch()
                .body(Thing.class)
                .does((a, b, version, thing) -> {}));

    assertThat(route.variables())
        .containsExactly(
            new Route.Variable("a", Contract.of(UUID.class)),
            new Route.Variable("b", Contract.of(Long.class)));
    assertThat(route.body()).contains(Contract.of(Thing.class));
    assertThat(route.query()).isEmpty();
    assertThat(route.isConditional()).isTrue();
    assertThat(route.answers()).containsExactly(new Answer(204, Optional.empty(), List.of()));
  }

  @Test
  void search_tellsItsQuery() {
    var route = only(open.get("").query(Paging.class).calls(p -> "x").gives(String.class));

    assertThat(route.query()).contains(Contract.of(Paging.class));
    assertThat(route.body()).isEmpty();
    assertThat(route.variables()).isEmpty();
    assertThat(route.isConditional()).isFalse();
    assertThat(route.problems())
        .containsExactlyInAnyOrder(
            ErrorKind.MALFORMED,
            ErrorKind.NOT_ACCEPTABLE,
            ErrorKind.INVALID,
            ErrorKind.INTERNAL,
            ErrorKind.UNAVAILABLE);
  }

  @Test
  void answers_areTold_withTheirHeaders() {
    var output = open.post("").calls(() -> new Thing(new UUID(0, 0), 1));
    var route =
        only(output.located(Thing::id).tagged(Thing::version).or(202).gives(201, Thing.class));

    var headers = List.of("Location", "ETag");
    Optional<Contract<?>> body = Optional.of(Contract.of(Thing.class));
    assertThat(route.answers())
        .containsExactly(new Answer(201, body, headers), new Answer(202, body, headers));
  }

  @Test
  void taggedRead_mayBeKnown() {
    var route =
        only(
            open.get("")
                .calls(() -> new Thing(new UUID(0, 0), 1))
                .tagged(Thing::version)
                .gives(Thing.class));

    assertThat(route.answers())
        .last()
        .isEqualTo(new Answer(304, Optional.empty(), List.of("ETag")));
    assertThat(route.problems()).contains(ErrorKind.MALFORMED);
  }

  @Test
  void wholeReply_canBeTold() {
    var file = only(open.get("").replies(_ -> Reply.of(204), Download.answers("image/png")));
    var events = only(open.get("").replies(_ -> Reply.of(204), EventStream.answers()));
    var text =
        only(open.get("").replies(_ -> Reply.of(204), List.of(Answer.of(200, "text/plain"))));

    assertThat(file.answers()).extracting(Answer::status).containsExactly(200, 206, 304);
    assertThat(file.problems())
        .contains(ErrorKind.MALFORMED, ErrorKind.NOT_FOUND, ErrorKind.RANGE_NOT_SATISFIABLE)
        .doesNotContain(ErrorKind.NOT_ACCEPTABLE);
    assertThat(events.answers())
        .containsExactly(
            new Answer(200, Optional.empty(), List.of(), List.of("text/event-stream")));
    assertThat(events.problems()).contains(ErrorKind.NOT_ACCEPTABLE);
    assertThat(text.problems())
        .containsExactlyInAnyOrder(ErrorKind.INTERNAL, ErrorKind.UNAVAILABLE);
  }

  @Test
  void problems_areThoseOfTheParts_andThoseStated() {
    AccessRule rule = request -> {};
    var route =
        only(
            open.delete("/{id}")
                .guarded(rule)
                .refuses(ErrorKind.CONFLICT)
                .refuses(ErrorKind.GONE)
                .path(UUID.class)
                .request()
                .does((id, request) -> {}));

    assertThat(route.problems())
        .containsExactlyInAnyOrder(
            ErrorKind.MALFORMED,
            ErrorKind.UNAUTHENTICATED,
            ErrorKind.FORBIDDEN,
            ErrorKind.NOT_FOUND,
            ErrorKind.CONFLICT,
            ErrorKind.GONE,
            ErrorKind.INTERNAL,
            ErrorKind.UNAVAILABLE);
    assertThat(only(Routes.under("").get("/x").does(() -> {})).problems())
        .containsExactlyInAnyOrder(ErrorKind.INTERNAL, ErrorKind.UNAVAILABLE);
  }

  @Test
  void wholeReplies_areNotForetold() {
    assertThat(only(open.get("").replies(request -> Reply.of(200))).answers()).isEmpty();
  }

  @Test
  void name_isTheOneGiven() {
    var route = only(open.post("").named("createThing", "Creates a thing.").does(() -> {}));

    assertThat(route.operationId()).isEqualTo("createThing");
    assertThat(route.summary()).contains("Creates a thing.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', getApiV1Things",
    "/{id}, getApiV1ThingsById",
    "/best-of_all/x.y, getApiV1ThingsBestOfAllXY",
    "/İ, ",
  })
  void name_isElseMadeOfMethodAndPath(String path, String expected) {
    if (expected == null) {
      assertThatIllegalArgumentException().isThrownBy(() -> open.get(path));
      return;
    }
    var variables = path.contains("{");
    var route =
        only(
            variables
                ? open.get(path).path(UUID.class).does(id -> {})
                : open.get(path).does(() -> {}));

    assertThat(route.operationId()).isEqualTo(expected);
    assertThat(route.summary()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1st", "a b", "a-b", "_a", "é"})
  void operationId_isAnIdentifier(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open.get("").named(id, "Does it."))
        .withMessageContaining("'" + id + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "one\ntwo"})
  void summary_isOneLine(String summary) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open.get("").named("get_1Z", summary))
        .withMessageContaining("get_1Z");
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/things/{id}, things", "/v/x, v", "/v1x, v1x", "/api/v22, ''", "/, ''"})
  void topic_isTheFirstLiteralThatSaysSomething(String path, String topic) {
    var route =
        path.contains("{")
            ? Routes.under("").get(path).path(UUID.class).does(id -> {})
            : Routes.under("").get(path).does(() -> {});

    assertThat(only(route).topic().orElse("")).isEqualTo(topic);
  }

  @Test
  void topic_isElseTheOneStated_forTheRoutesThatFollow() {
    var routes = open.get("").does(() -> {}).topic("Parts").put("").does(() -> {}).and(open);

    assertThat(routes.delete("").does(() -> {}).list())
        .extracting(route -> route.topic().orElseThrow())
        .containsExactly("things", "Parts", "Parts");
    assertThatIllegalArgumentException().isThrownBy(() -> open.topic(" "));
  }

  private static Route only(Routes routes) {
    assertThat(routes.list()).hasSize(1);
    return routes.list().getFirst();
  }
}
