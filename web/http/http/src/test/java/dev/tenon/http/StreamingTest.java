package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.observe.LogFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {

  private static final byte[] FOUR = "four".getBytes(StandardCharsets.US_ASCII);

  private static Reply got(Body body) {
    return sent("GET", body);
  }

  private static Reply sent(String method, Body body) {
    var routes =
        Routes.under("").open().get("/").replies(request -> new Reply(200, Headers.none(), body));
    return FakeRequest.get("/").method(method).with("X-Request-ID", "r-1").to(routes);
  }

  /// A client that goes away after some bytes.
  private static OutputStream leaving(int after, Exception how) {
    return new OutputStream() {
      private int taken;

      @Override
      public void write(int b) throws IOException {
        taken++;
        if (taken > after) {
          switch (how) {
            case IOException e -> throw e;
            default -> throw (RuntimeException) how;
          }
        }
      }
    };
  }

  @Test
  void body_isWritten_withTheFieldsOfItsRequest_andNotClosed() throws IOException {
    var seen = new ArrayList<String>();
    var reply =
        got(
            new Body.Stream(
                -1,
                out -> {
                  seen.add(LogFields.current().get("requestId"));
                  out.write('a');
                  out.close();
                  out.write(FOUR);
                }));

    assertThat(reply.body().length()).isEqualTo(-1);
    assertThat(seen).as("before it is sent").isEmpty();
    assertThat(FakeRequest.text(reply)).isEqualTo("afour");
    assertThat(seen).containsExactly("r-1");
  }

  @ParameterizedTest
  @CsvSource({"-1, ", "4, 4"})
  void head_hasNoBody_andTheLengthThatIsKnown(long length, String expected) {
    var reply =
        sent(
            "HEAD",
            new Body.Stream(
                length,
                out -> {
                  throw new AssertionError("written");
                }));

    assertThat(reply.body()).isSameAs(Body.EMPTY);
    assertThat(reply.headers().first("Content-Length").orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 5})
  void body_ofAnotherLengthThanItSaid_breaksOff(long length) {
    var reply = got(new Body.Stream(length, out -> out.write(FOUR)));

    assertThatThrownBy(() -> reply.body().writeTo(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage(
            length == 5
                ? "The body was to have 5 bytes, and has 4."
                : "The body was to have %d bytes, and has more.".formatted(length));
  }

  @Test
  void writer_learnsThatTheClientIsGone_whateverTheEngineThrows() {
    for (var how : List.of(new IOException("reset"), new IllegalStateException("reset"))) {
      var caught = new ArrayList<Exception>();
      var reply =
          got(
              new Body.Stream(
                  -1,
                  out -> {
                    try {
                      out.write(FOUR);
                    } catch (IOException e) {
                      caught.add(e);
                      throw e;
                    }
                  }));

      assertThatThrownBy(() -> reply.body().writeTo(leaving(2, how)))
          .isInstanceOf(IOException.class);
      assertThat(caught).hasSize(1).first().isInstanceOf(IOException.class);
    }
  }

  @Test
  void writer_thatFails_breaksTheAnswerOff() {
    for (var failure : List.of(new Exception("a"), new IllegalStateException("a"))) {
      var reply =
          got(
              new Body.Stream(
                  -1,
                  out -> {
                    throw failure;
                  }));

      assertThatThrownBy(() -> reply.body().writeTo(new ByteArrayOutputStream()))
          .isInstanceOf(IOException.class)
          .hasRootCause(failure);
    }
  }

  @Test
  void writer_thatIsInterrupted_leavesItsThreadSo() {
    var body =
        new Body.Stream(
            -1,
            out -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(() -> body.writeTo(new ByteArrayOutputStream()))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void length_belowMinusOne_andABodyOf204_areRefused() {
    assertThatThrownBy(() -> new Body.Stream(-2, out -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-2");
    assertThatThrownBy(() -> Reply.streaming(204, "text/plain", out -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String events(EventStream.Source source) {
    var routes =
        Routes.under("").open().get("/").replies(request -> EventStream.answer(request, source));
    return FakeRequest.text(FakeRequest.get("/").with("Accept", "text/event-stream").to(routes));
  }

  @Test
  void events_areLines_andAnEmptyOneEndsEach() {
    assertThat(
            events(events -> {
              events.send(ServerSentEvent.of("a"));
              events.send(
                  ServerSentEvent.of("b\r\nc\rd\n")
                      .withName("price")
                      .withId("7")
                      .withRetry(Duration.ofSeconds(2)));
              events.send(ServerSentEvent.of(""));
            }))
        .isEqualTo(
            ":\n\ndata: a\n\nevent: price\nid: 7\nretry: 2000\ndata: b\ndata: c\ndata: d\ndata: \n\ndata: \n\n");
  }

  @Test
  void events_toACallerThatTakesNone_are406() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .replies(request -> EventStream.answer(request, events -> {}));

    assertThat(FakeRequest.get("/").with("Accept", "application/json").to(routes).status())
        .isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\0b"})
  void nameAndId_thatWouldEndTheirLine_areRefused(String text) {
    var event = ServerSentEvent.of("a");

    assertThatThrownBy(() -> event.withName(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> event.withId(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> event.withRetry(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void queue_isSent_withCommentsWhereNothingComes_untilTheClientLeaves() {
    var queue = new ArrayBlockingQueue<ServerSentEvent>(2);
    queue.add(ServerSentEvent.of("a"));
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .replies(request ->
                EventStream.answer(request, events -> events.sendAll(queue, Duration.ofMillis(1))));
    var sent = new ByteArrayOutputStream();
    var reply = FakeRequest.get("/").to(routes);

    assertThatThrownBy(() ->
            reply
                .body()
                .writeTo(
                    new OutputStream() {
                      @Override
                      public void write(int b) throws IOException {
                        if (sent.size() == 18) {
                          throw new IOException("gone");
                        }
                        sent.write(b);
                      }
                    }))
        .isInstanceOf(IOException.class);
    assertThat(sent.toString(StandardCharsets.UTF_8))
        .isEqualTo(":\n\ndata: a\n\n:\n\n:\n\n".substring(0, 18));
  }
}
