package dev.tenon.http.servlet.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tenon.contracts.Contract;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is special to Jetty, and the contract of engines does not ask.
@Timeout(60)
class JettyTest {

  private final AtomicInteger handled = new AtomicInteger();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<HttpServer> servers = new ArrayList<>();

  private RawConnection serve(UnaryOperator<HttpOptions> with) throws IOException {
    var options = with.apply(HttpOptions.defaults().withPort(0));
    // @formatter:off
    var routes = Routes.under("").open()
        .get("/").calls(handled::incrementAndGet).gives(Integer.class)
        .post("/").request().calls(this::read).gives(Integer.class)
        .get("/empty").request().calls(request -> request.headers("X-Empty")).gives(Contract.list(String.class))
        .get("/slow").calls(this::awaitRelease).gives(Boolean.class);
    // @formatter:on
    var dispatcher = Dispatcher.of(routes, options, List.of());
    servers.add(HttpServer.of(new JettyEngine(), dispatcher, options));
    server().start();
    return RawConnection.to(server().port());
  }

  private HttpServer server() {
    return servers.getLast();
  }

  private int read(Request request) {
    int length = request.body().length;
    handled.incrementAndGet();
    return length;
  }

  private boolean awaitRelease() throws InterruptedException {
    arrived.countDown();
    return release.await(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    release.countDown();
    servers.forEach(HttpServer::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET  / HTTP/1.1", "GET /  HTTP/1.1", "GET / http/1.1", "\rGET / HTTP/1.1"})
  void requestLine_thatJettyForgives_isRefused_alsoOfTheSecondOfTwoSentAtOnce(String line)
      throws IOException {
    try (var connection = serve(options -> options)) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n" + line + "\r\nHost: a\r\n\r\n");

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
      assertThat(connection.readUntilClosed())
          .startsWith("HTTP/1.1 400")
          .contains("\"code\":\"malformed\"");
    }
    assertThat(handled).hasValue(1);
  }

  @Test
  void requestLine_thatComesInPieces_isLookedAtInEach() throws IOException {
    try (var connection = serve(options -> options)) {
      connection.send("GET / ");
      assertThat(connection.hasAnswerWithin(Duration.ofMillis(100))).isFalse();
      connection.send(" HTTP/1.1\r\nHost: a\r\n\r\n");

      assertThat(connection.readUntilClosed()).startsWith("HTTP/1.1 400");
    }
    assertThat(handled).hasValue(0);
  }

  @Test
  void header_withoutValue_isOne() throws IOException {
    try (var connection = serve(options -> options)) {
      connection.send("GET /empty HTTP/1.1\r\nHost: a\r\nX-Empty:\r\n\r\n");

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200").endsWith("[\"\"]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Trailer: a", "X-Trailer: a\r\n", ""})
  void trailers_thatBreakOff_areABrokenBody(String trailers) throws IOException {
    try (var connection = serve(options -> options)) {
      connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"
              + trailers);
      connection.endOutput();

      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400");
    }
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x\r\nTransfer-Encoding: chunked", "chunked\r\nTransfer-Encoding: chunked"})
  void codings_butOneOfChunks_areNotKnown(String codings) throws IOException {
    try (var connection = serve(options -> options)) {
      connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + codings + "\r\n\r\n0\r\n\r\n");

      assertThat(connection.readUntilClosed()).matches("(?s)HTTP/1.1 (400|501) .*");
    }
    assertThat(handled).hasValue(0);
  }

  @Test
  void request_ofHttp10_isTheLast_evenIfItAsksToBeFollowed() throws IOException {
    try (var connection = serve(options -> options)) {
      connection.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

      assertThat(connection.readUntilClosed())
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("connection: close\r\n");
    }
  }

  @Test
  void connection_whoseClientStaysAfterTheLastAnswer_makesRoomForAnother() throws IOException {
    try (var connection = serve(options -> options.withMaxConnections(1))) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(connection.readUntilClosed()).startsWith("HTTP/1.1 200");

      try (var next = RawConnection.to(server().port())) {
        next.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(next.readAnswer()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void close_cutsOffWhoIsLeft_whenTheGraceIsOver() throws Exception {
    try (var connection = serve(options -> options.withShutdownGrace(Duration.ofMillis(100)))) {
      connection.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

      assertTimeout(Duration.ofSeconds(20), server()::close);

      assertThat(connection.readUntilClosed()).doesNotContain("200");
    }
  }

  @Test
  void close_onAThreadThatIsInterrupted_waitsForNobody_andKeepsTheInterrupt() throws Exception {
    try (var connection = serve(options -> options.withShutdownGrace(Duration.ofMinutes(1)))) {
      connection.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

      Thread.currentThread().interrupt();
      server().close();

      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void close_letsAnIdleConnectionGo_atOnce() throws IOException {
    try (var connection = serve(options -> options)) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");

      assertTimeout(Duration.ofSeconds(5), server()::close);

      assertThat(connection.readUntilClosed()).isEmpty();
    }
  }

  @Test
  void engine_thatWasPrepared_hasOpenedNothing_andStarts() throws IOException {
    var threads = Thread.activeCount();

    new JettyEngine().prepare();

    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    serve(options -> options).close();
  }

  @Test
  void host_thatIsNotOfThisMachine_isRefusedWithTheRemedy() {
    var options = HttpOptions.defaults().withHost("192.0.2.1").withPort(0);
    var dispatcher = Dispatcher.of(Routes.under(""), options, List.of());

    assertThatThrownBy(() -> new JettyEngine().start(dispatcher, options))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("192.0.2.1", "http.port");
  }
}
