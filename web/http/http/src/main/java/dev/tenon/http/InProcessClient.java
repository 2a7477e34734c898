package dev.tenon.http;

import dev.tenon.http.spi.RawRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Sends requests to a dispatcher without an engine, a port or a socket: what a test needs, and
/// what a service needs to call itself.
///
/// The same dispatcher answers as under an engine; only what an engine does by itself (framing,
/// keep-alive, limits on headers) is not there. The handler runs on the caller's thread.
/// Thread-safe.
public final class InProcessClient {

  private final Dispatcher dispatcher;

  private InProcessClient(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /// A client of this dispatcher.
  public static InProcessClient of(Dispatcher dispatcher) {
    return new InProcessClient(dispatcher);
  }

  /// Sends a request and waits for the reply.
  ///
  /// @param target path and query, percent-encoded, as they would stand on the wire
  /// @param headers the headers; `Content-Length` is added where there is a body and no length
  /// @param body the body, empty for none
  public Reply send(String method, String target, Headers headers, byte[] body) {
    var sent =
        body.length == 0 || headers.contains("Content-Length")
            ? headers
            : headers.and("Content-Length", Integer.toString(body.length));
    return dispatcher.handle(new InProcessRequest(method, target, sent, body));
  }

  @SuppressWarnings("ArrayRecordComponent") // Bytes are sent or read, never compared.
  private record InProcessRequest(String method, String target, Headers sent, byte[] bytes)
      implements RawRequest {

    @Override
    public List<String> headers(String name) {
      return sent.all(name);
    }

    @Override
    public Collection<String> headerNames() {
      var names = new ArrayList<String>();
      sent.each((name, _) -> names.add(name));
      return names;
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public String remoteAddress() {
      return "127.0.0.1";
    }
  }
}
