package dev.tenon.http.helidon;

import dev.tenon.http.Body;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.Reply;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/// Hands each request to the dispatcher and writes its reply; nothing is routed by Helidon.
final class Exchange implements Filter {

  private final Dispatcher dispatcher;
  private final int maxHeaderBytes;
  private final HttpDate date = new HttpDate();

  Exchange(Dispatcher dispatcher, int maxHeaderBytes) {
    this.dispatcher = dispatcher;
    this.maxHeaderBytes = maxHeaderBytes;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    write(answer(request), response);
  }

  private Reply answer(RoutingRequest request) {
    return HelidonRequest.flaw(request, maxHeaderBytes)
        .map(dispatcher::refuse)
        .orElseGet(() -> dispatcher.handle(new HelidonRequest(request)));
  }

  private void write(Reply reply, RoutingResponse response) {
    response.status(Status.create(reply.status()));
    response.headers().set(HeaderNames.DATE, date.now());
    reply.headers().each((name, value) -> response.headers().add(HeaderNames.create(name), value));
    switch (reply.body()) {
      case Body.Bytes(byte[] bytes) -> response.send(bytes);
    }
  }
}
