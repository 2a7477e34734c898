package dev.tenon.http.vertx;

import dev.tenon.http.spi.RawRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/// A request, and the run of the dispatcher that answers it.
///
/// Made by an event loop; it runs on a virtual thread, and what changes about it while it does is
/// known to its [Connection] alone.
final class Exchange implements RawRequest, Runnable {

  private final Site site;
  private final Connection connection;
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

  Exchange(Site site, Connection connection, HttpRequest request, long deadline) {
    this.site = site;
    this.connection = connection;
    this.request = request;
    this.deadline = deadline;
    this.body = new RequestBody(connection::roomAgain);
  }

  @Override
  public void run() {
    Answer answer;
    try {
      answer = Answer.to(request, site.handle(this), site.date());
    } catch (Throwable broken) {
      connection.abandon(this);
      throw broken;
    }
    connection.answer(this, answer);
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
  boolean isPersistent() {
    return !Flaw.isHttp10(request) && !hasToken("Connection", "close");
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
    connection.wantBody(this);
    return body;
  }

  @Override
  public String remoteAddress() {
    return connection.remoteAddress();
  }
}
