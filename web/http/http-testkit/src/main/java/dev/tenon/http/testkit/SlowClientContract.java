package dev.tenon.http.testkit;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tenon.http.HttpOptions;
import dev.tenon.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an engine does about clients that are slow, too many, or gone. The second quarter of
/// [HttpEngineContract].
public abstract class SlowClientContract extends RefusalContract {

  /// More than the buffers of two sockets hold.
  private static final int LARGE = 30_000_000;

  /// A contract over this engine.
  protected SlowClientContract(EngineHarness harness) {
    super(harness);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\n",
        "Content-Length: 100\r\n\r\n{\"name\": ",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n64\r\n{\"name\": ",
        "Content-Length: 100\r\nExpect: 100-continue\r\n\r\n"
      })
  void body_thatDoesNotComeInTime_is408_andEndsTheConnection(String rest) throws IOException {
    try (var connection = raw(counting(), options -> options.withRequestTimeout(brief()))) {
      connection.send(head("POST /") + rest);
      var answer = connection.readUntilClosed();
      assertThat(answer.substring(answer.indexOf("HTTP/1.1 4")))
          .startsWith("HTTP/1.1 408")
          .containsIgnoringCase("connection: close\r\n")
          .containsIgnoringCase("content-type: application/problem+json")
          .contains("\"code\":\"timeout\"")
          .containsOnlyOnce("HTTP/1.1");
    }
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX-Some: "})
  void head_thatDoesNotComeInTime_is408_andEndsTheConnection(String part) throws IOException {
    try (var connection = raw(counting(), options -> options.withRequestTimeout(brief()))) {
      connection.send(part);
      assertThat(connection.readUntilClosed())
          .startsWith("HTTP/1.1 408")
          .containsOnlyOnce("HTTP/1.1");
    }
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\nX-Some: ",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
      })
  void request_thatTrickles_isNotWaitedForAnyLonger(String begin) throws IOException {
    try (var connection = raw(counting(), options -> options.withRequestTimeout(brief()))) {
      connection.send(begin);
      // Empty where the last byte crossed the answer and reset the connection.
      assertThat(connection.trickleUntilAnswered(' ')).matches("(?s)|HTTP/1.1 408 .*");
    }
    assertThat(handled).hasValue(0);
  }

