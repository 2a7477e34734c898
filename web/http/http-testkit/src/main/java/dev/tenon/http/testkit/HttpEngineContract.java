package dev.tenon.http.testkit;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static dev.tenon.http.testkit.EngineCapability.OMITS_LENGTH_OF_NO_BODY;
import static dev.tenon.http.testkit.EngineCapability.SERVES_HTTP_1_0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// What an engine must do, sentence by sentence: all of [HttpContract] over a socket, and what only
/// a socket shows.
///
/// ```java
/// class HelidonEngineTest extends HttpEngineContract {
///   HelidonEngineTest() {
///     super(new HelidonHarness());
///   }
/// }
/// ```
///
/// What the engine cannot do, its harness declares, and the contract asserts what
/// [EngineCapability] says instead.
public abstract class HttpEngineContract extends EndingContract {

  /// A contract over this engine.
  protected HttpEngineContract(EngineHarness harness) {
    super(harness);
  }

  @Test
  void handlers_runOnVirtualThreads() {
    var routes =
        open().get("/").calls(() -> Thread.currentThread().isVirtual()).gives(Boolean.class);

    assertThat(client(routes).get("/")).hasStatus(200).hasJson("true");
  }

  @Test
  void handlers_thatWait_doNotKeepOthersWaiting() throws Exception {
    int callers = 64;
    var barrier = new CyclicBarrier(callers);
    var routes =
        open().get("/").calls(() -> barrier.await(20, TimeUnit.SECONDS) >= 0).gives(Boolean.class);
    var client = client(routes);

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<CompletableFuture<TestAnswer>>();
      for (int i = 0; i < callers; i++) {
        answers.add(CompletableFuture.supplyAsync(() -> client.get("/"), executor));
      }
      for (var answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).hasStatus(200);
      }
    }
  }

  @Test
  void secretOfAnyHeader_isInNoProblem() {
    var routes =
        open()
            .get("/")
            .request()
            .does(request -> {
              var secret = request.header("X-Webhook-Secret").orElseThrow();
              throw new DomainError(ErrorKind.CONFLICT, "It was " + secret);
            });

    assertThat(client(routes).with("X-Webhook-Secret", "0a1b2c3d4e5f").get("/"))
        .hasStatus(409)
        .hasMember("It was ***", "detail");
  }

  @Test
  void connection_isKeptForTheNextRequest() throws IOException {
    try (var connection = raw(things())) {
      for (int i = 0; i < 3; i++) {
        connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(connection.readAnswer())
            .startsWith("HTTP/1.1 200")
            .endsWith("{\"name\":\"tea\",\"count\":3}");
      }
    }
  }

  @Test
  void connection_isKeptAfterAProblem() throws IOException {
    try (var connection = raw(things())) {
      connection.send(
          "POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 415");
      connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void requests_sentAtOnce_areAnsweredInOrder() throws IOException {
    try (var connection = raw(things())) {
      connection.send(
          "GET /things/named/a HTTP/1.1\r\nHost: a\r\n\r\nGET /things/named/b HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).contains("\"name\":\"a\"");
      assertThat(connection.readAnswer()).contains("\"name\":\"b\"");
    }
  }

  @Test
  void client_thatExpects100_isToldToContinue_whenTheBodyIsWanted() throws IOException {
    try (var connection = raw(things())) {
      var body = "{\"name\": \"tea\", \"count\": 3}";
      connection.send(
          head("POST /things")
              + "Expect: 100-continue\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 100");
      connection.send(body);
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 201");
    }
  }

  @Test
  void client_thatExpects100_isRefusedBeforeItSendsTooMuch() throws IOException {
    try (var connection = raw(things())) {
      connection.send(
          head("POST /things") + "Expect: 100-continue\r\nContent-Length: 1000000\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 413");
      assertThat(connection.readUntilClosed()).as("after the answer").isEmpty();
    }
  }

  @Test
  void connection_isClosed_whenTheClientAsksForIt() throws IOException {
    try (var connection = raw(things())) {
      connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n");
      assertThat(connection.readToEnd())
          .startsWith("HTTP/1.1 200")
          .endsWith("{\"name\":\"tea\",\"count\":3}");
    }
  }

  @Test
  void connection_thatIsToClose_isNotReadFurther() throws IOException {
    try (var connection = raw(counting())) {
      var inner = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
      connection.send(
          "POST /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: "
              + inner.length()
              + "\r\n\r\n"
              + inner
              + inner);
      assertThat(connection.readUntilClosed())
          .startsWith("HTTP/1.1 405")
          .containsOnlyOnce("HTTP/1.1");
    }
    assertThat(handled).hasValue(0);
  }

  @Test
  void answer_withoutBody_isFramedAsOne() throws IOException {
    try (var connection = raw(things())) {
      connection.send(
          "DELETE /things/0198f2c0-0000-7000-8000-000000000001 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertBodiless(connection.readHead(), 204);
      connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n\r\n");
      assertBodiless(connection.readHead(), 304);
      connection.send("HEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 404");
      connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
    }
  }

  private void assertBodiless(String head, int status) {
    assertThat(head).startsWith("HTTP/1.1 " + status);
    var headers = head.toLowerCase(Locale.ROOT);
    assertThat(headers).doesNotContain("transfer-encoding:", "content-type:");
    if (harness.capabilities().has(OMITS_LENGTH_OF_NO_BODY)) {
      assertThat(headers).doesNotContain("content-length:");
    } else {
      assertThat(headers).contains("content-length: 0\r\n");
    }
  }

  @Test
  void request_ofHttp10_isServed_orRefused() throws IOException {
    try (var connection = raw(things())) {
      connection.send("GET /things/best HTTP/1.0\r\n\r\n");
      var answer = connection.readAnswer();
      if (harness.capabilities().has(SERVES_HTTP_1_0)) {
        assertThat(answer).startsWith("HTTP/1.");
      } else {
        assertThat(answer).matches("(?s)HTTP/1.1 (400|505) .*application/problem\\+json.*");
      }
    }
  }

  @Test
  void date_isInGmt_whateverTheZone() {
    assertThat(client(things()).get("/things/best").header("Date"))
        .get(InstanceOfAssertFactories.STRING)
        .satisfies(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
        .endsWith(" GMT");
  }

  @Test
  void close_letsRequestsInFlightFinish() throws Exception {
    var arrived = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var routes =
        open()
            .get("/")
            .calls(() -> {
              arrived.countDown();
              return release.await(20, TimeUnit.SECONDS);
            })
            .gives(Boolean.class);
    var client = client(routes);
    var server = servers.getFirst();
    int port = server.port();

    var answer = CompletableFuture.supplyAsync(() -> client.get("/"));
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    var closing = CompletableFuture.runAsync(server::close);
    assertThat(server.ready().isReady() && closing.isDone()).isFalse();
    release.countDown();

    assertThat(answer.get(20, TimeUnit.SECONDS)).hasStatus(200);
    closing.get(20, TimeUnit.SECONDS);
    assertThatThrownBy(() -> dial(port).close()).isInstanceOf(ConnectException.class);
  }

  @Test
  void port_inUse_isRefusedWithTheRemedy() {
    client(things());
    var options = HttpOptions.defaults().withPort(port());
    var second =
        HttpServer.of(harness.engine(), Dispatcher.of(things(), options, List.of()), options);

    assertThatThrownBy(second::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(Integer.toString(port()), "http.port");
  }

  @Test
  void engine_isFoundByItsName() {
    var engine = harness.engine();

    assertThat(HttpServer.engine(engine.name())).isInstanceOf(engine.getClass());
  }
}
