package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.http.spi.RawRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A request as no client would send it: any header, any body.
record FakeRequest(String method, String target, Map<String, List<String>> sent, InputStream body)
    implements RawRequest {

  static FakeRequest get(String target) {
    return new FakeRequest("GET", target, Map.of(), InputStream.nullInputStream());
  }

  static FakeRequest post(String target, String json) {
    return get(target)
        .method("POST")
        .with("Content-Type", "application/json")
        .body(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  FakeRequest method(String other) {
    return new FakeRequest(other, target, sent, body);
  }

  FakeRequest body(InputStream other) {
    return new FakeRequest(method, target, sent, other);
  }

  FakeRequest with(String name, String... values) {
    var more = new HashMap<>(sent);
    more.put(name, List.of(values));
    return new FakeRequest(method, target, Map.copyOf(more), body);
  }

  Reply to(Routes routes, Filter... filters) {
    return to(HttpOptions.defaults(), routes, filters);
  }

  Reply to(HttpOptions options, Routes routes, Filter... filters) {
    return Dispatcher.of(routes, options, List.of(filters)).handle(this);
  }

  /// The body of a reply as text.
  static String text(Reply reply) {
    return new String(reply.body().gathered(), StandardCharsets.UTF_8);
  }

  /// The code of the problem that a reply holds.
  static String code(Reply reply) {
    return Contract.of(Problem.class).parse(text(reply).getBytes(StandardCharsets.UTF_8)).code();
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
  public String remoteAddress() {
    return "192.0.2.1";
  }
}
