package dev.tenon.http.testkit;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static dev.tenon.http.testkit.EngineCapability.CHECKS_ENDS_OF_CHUNKS;
import static dev.tenon.http.testkit.EngineCapability.KEEPS_BYTES_OF_HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What only a socket shows of how requests are read: framing, limits, and what is malformed. The
/// first part of [HttpEngineContract], over all of [HttpContract].
public abstract class WireContract extends ServedContract {

  /// A contract over this engine.
  protected WireContract(EngineHarness harness) {
    super(harness);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "http://a/", "https://a/"})
  void scheme_isThatOfTheConnection_whateverTheTargetSays(String target) throws IOException {
    var routes =
        open()
            .get("/")
            .request()
            .calls(request -> request.client().scheme() + " " + request.isSecure())
            .gives(String.class);
    try (var connection = raw(routes)) {
      connection.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).endsWith("\r\n\r\n\"" + scheme() + "\"");
    }
  }

  /// What a request says of its connection.
  String scheme() {
    return "http false";
  }

  @Test
  void body_inChunks_isRead() throws IOException {
    try (var connection = raw(things())) {
      connection.send(
          chunkedHead() + "e\r\n{\"name\": \"tea\"\r\nd\r\n, \"count\": 3}\r\n0\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 201");
    }
  }

  @Test
  void body_inChunks_overTheBound_is413() throws IOException {
    try (var connection = raw(things())) {
      var chunk = "400\r\n" + " ".repeat(1024) + "\r\n";
      connection.send(chunkedHead() + chunk.repeat(12) + "0\r\n\r\n");
      assertThat(connection.readAnswer())
          .startsWith("HTTP/1.1 413")
          .contains("\"code\":\"too-large\"");
    }
  }

  /// Requests whose body nobody reads, with a request inside the body that a server which has lost
  /// its place would answer.
  static List<String> requestsWithUnreadBodies() {
    var inner = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    var filled = inner + " ".repeat(2 * MAX_BODY) + "\r\n\r\n" + inner;
    return List.of(
        withLength("POST /nowhere", inner),
        withLength("POST /nowhere", filled),
        withLength("DELETE /", inner),
        withLength("GET /", inner),
        withLength("POST /%zz", inner),
        withLength("PROPFIND /", inner),
        withLength("POST /?x#y", inner),
        withLength("POST /" + "a".repeat(8200), inner),
        withLength("POST /text", inner),
        withLength("POST /", filled),
        inChunks("POST /nowhere", inner),
        inChunks("POST /nowhere", filled),
        inChunks("DELETE /", inner),
        inChunks("GET /", filled),
        inChunks("POST /%zz", filled),
        inChunks("POST /", filled));
  }

  private static String withLength(String line, String body) {
    return head(line) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String inChunks(String line, String body) {
    var chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    return head(line) + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n";
  }

  static String head(String line) {
    var type = line.equals("POST /text") ? "text/plain" : "application/json";
    return line + " HTTP/1.1\r\nHost: a\r\nContent-Type: " + type + "\r\n";
  }

  @ParameterizedTest
  @MethodSource("requestsWithUnreadBodies")
  void body_thatNobodyReads_isNeverTakenForARequest(String request) throws IOException {
    var smuggled = new AtomicInteger();
    // @formatter:off
    var routes = counting()
        .get("/smuggled").calls(smuggled::incrementAndGet).gives(Integer.class)
        .get("/next").calls(() -> "the next").gives(String.class);
    // @formatter:on
    try (var connection = raw(routes)) {
      connection.send(request + "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      var answers = connection.readUntilClosed();

      assertThat(smuggled).as(answers).hasValue(0);
      var statusLines = answers.lines().filter(line -> line.contains("HTTP/1.1 ")).toList();
      assertThat(statusLines).as(answers).hasSizeBetween(1, 2);
      if (statusLines.size() == 2) {
        assertThat(answers).endsWith("\"the next\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 20001\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n4e21\r\n"})
  void answer_beforeTheEndOfALongBody_saysThatItIsTheLast_orTheConnectionGoesOn(String rest)
      throws IOException {
    try (var connection = raw(things())) {
      connection.send(head("POST /nowhere") + rest);
      var answer = connection.readAnswer();
      assertThat(answer).startsWith("HTTP/1.1 404");
      if (!answer.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n")) {
        connection.send(" ".repeat(20_001) + (rest.startsWith("T") ? "\r\n0\r\n\r\n" : ""));
        connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n64\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n"
      })
  void body_thatBreaksOff_isNotHandled_andIsTheCallersFault(String rest) throws IOException {
    try (var connection = raw(counting())) {
      connection.send(head("POST /") + rest);
      connection.endOutput();
      assertThat(connection.readUntilClosed()).matches("(?s)|HTTP/1.1 400 .*");
    }
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 100_000})
  void target_overTheBound_is414(int length) throws IOException {
    try (var connection = raw(things())) {
      connection.send("GET /things/named/" + "a".repeat(length) + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer())
          .startsWith("HTTP/1.1 414")
          .contains("\"code\":\"uri-too-long\"");
    } catch (SocketException | SSLException e) {
      // Closed while the rest was still being sealed and sent.
      assertThat(scheme() + length).isEqualTo("https true100000");
    }
  }

  @Test
  void headers_overTheBound_are431() throws IOException {
    try (var connection = raw(things())) {
      var header = "X-Fill: " + "a".repeat(1000) + "\r\n";
      connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\n" + header.repeat(40) + "\r\n");
      connection.endOutput();
      assertThat(connection.readAnswer())
          .startsWith("HTTP/1.1 431")
          .contains("\"code\":\"headers-too-large\"");
    }
  }

  @Test
  void headers_farOverTheBound_areRefused_atTheLatestByTheEngine() throws IOException {
    try (var connection = raw(counting())) {
      var header = "X-Fill: " + "a".repeat(1000) + "\r\n";
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n" + header.repeat(500) + "\r\n");
      connection.endOutput();
      var answer = connection.readUntilClosed();
      assertThat(answer).matches("(?s)|HTTP/1.1 4(00|31) .*");
      assertThat(handled).hasValue(0);
    } catch (SocketException | SSLException e) {
      // Closed while the rest was still being sent.
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void header_beyondAscii_isACharacterForEachByte() throws IOException {
    var routes = open().get("/").request().calls(WireContract::greeting).gives(String.class);
    try (var connection = raw(routes)) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\nX-Greeting: gr\u00fc\u00dfe\r\n\r\n");
      assertThat(connection.readAnswer())
          .startsWith("HTTP/1.1 200 ")
          .endsWith(
              harness.capabilities().has(KEEPS_BYTES_OF_HEADERS)
                  ? "\"gr\u00fc\u00dfe\""
                  : "\"gr\ufffd\ufffde\"");
    }
  }

  private static String greeting(Request request) {
    return request.header("X-Greeting").orElseThrow();
  }

  /// Requests that RFC 9110 and RFC 9112 forbid, or that two servers in a row would read
  /// differently.
  static List<String> malformedRequests() {
    return List.of(
        "GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /% HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /?a=%f HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n",
        "G{T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTX/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1a\r\n\r\n{}",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: zip\r\n\r\n{}",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked, zip\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("malformedRequests")
  void request_malformed_isRefusedAndNeverHandled(String request) throws IOException {
    try (var connection = raw(counting())) {
      connection.send(request);
      connection.endOutput();
      var answer = connection.readToEnd();
      assertThat(handled).as(answer).hasValue(0);
      if (!answer.isEmpty()) {
        assertThat(answer)
            .containsPattern("^HTTP/1.1 (4\\d\\d|501|505) ")
            .doesNotContain("xception");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\n: x",
        "GET / HTTP/1.1\r\nHost: a\r\nBad Name: x",
        "GET / HTTP/1.1\r\nHost: a\r\nNo colon",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b",
        " / HTTP/1.1\r\nHost: a"
      })
  void request_withAFlawedHead_isTheLastOfItsConnection(String head) throws IOException {
    try (var connection = raw(counting())) {
      connection.send(head + "\r\n\r\n");
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      connection.endOutput();
      assertThat(connection.readUntilClosed()).matches("(?s)|HTTP/1.1 400 .*");
    }
    assertThat(handled).hasValue(0);
  }

  @Test
  void chunk_thatRunsOn_isRefused_orItsEndIsSkipped() throws IOException {
    try (var connection = raw(counting())) {
      connection.send(head("POST /") + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n");
      connection.endOutput();
      var answers = connection.readUntilClosed();
      if (harness.capabilities().has(CHECKS_ENDS_OF_CHUNKS)) {
        assertThat(handled).hasValue(0);
        assertThat(answers).matches("(?s)|HTTP/1.1 400 .*");
      } else {
        assertThat(handled).hasValue(1);
        assertThat(answers).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 ");
      }
    }
  }

  @Test
  void request_malformed_isAnsweredByAProblem() throws IOException {
    try (var connection = raw(counting())) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n");
      connection.endOutput();
      assertThat(connection.readToEnd().toLowerCase(Locale.ROOT))
          .startsWith("http/1.1 400")
          .contains(
              "content-type: application/problem+json",
              "x-request-id: ",
              " gmt\r\n",
              "\"code\":\"malformed\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a/things/best", "http://a/things/best?x=1"})
  void target_inAbsoluteForm_isServed(String target) throws IOException {
    try (var connection = raw(things())) {
      connection.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
    }
  }

  Routes counting() {
    return open()
        .get("/")
        .calls(handled::incrementAndGet)
        .gives(Integer.class)
        .post("/")
        .body(Object.class)
        .calls(body -> handled.incrementAndGet())
        .gives(Integer.class)
        .get("/{any}")
        .path(String.class)
        .calls(any -> handled.incrementAndGet())
        .gives(Integer.class);
  }

  static Routes open() {
    return Routes.under("").open();
  }

  private static String chunkedHead() {
    return "POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  }
}
