package dev.tenon.http.spi;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/// A request as an engine received it, nothing decoded. Used by one thread.
public interface RawRequest {

  /// The method as sent.
  String method();

  /// The request target as sent: path and query in origin form, absolute form, or `*`.
  String target();

  /// All values of a header in the order received, empty when it is absent; the name's case does
  /// not matter.
  List<String> headers(String name);

  /// The names of all headers received, in any case and order, none left out: what is asked when a
  /// secret among them must be kept out of a log line, so not on the way of a request.
  Collection<String> headerNames();

  /// The body, decoded from its transfer coding; empty when there is none. A
  /// [java.net.SocketTimeoutException] while reading means that it did not arrive in time, any
  /// other [java.io.IOException] that it is broken or that the client is gone.
  InputStream body();

  /// The address of the peer, without its port.
  String remoteAddress();

  /// The scheme of the connection: `https` over TLS, else `http`, as by default.
  default String scheme() {
    return "http";
  }
}
