package dev.tenon.http.helidon;

import dev.tenon.errors.ErrorKind;
import dev.tenon.http.spi.RawRequest;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// A request as Helidon read it.
record HelidonRequest(ServerRequest request) implements RawRequest {

  /// Colon, space and line end.
  private static final int FRAMING = 4;

  /// What Helidon lets through and the dispatcher must not see, if anything: headers over the
  /// bound, and a header without a name, which RFC 9110 forbids.
  static Optional<ErrorKind> flaw(ServerRequest request, int maxHeaderBytes) {
    int size = 0;
    for (var header : request.headers()) {
      if (header.name().isEmpty()) {
        return Optional.of(ErrorKind.MALFORMED);
      }
      for (var value : header.allValues()) {
        size += header.name().length() + value.length() + FRAMING;
      }
    }
    return size > maxHeaderBytes ? Optional.of(ErrorKind.HEADERS_TOO_LARGE) : Optional.empty();
  }

  @Override
  public String method() {
    return request.prologue().method().text();
  }

  @Override
  public String target() {
    var prologue = request.prologue();
    var path = prologue.uriPath().rawPath();
    var target = prologue.hasQuery() ? path + "?" + prologue.query().rawValue() : path;
    // Kept so that it is refused: a fragment has no place in a request.
    return prologue.fragment().hasValue() ? target + "#" : target;
  }

  @Override
  public List<String> headers(String name) {
    return request.headers().all(HeaderNames.create(name), List::of);
  }

  @Override
  public InputStream body() {
    return request.content().hasEntity()
        ? request.content().inputStream()
        : InputStream.nullInputStream();
  }

  @Override
  public String remoteAddress() {
    return request.remotePeer().address() instanceof InetSocketAddress peer
        ? peer.getAddress().getHostAddress()
        : "";
  }
}
