package dev.tenon.http.helidon;

import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.Reply;
import dev.tenon.http.spi.HttpDate;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// What Helidon answers by itself, to requests that it cannot read, in the dispatcher's words.
final class Refusal implements DirectHandler {

  private final Dispatcher dispatcher;
  private final HttpDate date = new HttpDate();

  Refusal(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    var kind = kind(status.code());
    var reply = dispatcher.refuse(kind);
    reply.headers().each((name, value) -> headers.set(HeaderNames.create(name), value));
    headers.set(HeaderNames.DATE, date.now());
    var response =
        TransportResponse.builder()
            .status(Status.create(reply.status(), kind.title()))
            .headers(headers)
            .keepAlive(false);
    return response.entity(reply.body().gathered()).build();
  }

  /// A reply as it is sent on a connection that Helidon has given up.
  static byte[] bytes(Reply reply) {
    var head =
        new StringBuilder("HTTP/1.1 ")
            .append(Status.create(reply.status()))
            .append("\r\nConnection: close\r\nDate: ")
            .append(new HttpDate().now())
            .append("\r\nContent-Length: ")
            .append(reply.body().length());
    reply
        .headers()
        .each((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(reply.body().gathered());
    return all.toByteArray();
  }

  /// The kind of Helidon's status. Where Helidon trips over a request that it handed to nobody, the
  /// request is to blame.
  private static ErrorKind kind(int status) {
    return Stream.of(
            ErrorKind.TOO_LARGE,
            ErrorKind.URI_TOO_LONG,
            ErrorKind.HEADERS_TOO_LARGE,
            ErrorKind.UNAVAILABLE)
        .filter(kind -> kind.httpStatus() == status)
        .findFirst()
        .orElse(ErrorKind.MALFORMED);
  }
}
