package dev.tenon.http.testkit;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.http.Cookie;
import dev.tenon.http.CookieSigner;
import dev.tenon.http.Csv;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Response;
import dev.tenon.http.Routes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client may rely on, sentence by sentence, with and without an engine in between:
/// [RequestContract], and what is answered.
///
/// A test of an engine or a client extends it and says how to [connect][#connect(Dispatcher)].
public abstract class HttpContract extends RequestContract {

  /// Run by JUnit, once a sentence.
  protected HttpContract() {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | 200",
        "application/* | 200",
        "*/* | 200",
        "text/html, */*;q=0.1 | 200",
        "text/html | 406",
        "application/json;q=0, */* | 406",
      })
  void accept_decides(String accept, int status) {
    assertThat(client(things()).with("Accept", accept).get("/things/best")).hasStatus(status);
  }

  @Test
  void etag_knownToTheCaller_is304() {
    var client = client(things());

    assertThat(client.get("/things/best")).hasStatus(200).hasHeader("ETag", "\"3\"");
    assertThat(client.with("If-None-Match", "\"2\", W/\"3\"").get("/things/best"))
        .hasStatus(304)
        .hasNoBody()
        .hasNoHeader("Content-Type")
        .hasHeader("ETag", "\"3\"");
    assertThat(client.with("If-None-Match", "\"2\"").get("/things/best")).hasStatus(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"7\" | 200",
        "\"6\", \"7\" | 200",
        "* | 200",
        "\"6\" | 412",
        "W/\"7\" | 412",
        "7 | 400"
      })
  void ifMatch_decides(String ifMatch, int status) {
    var client = client(things()).with("If-Match", ifMatch);

    assertThat(client.put("/things/" + ID, "{\"name\": \"tea\", \"count\": 3}")).hasStatus(status);
  }

  @Test
  void ifMatch_absent_isAllowed() {
    assertThat(client(things()).put("/things/" + ID, "{\"name\": \"tea\", \"count\": 3}"))
        .hasStatus(200);
  }

  @Test
  void headers_areFoundWhateverTheirCase_andAllOfThem() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .request()
            .calls(request -> request.headers("x-COLOUR"))
            .gives(Contract.list(String.class));
    var client = client(routes);

    assertThat(client.with("X-Colour", "red").get("/")).hasJson("[\"red\"]");
    assertThat(client.and("X-Colour", "red").and("x-colour", "blue").get("/"))
        .hasJson("[\"red\", \"blue\"]");
    assertThat(client.get("/")).hasJson("[]");
  }

  @Test
  void headers_mayBeMany() {
    var client = client(things());
    for (int i = 0; i < 100; i++) {
      client = client.with("X-Header-" + i, "value-" + i);
    }

    assertThat(client.get("/things/best")).hasStatus(200);
  }

  @Test
  void answer_ofFiveMegabytes_arrivesWhole() {
    var text = "0123456789abcdé".repeat(5 * 1024 * 64);
    var routes = Routes.under("").open().get("/").calls(() -> text).gives(String.class);

    assertThat(client(routes).get("/").text()).isEqualTo('"' + text + '"');
  }

  @Test
  void cookies_areSet_eachInAHeaderOfItsOwn_andComeBack() {
    var signer = CookieSigner.of(new byte[32]);
    var cart = signer.sign(Cookie.of("cart", "42"));
    // @formatter:off
    var routes =
        Routes.under("").open()
            .get("/set").replies(_ -> Reply.of(204).cookie(cart).cookie(Cookie.expired("old")))
            .get("/read").request().calls(request -> signer.read(request, "cart").orElse("none")).gives(String.class);
    // @formatter:on
    var client = client(routes);

    assertThat(client.get("/set").headers("Set-Cookie"))
        .containsExactly(
            "cart=" + cart.value() + "; Path=/; SameSite=Lax; Secure; HttpOnly",
            "old=; Path=/; Max-Age=0; SameSite=Lax; Secure; HttpOnly");
    assertThat(client.with("Cookie", "a=b; cart=7; cart=" + cart.value()).get("/read"))
        .hasJson("\"42\"");
  }

  @Test
  void value_isGivenAsATable_whereTheCallerAsksForOne() {
    // @formatter:off
    var routes =
        Routes.under("").open()
            .get("/").calls(() -> List.of(TEA))
            .orCsv(Csv.<Thing>of("name", Thing::name).and("count", Thing::count), things -> things)
            .gives(Contract.list(Thing.class));
    // @formatter:on

    assertThat(client(routes).with("Accept", "text/csv").get("/").text())
        .isEqualTo("name,count\r\ntea,3\r\n");
    assertThat(client(routes).get("/"))
        .hasHeader("Vary", "Accept")
        .hasJson("[{\"name\": \"tea\", \"count\": 3}]");
    assertThat(client(routes).with("Accept", "text/html").get("/")).hasStatus(406);
  }

  @Test
  void header_thatWouldSplitTheAnswer_isAFault_andNotSent() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .answers(() -> Response.of("x").header("X-Name", "a\r\nSet-Cookie: b=c"))
            .gives(String.class);

    assertThat(client(routes).get("/"))
        .hasStatus(500)
        .hasNoHeader("X-Name")
        .hasNoHeader("Set-Cookie");
  }

  @Test
  void header_thatFramesTheMessage_isAFault_andNotSent() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .answers(() -> Response.of("x").header("Transfer-Encoding", "chunked"))
            .gives(String.class);

    assertThat(client(routes).get("/")).hasStatus(500).hasProblem("internal");
  }

  @Test
  void handler_thatWasInterrupted_is500_andTheNextIsUnharmed() {
    var routes =
        Routes.under("")
            .open()
            .get("/thrown")
            .does(() -> {
              throw new InterruptedException();
            })
            .get("/left")
            .calls(() -> {
              Thread.currentThread().interrupt();
              return "left";
            })
            .gives(String.class)
            .get("/next")
            .calls(() -> Thread.currentThread().isInterrupted())
            .gives(Boolean.class);
    var client = client(routes);

    try {
      assertThat(client.get("/thrown")).hasStatus(500).hasProblem("internal");
      assertThat(client.get("/left")).hasStatus(200).hasJson("\"left\"");
      Thread.interrupted();
      assertThat(client.get("/next")).hasStatus(200).hasJson("false");
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void requestId_isOnEveryAnswer() {
    var client = client(things());

    for (var path : List.of("/things/best", "/nowhere", "/things/named/%FF")) {
      assertThat(client.get(path).headers("X-Request-ID")).as(path).hasSize(1);
    }
  }

  @Test
  void requestId_ofTheCaller_isKept() {
    var client = client(things()).with("X-Request-ID", "order-42_a.b");

    assertThat(client.get("/things/best")).hasHeader("X-Request-ID", "order-42_a.b");
    assertThat(client.get("/nowhere")).hasProblem("not-found");
  }

  @Test
  void requestId_thatCouldDoHarm_isReplaced() {
    var client = client(things()).with("X-Request-ID", "<b>".repeat(100));

    assertThat(client.get("/things/best").header("X-Request-ID")).get().asString().hasSize(36);
  }

  @Test
  void answers_saySafeThings() {
    assertThat(client(things()).get("/things/best"))
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Cache-Control", "no-store");
  }

  @Test
  void domainError_isAnsweredInItsOwnWords() {
    var client = client(failing(new DomainError(ErrorKind.CONFLICT, "Only 3 are left.")));

    assertThat(client.get("/"))
        .hasStatus(409)
        .hasProblem("conflict")
        .hasMember("Only 3 are left.", "detail");
  }

  @Test
  void transientError_is503_andSaysWhenToComeBack() {
    var client =
        client(
            failing(new TransientError("host warehouse is away", Duration.ofMillis(1500), null)));

    var answer = client.get("/");

    assertThat(answer).hasStatus(503).hasProblem("unavailable").hasHeader("Retry-After", "2");
    assertThat(answer.text()).doesNotContain("warehouse");
  }

  @Test
  void fault_is500_andItsTextStaysInside() {
    var answer = client(failing(new IllegalStateException("password=hunter2"))).get("/");

    assertThat(answer).hasStatus(500).hasProblem("internal");
    assertThat(answer.text()).doesNotContain("hunter2", "IllegalState", "\tat ");
  }

  @Test
  void fault_withoutEnd_is500() {
    var routes = Routes.under("").open().get("/").calls(() -> endless(0)).gives(Integer.class);

    assertThat(client(routes).get("/")).hasStatus(500).hasProblem("internal");
  }

  @Test
  void response_bringsHeadersAndADeclaredStatus() {
    var routes =
        Routes.under("")
            .open()
            .put("/")
            .answers(
                () -> Response.of(TEA).status(201).header("Link", "</a>").header("Link", "</b>"))
            .or(201)
            .gives(Thing.class);

    var answer = client(routes).send("PUT", "/");

    assertThat(answer).hasStatus(201);
    assertThat(answer.headers("Link")).containsExactly("</a>", "</b>");
  }

  @Test
  void response_withAnUndeclaredStatus_isAFault() {
    var routes =
        Routes.under("")
            .open()
            .put("/")
            .answers(() -> Response.of(TEA).status(202))
            .gives(Thing.class);

    assertThat(client(routes).send("PUT", "/")).hasStatus(500);
  }

  @Test
  void request_isThereForWhoeverNeedsIt() {
    var routes =
        Routes.under("")
            .open()
            .get("/a")
            .request()
            .calls(HttpContract::described)
            .gives(Contract.list(String.class))
            .get("/b")
            .replies(request ->
                Reply.of(200, "text/plain", request.path().getBytes(StandardCharsets.UTF_8)));
    var client = client(routes).with("X-Colour", "red");

    assertThat(client.get("/a?x=1&x=2"))
        .hasJson("[\"GET\", \"/a\", \"/a\", \"red\", \"{x=[1, 2]}\", \"127.0.0.1\"]");
    assertThat(client.get("/b").text()).isEqualTo("/b");
  }

  private static List<String> described(Request request) {
    return List.of(
        request.method().name(),
        request.path(),
        request.route().orElse(""),
        request.header("x-colour").orElse(""),
        request.query().toString(),
        request.remoteAddress());
  }

  private static Routes failing(RuntimeException failure) {
    return Routes.under("")
        .open()
        .get("/")
        .does(() -> {
          throw failure;
        });
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }
}
