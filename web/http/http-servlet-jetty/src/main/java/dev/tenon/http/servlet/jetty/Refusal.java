package dev.tenon.http.servlet.jetty;

import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.spi.HttpDate;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What Jetty answers by itself, to requests that it cannot read, in the dispatcher's words.
final class Refusal implements Request.Handler {

  private final Dispatcher dispatcher;
  private final HttpDate date = new HttpDate();

  Refusal(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    write(kind(response.getStatus()), response, callback);
    return true;
  }

  /// Writes a refusal as the last answer of its connection, since others may see the end of the
  /// request elsewhere.
  void write(ErrorKind kind, Response response, Callback callback) {
    var reply = dispatcher.refuse(kind);
    response.setStatus(reply.status());
    var headers = response.getHeaders();
    reply.headers().each(headers::put);
    headers.put(HttpHeader.CONNECTION, "close");
    headers.put(HttpHeader.CONTENT_LENGTH, reply.body().length());
    response.write(true, ByteBuffer.wrap(reply.body().gathered()), callback);
  }

  /// A refusal as it is sent on a connection on which there is no request.
  ByteBuffer message(ErrorKind kind) {
    var reply = dispatcher.refuse(kind);
    var head =
        new StringBuilder("HTTP/1.1 ")
            .append(reply.status())
            .append(' ')
            .append(HttpStatus.getMessage(reply.status()))
            .append("\r\nConnection: close\r\nDate: ")
            .append(date.now())
            .append("\r\nContent-Length: ")
            .append(reply.body().length());
    reply
        .headers()
        .each((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(reply.body().gathered());
    return ByteBuffer.wrap(all.toByteArray());
  }

  /// The kind of Jetty's status. Where Jetty trips over a request that it handed to nobody, the
  /// request is to blame.
  private static ErrorKind kind(int status) {
    return Stream.of(
            ErrorKind.TIMEOUT,
            ErrorKind.TOO_LARGE,
            ErrorKind.URI_TOO_LONG,
            ErrorKind.HEADERS_TOO_LARGE,
            ErrorKind.NOT_IMPLEMENTED,
            ErrorKind.UNAVAILABLE)
        .filter(kind -> kind.httpStatus() == status)
        .findFirst()
        .orElse(ErrorKind.MALFORMED);
  }
}
