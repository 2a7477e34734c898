package dev.tenon.http.vertx;

import dev.tenon.errors.ErrorKind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;

/// What keeps a request from the dispatcher: that Netty could not parse it, or that it lets through
/// what RFC 9112 forbids.
final class Flaw {

  private Flaw() {}

  static Optional<ErrorKind> of(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(kind(request.decoderResult().cause()));
    }
    if (!hasKnownVersion(request) || !hasOneHost(request)) {
      return Optional.of(ErrorKind.MALFORMED);
    }
    return hasKnownCoding(request) ? Optional.empty() : Optional.of(ErrorKind.NOT_IMPLEMENTED);
  }

  private static ErrorKind kind(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> ErrorKind.URI_TOO_LONG;
      case TooLongHttpHeaderException _ -> ErrorKind.HEADERS_TOO_LARGE;
      default -> ErrorKind.MALFORMED;
    };
  }

  private static boolean hasKnownVersion(HttpRequest request) {
    return isHttp10(request) || request.protocolVersion().equals(HttpVersion.HTTP_1_1);
  }

  static boolean isHttp10(HttpRequest request) {
    return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
  }

  /// RFC 9112, 3.2: exactly one; none in HTTP/1.0 only.
  private static boolean hasOneHost(HttpRequest request) {
    int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
    return hosts == 1 || (hosts == 0 && isHttp10(request));
  }

  /// RFC 9112, 6.1: Netty takes any list of codings that ends in `chunked`, and none that does not
  /// for no body at all.
  private static boolean hasKnownCoding(HttpRequest request) {
    var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    return codings.isEmpty()
        || (codings.size() == 1
            && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()));
  }
}
