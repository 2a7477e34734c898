package dev.tenon.http.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an engine does at its end: while it drains, and when it closes. The fourth part of
/// [HttpEngineContract].
public abstract class EndingContract extends StreamingContract {

  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String LAST = "\r\nconnection: close\r\n";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private Thread closing = Thread.ofVirtual().start(() -> {});

  /// A contract over this engine.
  protected EndingContract(EngineHarness harness) {
    super(harness);
  }

  /// An interrupt ends the delay of the drain.
  @AfterEach
  void endTheDrain() throws InterruptedException {
    release.countDown();
    closing.interrupt();
    closing.join(PATIENCE);
  }

  private static Routes hello() {
    return open().get("/").replies(_ -> Reply.of(200, "text/plain", "hello".getBytes(UTF_8)));
  }

  /// A handler that is at work until it is released.
  private boolean isReleased() throws InterruptedException {
    arrived.countDown();
    return release.await(40, TimeUnit.SECONDS);
  }

  /// Begins to close, and returns when answers show it.
  private void drain(String request) throws IOException {
    closing = Thread.ofVirtual().start(servers.getLast()::close);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isLast(answer(request))) {
      assertThat(System.nanoTime()).as("no answer was the last").isLessThan(end);
    }
  }

  private String answer(String request) throws IOException {
    try (var connection = dial(port())) {
      connection.send(request);
      return connection.readAnswer();
    }
  }

  private static boolean isLast(String answer) {
    return answer.toLowerCase(Locale.ROOT).contains(LAST);
  }

  private void serveWithDelay(Routes routes) {
    serve(routes, options -> options.withDrainDelay(Duration.ofMinutes(10)));
  }

  @Test
  @Timeout(60)
  void drain_servesOn_andMakesEachAnswerTheLastOfItsConnection() throws IOException {
    serveWithDelay(hello());
    try (var kept = dial(port());
        var silent = dial(port())) {
      kept.send(REQUEST);
      var before = kept.readAnswer();
      assertThat(isLast(before)).as(before).isFalse();

      drain(REQUEST);

      for (var connection : new RawConnection[] {kept, silent, dial(port())}) {
        connection.send(REQUEST);
        var answer = connection.readUntilClosed();
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("hello");
        assertThat(isLast(answer)).as(answer).isTrue();
        connection.close();
      }
      assertThat(closing.isAlive()).as("ends before its delay").isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
        "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /empty HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"
      })
  @Timeout(60)
  void drain_makesAnswersOfEveryKindTheLast(String request) throws IOException {
    serveWithDelay(
        hello()
            .get("/empty")
            .replies(_ -> Reply.of(204))
            .get("/stream")
            .replies(_ -> Reply.streaming(200, "text/plain", out -> out.write('a'))));
    drain(REQUEST);

    try (var connection = dial(port())) {
      connection.send(request);
      var answer = connection.readUntilClosed();
      assertThat(isLast(answer)).as(answer).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void drain_reachesRequestsThatAreInFlight() throws Exception {
    serveWithDelay(hello().get("/slow").calls(this::isReleased).gives(Boolean.class));
    try (var connection = dial(port())) {
      connection.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

      drain(REQUEST);
      release.countDown();

      var answer = connection.readUntilClosed();
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("true");
      assertThat(isLast(answer)).as(answer).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void drain_letsStreamsFinish() throws Exception {
    serveWithDelay(
        hello()
            .get("/stream")
            .replies(_ ->
                Reply.streaming(
                    200,
                    "text/plain",
                    out -> {
                      out.write("first".getBytes(UTF_8));
                      out.flush();
                      assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                      out.write("second".getBytes(UTF_8));
                    })));
    try (var connection = dial(port())) {
      connection.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readUntil("first")).endsWith("first");

      drain(REQUEST);
      release.countDown();

      assertThat(connection.readUntil("\r\n0\r\n\r\n")).contains("second");
    }
  }

  @Test
  @Timeout(60)
  void close_cutsStreamsOff_afterTheGrace() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    var stream =
        open()
            .get("/")
            .replies(_ ->
                Reply.streaming(
                    200,
                    "text/plain",
                    out -> {
                      try {
                        while (true) {
                          out.write("tick\n".getBytes(UTF_8));
                          out.flush();
                        }
                      } catch (IOException e) {
                        failure.complete(e);
                        throw e;
                      }
                    }));
    serve(stream, options -> options.withShutdownGrace(Duration.ofMillis(300)));
    try (var connection = dial(port())) {
      connection.send(REQUEST);
      assertThat(connection.readUntil("tick")).endsWith("tick");
      var rest = CompletableFuture.supplyAsync(() -> restOf(connection));

      servers.getLast().close();

      assertThat(rest.get(20, TimeUnit.SECONDS)).doesNotContain("\r\n0\r\n");
    }
    assertThat(failure.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
  }

  private static String restOf(RawConnection connection) {
    try {
      return connection.readUntilClosed();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Timeout(60)
  void close_doesNotWaitForAHandler_longerThanTheGrace() throws Exception {
    var stuck = open().get("/").calls(this::isReleased).gives(Boolean.class);
    serve(stuck, options -> options.withShutdownGrace(Duration.ofMillis(300)));
    try (var connection = dial(port())) {
      connection.send(REQUEST);
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

      servers.getLast().close();

      assertThat(release.getCount()).as("the handler is still at work").isOne();
      // An engine may interrupt the handler, and has then something to say.
      assertThat(connection.readUntilClosed()).matches("(?s)|HTTP/1.1 500 .*");
    }
  }

  @Test
  @Timeout(60)
  void close_doesNotWaitForConnectionsWithoutARequest_andFreesThePort() throws IOException {
    serve(hello(), options -> options.withShutdownGrace(Duration.ofMinutes(10)));
    int port = port();
    try (var kept = dial(port);
        var silent = dial(port)) {
      kept.send(REQUEST);
      assertThat(kept.readAnswer()).startsWith("HTTP/1.1 200");

      servers.getLast().close();

      assertThat(kept.readUntilClosed()).isEmpty();
      assertThat(silent.readUntilClosed()).isEmpty();
    }
    serve(hello(), options -> options.withPort(port));
    assertThat(answer(REQUEST)).endsWith("hello");
  }
}
