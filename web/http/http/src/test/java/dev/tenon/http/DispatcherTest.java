package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorCode;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.observe.LogFields;
import dev.tenon.observe.Metrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {

  private static final Routes NONE = Routes.under("");

  private final List<String> seen = new ArrayList<>();

  /// A code whose owner made a mistake.
  private record BrokenCode() implements ErrorCode {
    @Override
    public String name() {
      throw new IllegalStateException("no name");
    }

    @Override
    public String title() {
      return "";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }
  }

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalStateException("secret"),
        new IOException("secret"),
        new OutOfMemoryError("secret"),
        new StackOverflowError("secret"),
        new LinkageError("secret"),
        new AssertionError("secret"),
        new Throwable("secret"),
        new DomainError(ErrorKind.CONFLICT, "secret \ud800"),
        new DomainError(ErrorKind.CONFLICT, "secret", Map.of("thing", new Object())),
        new DomainError(ErrorKind.METHOD_NOT_ALLOWED, "secret", Map.of("allow", "a\r\nb: c")),
        new DomainError(new BrokenCode(), "secret"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void handler_mayThrowAnything_andItStaysInside(Throwable thrown) {
    var reply = FakeRequest.get("/").to(failing(thrown));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(FakeRequest.code(reply)).isEqualTo("internal");
    assertThat(FakeRequest.text(reply)).doesNotContain("secret");
    assertThat(reply.headers().all("X-Request-ID")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void filter_mayThrowAnything_andItStaysInside(Throwable thrown) {
    Filter filter =
        (request, next) -> {
          throw DispatcherTest.<RuntimeException>sneaky(thrown);
        };
    var reply = FakeRequest.get("/").to(NONE, filter, filter);

    assertThat(reply.status()).isEqualTo(500);
    assertThat(FakeRequest.text(reply)).doesNotContain("secret");
  }

  @Test
  void handler_thatWasInterrupted_is500_andTheThreadStaysInterrupted() {
    var reply = FakeRequest.get("/").to(failing(new InterruptedException()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(reply.status()).isEqualTo(500);
  }

  @Test
  void methodNotAllowed_ofAHandler_needsNoAllow() {
    var reply =
        FakeRequest.get("/").to(failing(new DomainError(ErrorKind.METHOD_NOT_ALLOWED, "no")));

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.headers().contains("Allow")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0",
    "PT0.000000001S, 1",
    "PT1S, 1",
    "PT1.5S, 2",
    "PT2562047788015215H30M7.9S, 31536000"
  })
  void transientError_saysWhenToComeBack(Duration wait, String seconds) {
    var reply = FakeRequest.get("/").to(failing(new TransientError("warehouse", wait, null)));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers().first("Retry-After")).contains(seconds);
    assertThat(FakeRequest.text(reply)).doesNotContain("warehouse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b=c", "é", "\u0000"})
  void header_thatWouldSplitTheAnswer_is500(String value) {
    var reply =
        FakeRequest.get("/")
            .to(
                open()
                    .get("/")
                    .answers(() -> Response.of("x").header("X", value))
                    .gives(String.class));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.headers().contains("Set-Cookie")).isFalse();
    assertThat(reply.headers().contains("X")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length", "transfer-encoding", "CONNECTION", "Date", "Keep-Alive"})
  void header_thatFramesTheMessage_is500(String name) {
    var handler = open().get("/").replies(request -> Reply.of(200).with(name, "1"));
    var fine = open().get("/").replies(request -> Reply.of(200));
    Filter filter = (request, next) -> next.proceed(request).with(name, "1");

    assertThat(FakeRequest.get("/").to(handler).status()).isEqualTo(500);
    assertThat(FakeRequest.get("/").to(fine, filter).status()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void status_withoutBody_refusesOne(int status) {
    var body = "x".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Reply.of(status, "text/plain", body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(status));
    assertThat(Reply.of(status).body().length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 199, 600, -1})
  void status_thatIsNotFinal_isRefused(int status) {
    assertThatThrownBy(() -> Reply.of(status)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @SuppressWarnings("NullAway") // A caller without null checks may do so.
  void reply_thatIsNull_is500() {
    var routes = open().get("/").replies(request -> null);

    assertThat(FakeRequest.get("/").to(routes).status()).isEqualTo(500);
    assertThat(FakeRequest.get("/").to(NONE, (request, next) -> null).status()).isEqualTo(500);
  }

  @Test
  void filters_runInOrder_aroundEachOther() {
    var routes = open().get("/").does(() -> seen.add("handler"));

    FakeRequest.get("/").to(routes, tracing("outer"), tracing("inner"));

    assertThat(seen)
        .containsExactly(
            "outer / Optional[/]", "inner / Optional[/]", "handler", "inner 204", "outer 204");
  }

  @Test
  void filter_mayAnswerItself() {
    var routes = open().get("/").does(() -> seen.add("handler"));

    var reply =
        FakeRequest.get("/")
            .to(routes, tracing("outer"), (request, next) -> Reply.of(299), tracing("inner"));

    assertThat(reply.status()).isEqualTo(299);
    assertThat(seen).containsExactly("outer / Optional[/]", "outer 299");
  }

  @Test
  void filter_thatThrows_isSeenByTheOuterAsAReply() {
    Filter throwing =
        (request, next) -> {
          throw new DomainError(ErrorKind.TOO_MANY_REQUESTS, "Slow down.");
        };

    var reply = FakeRequest.get("/").to(NONE, tracing("outer"), throwing);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(seen).containsExactly("outer / Optional.empty", "outer 429");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, /nowhere Optional.empty, 404",
    "PUT, /a/1, /a/1 Optional[/a/{id}], 405",
    "OPTIONS, /a/1?x, /a/1 Optional[/a/{id}], 204",
    "GET, /%zz, / Optional.empty, 400",
    "GET, nonsense, / Optional.empty, 400",
  })
  void filter_seesWhatNoHandlerSees(String method, String target, String described, int status) {
    var routes = open().get("/a/{id}").path(String.class).does(id -> {});

    FakeRequest.get(target).method(method).to(routes, tracing("it"));

    assertThat(seen).containsExactly("it " + described, "it " + status);
  }

  @Test
  void method_thatNobodyServes_is501() {
    var reply = FakeRequest.get("/").method("get").to(NONE, tracing("it"));

    assertThat(reply.status()).isEqualTo(501);
    assertThat(seen).isEmpty();
  }

  @Test
  void target_isAcceptedUpToTheBound() {
    var options = HttpOptions.defaults().withMaxTargetBytes(64);

    assertThat(FakeRequest.get("/" + "a".repeat(63)).to(options, NONE).status()).isEqualTo(404);
    assertThat(FakeRequest.get("/" + "a".repeat(64)).to(options, NONE).status()).isEqualTo(414);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/%zz", "/fails"})
  void head_hasNoBody_whateverGoesWrong(String target) {
    var routes =
        open()
            .get("/fails")
            .does(() -> {
              throw new IllegalStateException();
            });
    var got = FakeRequest.get(target).to(routes);
    var head = FakeRequest.get(target).method("HEAD").to(routes);

    assertThat(head.status()).isEqualTo(got.status());
    assertThat(head.body().length()).isZero();
    assertThat(head.headers().first("Content-Type")).contains(Problem.CONTENT_TYPE);
    assertThat(head.headers().first("Content-Length")).isPresent();
  }

  @Test
  void head_ofAnAnswerWithoutBody_namesNoLength() {
    var reply = FakeRequest.get("/").method("HEAD").to(open().get("/").does(() -> {}));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers().contains("Content-Length")).isFalse();
  }

  @Test
  void accessRule_isAskedBeforeAnythingIsRead() {
    AccessRule rule =
        request -> {
          throw new DomainError(ErrorKind.FORBIDDEN, "Not you.");
        };
    var routes = Routes.under("").guarded(rule).post("/").body(Integer.class).does(n -> {});

    assertThat(FakeRequest.post("/", "{").to(routes).status()).isEqualTo(403);
    assertThat(FakeRequest.get("/").to(routes).status()).isEqualTo(405);
  }

  @Test
  void refusal_isSaidToTheCaller() {
    var overload =
        TransientError.refusing(ErrorKind.UNAVAILABLE, "Too busy.", Duration.ofMillis(1500));
    var late = TransientError.refusing(ErrorKind.DEADLINE_EXCEEDED, "Too late.", Duration.ZERO);

    var reply = FakeRequest.get("/").to(failing(overload));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers().first("Retry-After")).contains("2");
    assertThat(FakeRequest.text(reply)).contains("Too busy.");
    reply = FakeRequest.get("/").to(failing(late));
    assertThat(reply.status()).isEqualTo(504);
    assertThat(reply.headers().contains("Retry-After")).isFalse();
    assertThat(FakeRequest.text(reply)).contains("Too late.");
  }

  @Test
  void request_thatNobodyWaitsFor_fails_withoutAFault() {
    Filter abandoning =
        (request, next) -> {
          request.abandon();
          return next.proceed(request);
        };

    assertThat(statusOf(new IllegalStateException(), abandoning)).isEqualTo(500);
    assertThat(statusOf(new TransientError("away", null), abandoning)).isEqualTo(503);
  }

  private static int statusOf(Throwable thrown, Filter filter) {
    return FakeRequest.get("/").to(failing(thrown), filter).status();
  }

  @Test
  void filter_isCalledAsItsClass_andALambdaAsTheClassThatItStandsIn() {
    Filter lambda = (request, next) -> next.proceed(request);

    assertThat(RequestMetrics.of(Metrics.inMemory()).name()).isEqualTo("RequestMetrics");
    assertThat(lambda.name()).isEqualTo("DispatcherTest");
  }

  @Test
  void requestId_standsOnLogLinesOfHandlers_andInTheAnswer() {
    var routes =
        open()
            .get("/")
            .calls(() -> LogFields.current().getOrDefault("requestId", ""))
            .gives(String.class);

    var reply = FakeRequest.get("/").with("X-Request-ID", "order-42").to(routes);

    assertThat(FakeRequest.text(reply)).isEqualTo("\"order-42\"");
    assertThat(reply.headers().all("x-request-id")).containsExactly("order-42");
    assertThat(LogFields.current()).isEmpty();
  }

  static Stream<List<String>> harmfulIds() {
    return Stream.of(
        List.of(),
        List.of(""),
        List.of("a b"),
        List.of("a\r\nb"),
        List.of("é"),
        List.of("a/b"),
        List.of("a".repeat(129)),
        List.of("a", "b"));
  }

  @ParameterizedTest
  @MethodSource("harmfulIds")
  void requestId_thatCouldDoHarm_isReplaced(List<String> ids) {
    var reply = FakeRequest.get("/").with("X-Request-ID", ids.toArray(String[]::new)).to(NONE);

    assertThat(reply.headers().all("X-Request-ID"))
        .singleElement()
        .asString()
        .matches("[0-9a-f-]{36}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "0", "-._", "aZ09"})
  void requestId_thatIsHarmless_isKept(String id) {
    var longest = id + "a".repeat(128 - id.length());

    assertThat(
            FakeRequest.get("/")
                .with("X-Request-ID", longest)
                .to(NONE)
                .headers()
                .first("X-Request-ID"))
        .contains(longest);
  }

  @Test
  void answers_haveSafeHeaders_unlessTheHandlerSaysOtherwise() {
    var routes =
        open().get("/").replies(request -> Reply.of(200).with("cache-control", "max-age=5"));
    var reply = FakeRequest.get("/").to(routes);

    assertThat(reply.headers().all("Cache-Control")).containsExactly("max-age=5");
    assertThat(reply.headers().all("X-Content-Type-Options")).containsExactly("nosniff");
  }

  @Test
  void refusal_ofAnEngine_isAProblem() {
    var reply =
        Dispatcher.of(NONE, HttpOptions.defaults(), List.of()).refuse(ErrorKind.HEADERS_TOO_LARGE);

    assertThat(reply.status()).isEqualTo(431);
    assertThat(FakeRequest.code(reply)).isEqualTo("headers-too-large");
    assertThat(reply.headers().all("X-Request-ID")).hasSize(1);
  }

  @Test
  void etag_isComparedOnReadsOnly() {
    var routes =
        open()
            .get("/")
            .calls(() -> 7)
            .tagged(n -> n)
            .gives(Integer.class)
            .put("/")
            .calls(() -> 7)
            .tagged(n -> n)
            .gives(Integer.class)
            .get("/untagged")
            .calls(() -> 7)
            .gives(Integer.class);

    assertThat(known("GET", "/", "*").to(routes).status()).isEqualTo(304);
    assertThat(known("HEAD", "/", "\"7\"").to(routes).status()).isEqualTo(304);
    assertThat(known("GET", "/", "\"8\"").to(routes).status()).isEqualTo(200);
    assertThat(known("GET", "/", "7").to(routes).status()).isEqualTo(400);
    assertThat(known("PUT", "/", "\"7\"").to(routes).status()).isEqualTo(200);
    assertThat(known("GET", "/untagged", "*").to(routes).status()).isEqualTo(200);
  }

  private static FakeRequest known(String method, String target, String tag) {
    return FakeRequest.get(target).method(method).with("If-None-Match", tag);
  }

  private Filter tracing(String name) {
    return (request, next) -> {
      seen.add(name + " " + request.path() + " " + request.route());
      var reply = next.proceed(request);
      seen.add(name + " " + reply.status());
      return reply;
    };
  }

  private static Routes open() {
    return Routes.under("").open();
  }

  private static Routes failing(Throwable thrown) {
    return open()
        .get("/")
        .does(() -> {
          throw DispatcherTest.<RuntimeException>sneaky(thrown);
        });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X sneaky(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
