package dev.tenon.http.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.RawConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What this engine does beside what all of them do.
class ConnectionTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private final AtomicInteger handled = new AtomicInteger();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private HttpServer server = serve(options -> options);

  private HttpServer serve(UnaryOperator<HttpOptions> with) {
    var options = with.apply(HttpOptions.defaults().withPort(0).withMaxBodyBytes(1_000_000));
    var dispatcher =
        Dispatcher.of(Routes.under(""), options, List.of((request, _) -> answer(request, options)));
    return HttpServer.of(new VertxEngine(), dispatcher, options);
  }

  /// The length of the body, or what the path asks for.
  private Reply answer(Request request, HttpOptions options) throws Exception {
    handled.incrementAndGet();
    return switch (request.path()) {
      case "/unread" -> text("unread");
      case "/large" -> text("a".repeat(options.maxBodyBytes() * 20));
      case "/late" -> {
        arrived.countDown();
        assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        yield text("late");
      }
      case "/late-body" -> {
        arrived.countDown();
        assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        yield text("" + request.body().length);
      }
      default -> text("" + request.body().length);
    };
  }

  private static Reply text(String text) {
    return Reply.of(200, "text/plain", text.getBytes(StandardCharsets.US_ASCII));
  }

  private RawConnection connect() throws IOException {
    server.start();
    return RawConnection.to(server.port());
  }

  @AfterEach
  void close() {
    release.countDown();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.0 | X: y | false",
        "HTTP/1.0 | Connection: keep-alive | false",
        "HTTP/1.1 | X: y | true",
        "HTTP/1.1 | Connection: keep-alive | true",
        "HTTP/1.1 | Connection: x,close | false"
      })
  void connection_isKept_asTheVersionAndTheClientSay(String version, String header, boolean kept)
      throws IOException {
    try (var connection = connect()) {
      connection.send("GET / " + version + "\r\nHost: a\r\n" + header + "\r\n\r\n");
      var answer = connection.readAnswer();
      assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n0");
      if (kept) {
        connection.send(GET);
        assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
      } else {
        assertThat(answer).contains("Connection: close\r\n");
        assertThat(connection.readToEnd()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1~Host: a~Host: b~~ | 400",
        "GET / HTTP/1.0~Host: a~Host: b~~ | 400",
        "GET / HTTP/1.2~Host: a~~ | 400",
        "GET / HtTP/1.1~Host: a~~ | 400",
        "GET / HTTP/2.0~Host: a~~ | 400",
        "GET\t/ HTTP/1.1~Host: a~~ | 400",
        "GET /  HTTP/1.1~Host: a~~ | 400",
        "GET / ~Host: a~~ | 400",
        "GET /~Host: a~~ | 400",
        "GET~Host: a~~ | 400",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Transfer-Encoding: chunked~~0~~ | 501",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip~~ | 501",
        "POST / HTTP/1.0~Host: a~Transfer-Encoding: chunked~~0~~ | 400",
        "HEAD / HTTP/1.1~~ | 400",
        "GET / HTTP/1.1~Host: a~X: b~ c~~ | 400",
        "GET / HTTP/1.1~ Host: a~~ | 400",
        "' GET / HTTP/1.1~Host: a~~' | 400",
        "~~GET / HTTP/1.1~Host: a~\tb~~ | 400"
      })
  void request_thatIsFlawed_isRefused_andTheConnectionEnds(String request, int status)
      throws IOException {
    try (var connection = connect()) {
      connection.send(request.replace("~", "\r\n"));
      assertThat(connection.readUntilClosed())
          .startsWith("HTTP/1.1 " + status)
          .contains("Connection: close\r\n");
    }
    assertThat(handled).hasValue(0);
  }

  @Test
  void header_onSeveralLines_isRefused_howeverItArrives() throws IOException {
    try (var connection = connect()) {
      connection.send("\r\n" + GET);
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
      for (char c : "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n".toCharArray()) {
        connection.send(String.valueOf(c));
      }
      connection.send(" c\r\n\r\n" + GET);
      assertThat(connection.readUntilClosed())
          .startsWith("HTTP/1.1 400")
          .containsOnlyOnce("HTTP/1.1");
    }
    assertThat(handled).hasValue(1);
  }

  @Test
  void requests_sentAtOnceInGreatNumber_areAllAnsweredInOrder() throws IOException {
    int count = 3_000;
    var requests = new StringBuilder();
    for (int i = 0; i < count; i++) {
      var body = "x".repeat(i % 10);
      requests.append("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ").append(body.length());
      requests.append("\r\n\r\n").append(body);
    }
    try (var connection = connect()) {
      connection.send(requests.toString());
      connection.endOutput();
      for (int i = 0; i < count; i++) {
        assertThat(connection.readAnswer()).endsWith("\r\n\r\n" + i % 10);
      }
      assertThat(connection.readToEnd()).isEmpty();
    }
  }

  @Test
  void requests_sentBeforeAFlawedOne_areAnswered() throws IOException {
    try (var connection = connect()) {
      connection.send(GET + GET + "BAD\r\n\r\n" + GET);
      assertThat(connection.readUntilClosed())
          .matches("(?s)HTTP/1.1 200 .*HTTP/1.1 200 .*HTTP/1.1 400 .*");
    }
    assertThat(handled).hasValue(2);
  }

  @Test
  void body_fasterThanItsReader_isHeldBack_andArrivesWhole() throws Exception {
    try (var connection = connect()) {
      var sent =
          CompletableFuture.runAsync(() -> {
            try {
              connection.send(
                  "POST /late-body HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
              connection.send("x".repeat(1_000_000));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
      release.countDown();
      assertThat(connection.readAnswer()).endsWith("\r\n\r\n1000000");
      sent.get(20, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200_000, 900_000})
  void body_thatNobodyReads_isReadOver_upToItsBound(int length) throws IOException {
    try (var connection = connect()) {
      connection.send("POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n");
      assertThat(connection.readAnswer()).endsWith("unread");
      connection.send("x".repeat(length) + GET);
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
    }
    assertThat(handled).hasValue(2);
  }

  @Test
  void body_thatNobodyReads_andThatIsTooLong_endsTheConnection() throws IOException {
    try (var connection = connect()) {
      connection.send("POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n");
      assertThat(connection.readAnswer()).endsWith("unread");
      connection.send("x".repeat(1_500_000));
      assertThat(connection.readUntilClosed()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n", "3\r\nabcd\r\n"})
  void chunk_thatIsNone_afterTheAnswer_endsTheConnection(String chunk) throws IOException {
    try (var connection = connect()) {
      connection.send("POST /unread HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(connection.readAnswer()).endsWith("unread");
      connection.send(chunk + GET);
      assertThat(connection.readUntilClosed()).isEmpty();
    }
    assertThat(handled).hasValue(1);
  }

  @Test
  void body_thatBreaksOff_is400() throws IOException {
    try (var connection = connect()) {
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
      connection.endOutput();
      assertThat(connection.readUntilClosed())
          .startsWith("HTTP/1.1 400")
          .contains("Connection: close\r\n", "\"code\":\"malformed\"");
    }
  }

  @Test
  void client_thatHasSaidAll_stillGetsItsAnswer() throws Exception {
    try (var connection = connect()) {
      connection.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
      connection.endOutput();
      release.countDown();
      assertThat(connection.readToEnd()).contains("Connection: close\r\n").endsWith("late");
    }
  }

  @Test
  void continue_isNotSaid_toOneWhoDoesNotWaitForIt() throws IOException {
    try (var connection = connect()) {
      connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
      connection.send(
          "POST / HTTP/1.0\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      connection.send("{}");
      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void client_thatGoesBeforeTheAnswer_isForgotten() throws Exception {
    try (var connection = connect()) {
      connection.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n" + GET);
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    }
    release.countDown();
    try (var connection = RawConnection.to(server.port())) {
      connection.send(GET);
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void close_endsAtOnce_whatIsIdle_orHasBarelyBegun() throws IOException {
    server = serve(options -> options.withShutdownGrace(Duration.ofMinutes(5)));
    try (var idle = connect();
        var begun = RawConnection.to(server.port());
        var kept = RawConnection.to(server.port())) {
      kept.send(GET);
      assertThat(kept.readAnswer()).startsWith("HTTP/1.1 200");
      begun.send("GET / HT");
      server.close();

      assertThat(idle.readUntilClosed() + begun.readUntilClosed() + kept.readUntilClosed())
          .isEmpty();
    }
  }

  @Test
  void close_tellsARequestInFlight_thatItIsTheLast() throws Exception {
    try (var connection = connect()) {
      connection.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
      int port = server.port();
      var closing = CompletableFuture.runAsync(server::close);
      awaitRefusal(port);
      release.countDown();
      assertThat(connection.readToEnd()).contains("Connection: close\r\n").endsWith("late");
      closing.get(20, TimeUnit.SECONDS);
    }
  }

  private static void awaitRefusal(int port) {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                RawConnection.to(port).close();
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void close_waitsNoLongerThanItsGrace() throws Exception {
    server = serve(options -> options.withShutdownGrace(Duration.ofMillis(50)));
    try (var late = connect();
        var large = RawConnection.to(server.port())) {
      late.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
      large.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(large.readSome(10)).startsWith("HTTP/1.1");
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
      server.close();

      assertThat(late.readUntilClosed()).isEmpty();
      assertThat(large.readUntilClosed()).hasSizeLessThan(20_000_000);
    }
  }

  @Test
  void host_thatIsNoAddress_isRefusedWithTheRemedy() {
    server = serve(options -> options.withHost("no.such.host.invalid"));

    assertThatThrownBy(server::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("no.such.host.invalid", "http.port");
  }

  @Test
  void threads_endWithTheEngine() throws Exception {
    try (var connection = connect()) {
      connection.send(GET);
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
    }
    server.close();

    for (var thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("vert.x-") && !thread.isDaemon()) {
        assertThat(thread.join(Duration.ofSeconds(20))).as(thread.getName()).isTrue();
      }
    }
  }
}
