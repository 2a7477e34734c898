package dev.tenon.http.filters;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Filter;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.spi.RawRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request from anywhere, with any header.
record Ask(
    String method,
    String target,
    String remoteAddress,
    String scheme,
    Map<String, List<String>> sent)
    implements RawRequest {

  static Ask get(String target) {
    return new Ask("GET", target, "192.0.2.1", "http", Map.of());
  }

  Ask method(String other) {
    return new Ask(other, target, remoteAddress, scheme, sent);
  }

  Ask from(String peer) {
    return new Ask(method, target, peer, scheme, sent);
  }

  Ask over(String other) {
    return new Ask(method, target, remoteAddress, other, sent);
  }

  Ask with(String name, String... values) {
    var more = new LinkedHashMap<>(sent);
    more.put(name, List.of(values));
    return new Ask(method, target, remoteAddress, scheme, more);
  }

  Reply to(Routes routes, Filter... filters) {
    return Dispatcher.of(routes, HttpOptions.defaults(), List.of(filters)).handle(this);
  }

  static String text(Reply reply) {
    return new String(reply.body().gathered(), StandardCharsets.UTF_8);
  }

  @Override
  public List<String> headers(String name) {
    return sent.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  @Override
  public Collection<String> headerNames() {
    return sent.keySet();
  }

  @Override
  public InputStream body() {
    return InputStream.nullInputStream();
  }
}
