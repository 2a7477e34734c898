package dev.tenon.http.vertx;

import dev.tenon.http.Body;
import dev.tenon.http.spi.RawRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/// A request, and the run of the dispatcher that answers it.
///
/// Made by an event loop; it runs on a virtual thread, and what changes about it while it does is
/// known to its [Connection] alone.
final class Exchange implements RawRequest, Runnable {

  private final Site site;
  private final ConnectionHandle connection;
  private final HttpRequest request;
  private final RequestBody body;

  /// When the whole request must have arrived.
  final long deadline;

  /// How many bytes of the body have arrived.
  long received;

  /// Whether a thread was started for it.
  boolean isDispatched;

  /// Whether no more of the body will arrive.
  boolean isWhole;

  /// Whether the body ended before its end.
  boolean isBroken;

  /// Whether the client was told to send the body.
  boolean isContinued;

  /// Whether the answer is being written, or was.
  boolean answered;

  /// Whether more of the answer is yet to be made.
  boolean isStreaming;

  Exchange(Site site, ConnectionHandle connection, HttpRequest request, long deadline) {
    this.site = site;
    this.connection = connection;
    this.request = request;
    this.deadline = deadline;
    this.body = new RequestBody(connection::roomAgain);
  }

  @Override
  public void run() {
    try {
      var reply = site.handle(this);
      var answer = Answer.to(request, reply, site.date());
      switch (reply.body()) {
        case Body.Bytes _ -> connection.answer(this, answer);
        case Body.Stream stream -> send(answer, stream);
      }
    } catch (Throwable broken) {
      connection.abandon(this);
      throw broken;
    }
  }

  /// An answer that breaks off is not brought to its end; its connection ends instead.
  private void send(Answer head, Body.Stream stream) {
    // A handler may leave its thread interrupted, in which nothing can be waited for.
    Thread.interrupted();
    var out = new Streaming(this, connection, head, stream.length() < 0 && !Flaw.isHttp10(request));
    try {
      stream.writeTo(out);
      out.close();
    } catch (IOException broken) {
      connection.abandon(this);
    }
  }

  /// Where the event loop puts the body.
  RequestBody incoming() {
    return body;
  }

  /// Whether the client waits for the word to send its body (RFC 9110, 10.1.1).
  boolean expectsContinue() {
    return !Flaw.isHttp10(request) && hasToken(HttpHeaderNames.EXPECT.toString(), "100-continue");
  }

  /// Whether another request may follow on the connection (RFC 9112, 9.3). After one of HTTP/1.0
  /// none does, since intermediaries have disagreed about when it may.
  private boolean isPersistent() {
    return !Flaw.isHttp10(request) && !hasToken("Connection", "close");
  }

  /// Whether nothing can follow on the connection: the client wants it so, or still waits for the
  /// word to send its body, or the body is broken, or more of it may come than anybody reads over.
  boolean isLast() {
    boolean isHeldBack = received == 0 && !isContinued && expectsContinue();
    return isBroken || !isPersistent() || (!isWhole && (isHeldBack || isTooLongToSkip()));
  }

  private boolean isTooLongToSkip() {
    long length = HttpUtil.getContentLength(request, Long.MAX_VALUE);
    return length > site.options().maxBodyBytes();
  }

  private boolean hasToken(String name, String token) {
    for (var value : request.headers().getAll(name)) {
      for (var each : value.split(",", -1)) {
        if (each.strip().equalsIgnoreCase(token)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public String method() {
    return request.method().name();
  }

  @Override
  public String target() {
    return request.uri();
  }

  @Override
  public List<String> headers(String name) {
    return request.headers().getAll(name);
  }

  @Override
  public Collection<String> headerNames() {
    return request.headers().names();
  }

  @Override
  public InputStream body() {
    if (expectsContinue()) {
      connection.wantBody(this);
    }
    return body;
  }

  @Override
  public String remoteAddress() {
    return connection.remoteAddress();
  }

  @Override
  public String scheme() {
    return site.scheme();
  }
}