  @Test
  void request_thatFollowsAnother_hasAllTheTimeAgain() throws IOException {
    var routes = slow(Duration.ofMillis(300));
    try (var connection =
        raw(routes, options -> options.withRequestTimeout(brief().plusMillis(300)))) {
      for (int i = 0; i < 3; i++) {
        connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void handler_thatTakesItsTime_isNotTheClientsFault() throws IOException {
    try (var connection =
        raw(
            slow(brief().plusMillis(400)),
            options ->
                options
                    .withRequestTimeout(brief())
                    .withIdleTimeout(brief())
                    .withWriteTimeout(brief()))) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(connection.readUntilClosed()).startsWith("HTTP/1.1 200");
    }
  }

  /// A handler that works for a while, which no client sees as waiting.
  private static Routes slow(Duration time) {
    return open()
        .get("/")
        .calls(() -> new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS))
        .gives(Boolean.class);
  }

  @Test
  void connection_thatBringsNoRequest_isClosedWithoutAWord() throws IOException {
    try (var connection = raw(things(), options -> options.withIdleTimeout(brief()))) {
      assertThat(connection.readToEnd()).isEmpty();
    }
  }

  @Test
  void connection_thatBringsNoFurtherRequest_isClosedWithoutAWord() throws IOException {
    try (var connection = raw(things(), options -> options.withIdleTimeout(brief()))) {
      connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
      assertThat(connection.readToEnd()).isEmpty();
    }
  }

  @Test
  void answer_thatTheClientDoesNotTake_isBrokenOff() throws IOException {
    var routes = open().get("/").calls(() -> "a".repeat(LARGE)).gives(String.class);
    var grace = Duration.ofMinutes(1);
    try (var connection =
        raw(routes, options -> options.withWriteTimeout(brief()).withShutdownGrace(grace))) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readSome(100)).startsWith("HTTP/1.1 200");
      assertTimeout(grace.dividedBy(2), servers.getLast()::close);
      assertThat(connection.readUntilClosed()).hasSizeLessThan(LARGE);
    }
  }

  @Test
  void answer_thatTheClientTakesSlowly_isSentToItsEnd() throws IOException {
    var routes = open().get("/").calls(() -> "a".repeat(LARGE)).gives(String.class);
    try (var connection =
        raw(routes, options -> options.withWriteTimeout(Duration.ofMillis(1500)))) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      var answer = connection.readSlowly(Duration.ofMillis(30), 300_000);
      assertThat(answer).isGreaterThan(LARGE);
    }
  }

  @Test
  void client_thatLeavesAmidItsBody_freesTheHandler() throws Exception {
    var waiting = new CountDownLatch(1);
    var freed = new CountDownLatch(1);
    var routes =
        open()
            .post("/")
            .request()
            .calls(request -> {
              waiting.countDown();
              try {
                return request.body().length;
              } finally {
                freed.countDown();
              }
            })
            .gives(Integer.class);
    try (var connection = raw(routes)) {
      connection.send(head("POST /") + "Content-Length: 100\r\n\r\n{");
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(freed.await(10, TimeUnit.SECONDS)).as("the handler goes on").isTrue();
  }

  @Test
  void body_isThereForTheHandlerAsItArrives_andWhatWasOpenedForItIsClosedWhenTheClientLeaves()
      throws Exception {
    var arrived = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    var routes =
        open()
            .post("/")
            .request()
            .does(request -> {
              request.untilAnswered(closed::countDown);
              var in = request.bodyStream();
              in.readNBytes(5);
              arrived.countDown();
              in.readAllBytes();
            });
    try (var connection = raw(routes)) {
      connection.send(head("POST /") + "Content-Length: 100\r\n\r\nhello");
      assertThat(arrived.await(10, TimeUnit.SECONDS)).as("the first bytes are read").isTrue();
      assertThat(closed.getCount()).as("closed too early").isEqualTo(1);
    }
    assertThat(closed.await(10, TimeUnit.SECONDS)).as("closed").isTrue();
  }

  @Test
  void client_thatLeavesAmidAnAnswer_leavesTheServerUnharmed() throws IOException {
    var routes = open().get("/").calls(() -> "a".repeat(5_000_000)).gives(String.class);
    var client = client(routes);
    for (int i = 0; i < 10; i++) {
      try (var connection = dial(port())) {
        connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(connection.readSome(100)).startsWith("HTTP/1.1 200");
      }
    }
    assertThat(client.get("/")).hasStatus(200);
  }

  @Test
  void client_thatGoesAway_leavesTheServerUnharmed() throws IOException {
    var client = client(things());
    for (int i = 0; i < 20; i++) {
      try (var connection = dial(port())) {
        connection.send("POST /things HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n");
      }
    }
    assertThat(client.get("/things/best")).hasStatus(200);
  }

  @Test
  void connections_overTheBound_areNotServed_untilOneEnds() throws IOException {
    var first = raw(things(), options -> options.withMaxConnections(2));
    var second = dial(port());
    for (var connection : List.of(first, second)) {
      connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
    }
    // Not by TLS, which would itself be waited for.
    try (var third = RawConnection.to(port())) {
      third.send("GET /things/best HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(third.hasAnswerWithin(Duration.ofMillis(300))).isFalse();
    }
    first.close();
    second.close();
    assertThat(isServedAtLast()).isTrue();
  }

  /// Whether one of some connections is served; the first may still be turned away while the server
  /// notices that others have ended.
  private boolean isServedAtLast() throws IOException {
    var tries = new ArrayList<String>();
    for (int i = 0; i < 50; i++) {
      try (var connection = dial(port())) {
        connection.send("GET /things/best HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        tries.add(connection.readUntilClosed());
      } catch (SSLException e) {
        tries.add("turned away");
      }
      if (tries.getLast().startsWith("HTTP/1.1 200")) {
        return true;
      }
    }
    return false;
  }

  private RawConnection raw(Routes routes, UnaryOperator<HttpOptions> with) throws IOException {
    serve(routes, with);
    return dial(port());
  }
}
