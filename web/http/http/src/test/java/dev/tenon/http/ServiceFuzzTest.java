package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Paging;
import dev.tenon.contracts.Patch;
import dev.tenon.testkit.Mutations;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Any request to routes with every kind of input: answered in order, never by a 5xx, and with
/// nothing from inside. The input is method and target on a line, headers, an empty line, the body.
public class ServiceFuzzTest {

  record Thing(
      @NotBlank @Size(max = 50) String name,
      @PositiveOrZero int count,
      @Nullable BigDecimal price,
      @Nullable Instant since,
      @Nullable List<@Size(max = 5) String> tags,
      @Nullable Map<String, Object> more) {}

  record ThingPatch(
      Patch<String> name, Patch<@Nullable Integer> count, Patch<@Nullable Duration> age) {}

  record Search(
      @Nullable String name, @Nullable List<UUID> ids, @Nullable Duration age, Paging paging) {}

  private static final Dispatcher DISPATCHER = dispatcher();
  private static final List<String> INSIDE =
      List.of("dev.tenon", "java.", "Exception", "\tat ", "tools.jackson", "NaN");

  private static Dispatcher dispatcher() {
    // @formatter:off
    var routes = Routes.under("/things").open()
        .post("").body(Thing.class).calls(thing -> thing).located(Thing::name).tagged(Thing::count).gives(201, Thing.class)
        .get("").query(Search.class).calls(search -> search).gives(Search.class)
        .get("/{id}").path(UUID.class).calls(id -> id).tagged(id -> 7).gives(UUID.class)
        .put("/{id}").path(UUID.class).ifMatch().body(Thing.class).calls(ServiceFuzzTest::replaced).tagged(Thing::count).gives(Thing.class)
        .patch("/{id}").path(UUID.class).body(ThingPatch.class).calls((id, patch) -> patch).gives(ThingPatch.class)
        .delete("/{id}").path(UUID.class).ifMatch().does((id, ifMatch) -> ifMatch.require(7))
        .post("/any").body(Object.class).calls(any -> any).gives(Object.class)
        .get("/named/{name}").path(String.class).request().calls((name, request) -> name + request.query()).gives(String.class);
    // @formatter:on
    return Dispatcher.of(routes, HttpOptions.defaults().withMaxBodyBytes(10_000), List.of());
  }

  private static Thing replaced(UUID id, IfMatch ifMatch, Thing thing) {
    ifMatch.require(7);
    return thing;
  }

  @Test
  void anyRequest_isAnsweredInOrder() {
    Mutations.ofFolder(Path.of("src/test/fuzz/ServiceFuzzTest"))
        .with("\n", ": ", "/", "%", "?", "\"", "{", "}", "[", ",", "null", "1e9", "*", "\\ud800")
        .feed(10_000, ServiceFuzzTest::fuzzerTestOneInput);
  }

  /// Also called by Jazzer, by this name.
  public static void fuzzerTestOneInput(byte[] input) {
    var text = new String(input, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    var head = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
    var body = end < 0 ? new byte[0] : Arrays.copyOfRange(input, end + 2, input.length);
    var line = head[0].split(" ", 2);
    var target = line.length == 1 ? "/" : line[1];
    var request = new FakeRequest(line[0], target, headers(head), new ByteArrayInputStream(body));

    assertOrderly(request, DISPATCHER.handle(request), text);
  }

  private static Map<String, List<String>> headers(String[] head) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (var line : Arrays.copyOfRange(head, 1, head.length)) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        headers
            .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
            .add(line.substring(colon + 2));
      }
    }
    return headers;
  }

  private static void assertOrderly(FakeRequest request, Reply reply, String sent) {
    if (Method.of(request.method()) == null) {
      assertThat(reply.status()).isEqualTo(501);
    } else {
      assertThat(reply.status()).as(FakeRequest.text(reply)).isBetween(200, 499);
    }
    assertThat(reply.headers().all("X-Request-ID")).hasSize(1);
    assertThat(reply.headers().all("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(reply.headers().all("Cache-Control")).containsExactly("no-store");
    reply.headers().each((name, value) -> assertThat(value).as(name).matches("[\\t -~]*"));
    if (request.method().equals("HEAD")) {
      assertThat(reply.body().length()).isZero();
    } else if (reply.status() >= 400) {
      assertProblem(reply, sent);
    } else if (reply.body().length() > 0) {
      assertThat(reply.headers().all("Content-Type")).containsExactly("application/json");
      Contract.of(Object.class).parse(bytes(reply));
    }
  }

  private static void assertProblem(Reply reply, String sent) {
    var problem = Contract.of(Problem.class).parse(bytes(reply));
    assertThat(problem.status()).isEqualTo(reply.status());
    assertThat(reply.headers().first("X-Request-ID")).hasValue(problem.requestId());
    assertThat(reply.headers().all("Content-Type")).containsExactly(Problem.CONTENT_TYPE);
    var text = FakeRequest.text(reply);
    assertThat(INSIDE).noneMatch(word -> text.contains(word) && !sent.contains(word));
  }

  private static byte[] bytes(Reply reply) {
    return FakeRequest.text(reply).getBytes(StandardCharsets.UTF_8);
  }
}
