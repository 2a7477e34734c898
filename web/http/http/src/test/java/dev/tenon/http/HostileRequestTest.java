package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tenon.contracts.Contract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a caller sends, it is the caller who erred: never a 5xx, never a long wait.
@Timeout(60)
class HostileRequestTest {

  record Thing(
      String name, int count, @Nullable List<String> tags, @Nullable Map<String, Thing> more) {}

  record Search(
      @Nullable List<String> tags, int limit, @Nullable UUID id, @Nullable Duration age) {}

  private static final int ROUNDS = 4_000;

  private static final String[] PIECES = {
    "/",
    "//",
    "things",
    "named",
    "0198f2c0-0000-7000-8000-000000000001",
    "?",
    "&",
    "=",
    "tags",
    "limit",
    "age",
    "id",
    "1",
    "-1",
    "99999999999999999999",
    "NaN",
    "PT-0",
    "%",
    "%2",
    "%20",
    "%2F",
    "%00",
    "%FF",
    "%C3%A9",
    "%F0%9F%8D%B5",
    "%ED%A0%80",
    "+",
    ".",
    "..",
    ";",
    ":",
    "@",
    "*",
    "http://",
    "https://a",
    "#",
    "\\",
    " ",
    "\t",
    "\r\n",
    "\u0000",
    "\u007f",
    "é",
    "🍵",
    "\ud800",
    "{",
    "}",
    "'",
    "\"",
    "<",
    "$",
    "|",
    ",",
    "null",
    "true",
    "e9",
    "~",
    "!"
  };

  private static final String[] JSON = {
    "{", "}", "[", "]", ":", ",", "\"name\"", "\"count\"", "\"tags\"", "\"more\"", "\"\"",
        "\"tea\"",
    "\"\\u0000\"", "\"\\ud800\"", "\"\\x\"", "\"", "1", "-", "-0", "1e999", "1.5", "0x1", "null",
        "true",
    "nul", " ", "\t", "\r\n", "\u0000", "\ufeff", "é", "//", "NaN", "\"name\": \"tea\"",
        "\"count\": 3"
  };

  private static final String[] NAMES = {
    "Accept", "Content-Type", "Content-Length", "Content-Encoding", "If-Match", "If-None-Match",
    "X-Request-ID", "Transfer-Encoding", "Expect", "Range", "Cookie", "X"
  };

  private static final String[] VALUES = {
    "",
    "*",
    "*/*",
    "application/json",
    "text/html",
    ";",
    "q=0",
    ",",
    "\"",
    "W/",
    "\"7\"",
    "charset=",
    "utf-8",
    "0",
    "-1",
    "3",
    "99999999999999999999",
    "a".repeat(500),
    "gzip",
    "chunked",
    "é",
    "\u0000",
    "\r\n",
    "\ud800"
  };

  private final InProcessClient client = InProcessClient.of(dispatcher());

  private static Dispatcher dispatcher() {
    // @formatter:off
    var routes = Routes.under("/things").open()
        .post("").body(Thing.class).calls(thing -> thing).located(Thing::name).gives(201, Thing.class)
        .get("").query(Search.class).calls(search -> search).gives(Search.class)
        .get("/{id}").path(UUID.class).calls(id -> id).tagged(id -> 7).gives(UUID.class)
        .put("/{id}").path(UUID.class).ifMatch().body(Thing.class).calls(HostileRequestTest::replaced).gives(Thing.class)
        .get("/named/{name}").path(String.class).calls(name -> name).gives(String.class);
    // @formatter:on
    return Dispatcher.of(routes, HttpOptions.defaults().withMaxBodyBytes(10_000), List.of());
  }

  private static Thing replaced(UUID id, IfMatch ifMatch, Thing thing) {
    ifMatch.require(7);
    return thing;
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void target_ofAnyKind_isAnswered(long seed) {
    var random = random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      var target = (random.nextBoolean() ? "/things" : "") + some(random, PIECES, 12);
      var method = random.nextInt(10) == 0 ? "DELETE" : "GET";
      assertOrderly(client.send(method, target, Headers.none(), new byte[0]), seed, target);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void body_ofAnyKind_isAnswered(long seed) {
    var random = random(seed);
    var json = Headers.of("Content-Type", "application/json");
    for (int i = 0; i < ROUNDS; i++) {
      var body =
          random.nextInt(5) == 0
              ? noise(random)
              : some(random, JSON, 20).getBytes(StandardCharsets.UTF_8);
      assertOrderly(
          client.send("POST", "/things", json, body),
          seed,
          new String(body, StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void headers_ofAnyKind_areAnswered(long seed) {
    var random = random(seed);
    var dispatcher = dispatcher();
    for (int i = 0; i < ROUNDS; i++) {
      var request =
          FakeRequest.post(
                  "/things/0198f2c0-0000-7000-8000-000000000001",
                  "{\"name\": \"tea\", \"count\": 3}")
              .method(pick(random, "GET", "PUT", "HEAD"));
      for (int n = random.nextInt(4); n > 0; n--) {
        request =
            request.with(pick(random, NAMES), some(random, VALUES, 4), some(random, VALUES, 2));
      }
      assertOrderly(dispatcher.handle(request), seed, request.sent().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"more\":{\"a\":", "{\"tags\":["})
  void nesting_withoutEnd_is4xx(String open) {
    var body = open.repeat(9_000 / open.length()).getBytes(StandardCharsets.UTF_8);

    var reply =
        client.send("POST", "/things", Headers.of("Content-Type", "application/json"), body);

    assertThat(reply.status()).isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/things?limit=", "/things/named/", "/", "http://a", "?", "%"})
  void target_ofTenMegabytes_is414_atOnce(String begin) {
    var target = begin + "1".repeat(10_000_000);

    assertThat(client.send("GET", target, Headers.none(), new byte[0]).status()).isEqualTo(414);
  }

  @Test
  void query_ofThousandsOfNames_isAnswered() {
    var query =
        Stream.iterate(0, i -> i + 1)
            .limit(1_200)
            .map(i -> "a" + i + "=")
            .collect(Collectors.joining("&"));

    assertThat(client.send("GET", "/things?" + query, Headers.none(), new byte[0]).status())
        .isEqualTo(422);
  }

  private static void assertOrderly(Reply reply, long seed, String sent) {
    var context = "seed %d, sent %s".formatted(seed, sent);
    assertThat(reply.status()).as(context).isBetween(200, 499);
    assertThat(reply.headers().all("X-Request-ID")).as(context).hasSize(1);
    if (reply.status() >= 400) {
      assertThat(reply.headers().all("Content-Type"))
          .as(context)
          .containsExactly(Problem.CONTENT_TYPE);
      if (reply.body().length() > 0) {
        assertThatCode(() ->
                Contract.of(Problem.class)
                    .parse(FakeRequest.text(reply).getBytes(StandardCharsets.UTF_8)))
            .as(context)
            .doesNotThrowAnyException();
      }
    }
  }

  private static byte[] noise(RandomGenerator random) {
    var bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String some(RandomGenerator random, String[] pieces, int most) {
    var text = new StringBuilder();
    for (int n = random.nextInt(1, most + 1); n > 0; n--) {
      text.append(pick(random, pieces));
    }
    return text.toString();
  }

  private static String pick(RandomGenerator random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
