package dev.tenon.http.testkit;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static dev.tenon.http.testkit.EngineCapability.SERVES_HTTP_1_0;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Body;
import dev.tenon.http.Download;
import dev.tenon.http.EventStream;
import dev.tenon.http.Headers;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.ServerSentEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an engine does with answers that are written while they are sent. The third quarter of
/// [HttpEngineContract].
public abstract class StreamingContract extends SlowClientContract {

  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final byte[] PART = "0123456789abcdef".repeat(64).getBytes(UTF_8);

  /// A contract over this engine.
  protected StreamingContract(EngineHarness harness) {
    super(harness);
  }

  private static Routes streaming(Body.Writer writer) {
    return open().get("/").replies(request -> Reply.streaming(200, "text/plain", writer));
  }

  @Test
  void stream_isSentWhileItIsWritten() throws Exception {
    var goOn = new CountDownLatch(1);
    var routes =
        streaming(out -> {
          out.write("first".getBytes(UTF_8));
          out.flush();
          assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
          out.write("second".getBytes(UTF_8));
        });
    try (var connection = raw(routes)) {
      connection.send(REQUEST);
      assertThat(connection.readHead().toLowerCase(Locale.ROOT))
          .startsWith("http/1.1 200")
          .contains("transfer-encoding: chunked\r\n")
          .doesNotContain("content-length:");
      assertThat(connection.readUntil("first")).endsWith("first");
      goOn.countDown();
      assertThat(connection.readUntil("\r\n0\r\n\r\n")).contains("second");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, 100_000})
  void stream_ofAnyLength_arrivesWhole_andTheConnectionIsKept(int parts) throws IOException {
    var routes =
        streaming(out -> {
          for (int i = 0; i < parts; i++) {
            out.write(PART, 0, 100);
          }
        });
    var client = client(routes);

    assertThat(client.get("/")).hasStatus(200);
    assertThat(client.get("/").body()).hasSize(parts * 100);
    try (var connection = dial(port())) {
      connection.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
      connection.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void stream_ofAKnownLength_saysIt() throws IOException {
    var body = new Body.Stream(PART.length, out -> out.write(PART));
    var routes = open().get("/").replies(request -> new Reply(200, Headers.none(), body));
    try (var connection = raw(routes)) {
      for (int i = 0; i < 2; i++) {
        connection.send(REQUEST);
        assertThat(connection.readAnswer())
            .containsIgnoringCase("content-length: " + PART.length)
            .doesNotContainIgnoringCase("transfer-encoding")
            .endsWith(new String(PART, UTF_8));
      }
    }
  }

  @Test
  void stream_thatBreaksOff_isNotTakenForAWholeOne() throws IOException {
    var routes =
        streaming(out -> {
          out.write(PART);
          out.flush();
          throw new IllegalStateException("no more");
        });
    try (var connection = raw(routes)) {
      connection.send(REQUEST + REQUEST);
      assertThat(connection.readUntilClosed())
          .containsOnlyOnce("HTTP/1.1 ")
          .contains("0123456789abcdef")
          .doesNotContain("\r\n0\r\n", "no more");
    }
  }

  @Test
  void stream_thatIsShorterThanItSaid_breaksOff() throws IOException {
    var body = new Body.Stream(PART.length + 1, out -> out.write(PART));
    var routes = open().get("/").replies(request -> new Reply(200, Headers.none(), body));
    try (var connection = raw(routes)) {
      connection.send(REQUEST + REQUEST);
      assertThat(connection.readUntilClosed().split("HTTP/1.1 ", -1)).hasSizeLessThan(3);
    }
  }

  @Test
  void stream_toHttp10_endsWithTheConnection() throws IOException {
    try (var connection = raw(streaming(out -> out.write(PART)))) {
      connection.send("GET / HTTP/1.0\r\n\r\n");
      var answer = connection.readUntilClosed();
      if (harness.capabilities().has(SERVES_HTTP_1_0)) {
        assertThat(answer)
            .doesNotContainIgnoringCase("transfer-encoding")
            .endsWith("\r\n\r\n" + new String(PART, UTF_8));
      } else {
        assertThat(answer).containsPattern("^HTTP/1.1 (400|505) ");
      }
    }
  }

  @Test
  void client_thatLeavesAStream_freesItsWriter() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    var routes =
        streaming(out -> {
          try {
            while (true) {
              out.write(PART);
              out.flush();
            }
          } catch (IOException e) {
            failure.complete(e);
            throw e;
          }
        });
    try (var connection = raw(routes)) {
      connection.send(REQUEST);
      assertThat(connection.readSome(5_000)).hasSize(5_000);
    }

    assertThat(failure.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    assertThat(reach().get("/nowhere")).hasStatus(404);
  }

  @Test
  void client_thatTakesNothingOfAStream_isBrokenOff_andFreesItsWriter() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    serve(
        streaming(out -> {
          try {
            while (true) {
              out.write(PART);
            }
          } catch (IOException e) {
            failure.complete(e);
            throw e;
          }
        }),
        options -> options.withWriteTimeout(Duration.ofMillis(300)));
    try (var connection = dial(port())) {
      connection.send(REQUEST);

      assertThat(failure.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void stream_whoseHandlerTakesItsTime_isNotTheClientsFault() throws Exception {
    serve(
        streaming(out -> {
          out.write(PART);
          out.flush();
          assertThat(new CountDownLatch(1).await(brief().toMillis() + 500, TimeUnit.MILLISECONDS))
              .isFalse();
          out.write(PART);
        }),
        options ->
            options.withWriteTimeout(brief()).withIdleTimeout(brief()).withRequestTimeout(brief()));

    var client = reach();

    assertThat(client.get("/").body()).hasSize(2 * PART.length);
  }

  @Test
  void file_isSentWhole_orAPartOfIt(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("large"), "0123456789".repeat(100_000).getBytes(UTF_8));
    var download = Download.of(file, "application/octet-stream");
    var client = client(open().get("/").replies(download::answer));

    assertThat(client.get("/").body()).hasSize(1_000_000);
    var part = client.with("Range", "bytes=999995-").get("/");
    assertThat(part)
        .hasStatus(206)
        .hasHeader("Content-Range", "bytes 999995-999999/1000000")
        .hasHeader("Content-Length", "5");
    assertThat(part.text()).isEqualTo("56789");
  }

  @Test
  void events_arriveOneByOne() throws Exception {
    var goOn = new CountDownLatch(1);
    var routes =
        open()
            .get("/")
            .replies(request ->
                EventStream.answer(
                    request,
                    events -> {
                      events.send(ServerSentEvent.of("a\nb").withName("price").withId("7"));
                      assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                      events.send(ServerSentEvent.of("c"));
                    }));
    try (var connection = raw(routes)) {
      connection.send(REQUEST);
      assertThat(connection.readHead()).containsIgnoringCase("content-type: text/event-stream");
      assertThat(connection.readUntil("\n\n")).endsWith(":\n\n");
      assertThat(connection.readUntil("\n\n"))
          .endsWith("event: price\nid: 7\ndata: a\ndata: b\n\n");
      goOn.countDown();
      assertThat(connection.readUntil("\n\n")).endsWith("data: c\n\n");
    }
  }
}
