package dev.tenon.http.helidon;

import dev.tenon.errors.ErrorKind;
import dev.tenon.http.spi.RawRequest;
import dev.tenon.http.spi.RequestBodyStream;
import io.helidon.http.Header;
import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as Helidon read it.
final class HelidonRequest implements RawRequest {

  /// Colon, space and line end.
  private static final int FRAMING = 4;

  private final ServerRequest request;
  private @Nullable RequestBodyStream body;

  HelidonRequest(ServerRequest request) {
    this.request = request;
  }

  /// What Helidon lets through and the dispatcher must not see: headers over the bound, and a
  /// method or a header without a name, which RFC 9110 forbids. Null if there is nothing.
  @Nullable ErrorKind flaw(int maxHeaderBytes) {
    if (method().isEmpty()) {
      return ErrorKind.MALFORMED;
    }
    int size = 0;
    for (var header : request.headers()) {
      if (header.name().isEmpty()) {
        return ErrorKind.MALFORMED;
      }
      for (var value : header.allValues()) {
        size += header.name().length() + value.length() + FRAMING;
      }
    }
    return size > maxHeaderBytes ? ErrorKind.HEADERS_TOO_LARGE : null;
  }

  /// Whether no request can follow on the connection: the client says so, it still waits for the
  /// word to send its body, or the body is broken.
  boolean isLast() {
    return hasToken("Connection", "close") || isWaiting() || isBroken();
  }

  /// Reads over what is left of the body, so that a client which is still sending it can read the
  /// answer before the connection ends.
  void skipBody() {
    if (!isWaiting() && !isBroken() && !request.content().consumed()) {
      request.content().consume();
    }
  }

  private boolean isWaiting() {
    return body == null && hasToken("Expect", "100-continue");
  }

  private boolean isBroken() {
    return body != null && body.isBroken();
  }

  private boolean hasToken(String name, String token) {
    for (var value : headers(name)) {
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
    return request.headers().all(KnownHeader.name(name), List::of);
  }

  @Override
  public Collection<String> headerNames() {
    return request.headers().stream().map(Header::name).toList();
  }

  @Override
  public InputStream body() {
    if (body == null) {
      body =
          new RequestBodyStream(() ->
              request.content().hasEntity()
                  ? request.content().inputStream()
                  : InputStream.nullInputStream());
    }
    return body;
  }

  @Override
  public String remoteAddress() {
    return request.remotePeer().address() instanceof InetSocketAddress peer
        ? peer.getAddress().getHostAddress()
        : "";
  }

  @Override
  public String scheme() {
    return request.isSecure() ? "https" : "http";
  }
}
