package dev.tenon.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Events sent to a client as they happen, over one answer that goes on until either side ends it.
///
/// ```java
/// .get("/prices").replies(request -> EventStream.answer(request, events -> {
///   try (var prices = market.subscribe()) {
///     events.sendAll(prices.queue(), Duration.ofSeconds(15));
///   }
/// }))
/// ```
///
/// A client that comes back says in `Last-Event-ID` which event it had last. Where a client has
/// left is seen when something is sent: send at least a comment now and then. A client that takes
/// nothing for [HttpOptions#writeTimeout()] is broken off.
///
/// Used by the thread of the handler. Source: the HTML standard, 9.2, Server-sent events.
public final class EventStream {

  static final String CONTENT_TYPE = "text/event-stream";
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;

  private EventStream(OutputStream out) {
    this.out = out;
  }

  /// What sends the events.
  @FunctionalInterface
  public interface Source {

    /// Sends events and returns after the last one. An [IOException] of the stream means that the
    /// client has left.
    void sendTo(EventStream events) throws Exception;
  }

  /// Answers with events.
  ///
  /// @throws dev.tenon.errors.DomainError `NOT_ACCEPTABLE` if the caller does not take them
  public static Reply answer(Request request, Source source) {
    Accept.require(CONTENT_TYPE, request.headers("Accept"));
    return Reply.streaming(200, CONTENT_TYPE, out -> sendAll(new EventStream(out), source))
        // Else a proxy may gather what is to arrive at once.
        .with("X-Accel-Buffering", "no");
  }

  /// What such a route answers, for documents.
  ///
  /// ```java
  /// .get("/prices").replies(this::prices, EventStream.answers())
  /// ```
  public static List<Answer> answers() {
    return List.of(Answer.of(200, CONTENT_TYPE));
  }

  /// A comment goes first, so that the client learns at once that it is connected.
  private static void sendAll(EventStream events, Source source) throws Exception {
    events.comment();
    source.sendTo(events);
  }

  /// Sends an event and waits until the client's side takes it.
  ///
  /// @throws IOException if the client has left
  public void send(ServerSentEvent event) throws IOException {
    out.write(event.lines().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Sends what clients ignore, so that proxies keep the connection, and it is seen whether the
  /// client is there.
  ///
  /// @throws IOException if the client has left
  public void comment() throws IOException {
    out.write(COMMENT);
    out.flush();
  }

  /// Sends what comes out of a queue until the client leaves, and a comment where nothing came for
  /// a while.
  ///
  /// @param queue bounded, so that a client that is slow does not fill the memory
  /// @param silence after which a comment is sent; proxies often cut after 30 to 60 s
  /// @throws IOException if the client has left
  /// @throws InterruptedException if the service ends
  public void sendAll(BlockingQueue<ServerSentEvent> queue, Duration silence)
      throws IOException, InterruptedException {
    while (true) {
      var event = queue.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
      if (event == null) {
        comment();
      } else {
        send(event);
      }
    }
  }
}
