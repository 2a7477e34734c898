package dev.tenon.http.helidon;

import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Body;
import dev.tenon.http.Dispatcher;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
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
    var reply = dispatcher.refuse(kind(status.code()));
    reply.headers().each((name, value) -> headers.set(HeaderNames.create(name), value));
    headers.set(HeaderNames.DATE, date.now());
    var response =
        TransportResponse.builder()
            .status(Status.create(reply.status()))
            .headers(headers)
            .keepAlive(false);
    return switch (reply.body()) {
      case Body.Bytes(byte[] bytes) -> response.entity(bytes).build();
    };
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
