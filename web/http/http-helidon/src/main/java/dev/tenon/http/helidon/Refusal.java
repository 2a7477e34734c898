package dev.tenon.http.helidon;

import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Body;
import dev.tenon.http.Dispatcher;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;

/// What Helidon answers by itself, to requests that it cannot read, in the dispatcher's words.
final class Refusal implements DirectHandler {

  private final Dispatcher dispatcher;

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
    var response =
        TransportResponse.builder()
            .status(Status.create(reply.status()))
            .headers(headers)
            .keepAlive(false);
    return switch (reply.body()) {
      case Body.Bytes(byte[] bytes) -> response.entity(bytes).build();
    };
  }

  private static ErrorKind kind(int status) {
    return switch (status) {
      case 413 -> ErrorKind.TOO_LARGE;
      case 414 -> ErrorKind.URI_TOO_LONG;
      case 503 -> ErrorKind.UNAVAILABLE;
      // Where Helidon trips over a request that it handed to nobody, the request is to blame.
      default -> ErrorKind.MALFORMED;
    };
  }
}
