package dev.tenon.http.helidon;

import dev.tenon.http.Body;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.Reply;
import dev.tenon.http.spi.HttpDate;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;

/// Hands each request to the dispatcher and writes its reply; nothing is routed by Helidon.
///
/// A request with flawed headers is the last of its connection, since others may see its end
/// elsewhere. Helidon reads on after an answer that says `Connection: close`, and takes a body that
/// nobody read for the next request; so the connection is closed here.
final class Exchange implements Filter {

  private final Dispatcher dispatcher;
  private final int maxHeaderBytes;
  private final HttpDate date = new HttpDate();
  private volatile boolean draining;

  Exchange(Dispatcher dispatcher, int maxHeaderBytes) {
    this.dispatcher = dispatcher;
    this.maxHeaderBytes = maxHeaderBytes;
  }

  /// From now on each answer is the last of its connection.
  void drain() {
    draining = true;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest routed, RoutingResponse response) {
    var request = new HelidonRequest(routed);
    var flaw = request.flaw(maxHeaderBytes);
    var reply = flaw == null ? dispatcher.handle(request) : dispatcher.refuse(flaw);
    // A handler may leave its thread interrupted, in which no socket can be written.
    Thread.interrupted();
    if (flaw == null && !draining && !request.isLast()) {
      write(reply, response);
      return;
    }
    response.headers().set(HeaderValues.CONNECTION_CLOSE);
    write(reply, response);
    request.skipBody();
    throw new CloseConnectionException("The answer was the last of its connection");
  }

  private void write(Reply reply, RoutingResponse response) {
    response.status(Status.create(reply.status()));
    var headers = response.headers();
    headers.set(HeaderNames.DATE, date.now());
    reply.headers().each((name, value) -> headers.add(KnownHeader.of(name, value)));
    switch (reply.body()) {
      case Body.Bytes(byte[] bytes) -> response.send(bytes);
      case Body.Stream body -> stream(body, response);
    }
  }

  /// An answer that breaks off is not brought to its end, which would pass it for a whole one; the
  /// connection ends instead.
  private static void stream(Body.Stream body, RoutingResponse response) {
    if (body.length() >= 0) {
      response.contentLength(body.length());
    }
    try {
      var out = response.outputStream();
      body.writeTo(out);
      out.close();
      response.commit();
    } catch (IOException e) {
      throw new CloseConnectionException("The answer breaks off", e);
    }
  }
}
