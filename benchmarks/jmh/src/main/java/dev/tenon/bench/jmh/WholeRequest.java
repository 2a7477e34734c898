package dev.tenon.bench.jmh;

import dev.tenon.http.spi.RawRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request as an engine would hand it over, without a socket.
///
/// @param headers by lower-case name
@SuppressWarnings("ArrayRecordComponent") // Bytes are read, never compared.
record WholeRequest(String method, String target, Map<String, List<String>> headers, byte[] content)
    implements RawRequest {

  @Override
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  @Override
  public Collection<String> headerNames() {
    return headers.keySet();
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public String remoteAddress() {
    return "127.0.0.1";
  }
}
