package dev.tenon.http.testkit;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Headers;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Routes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;

/// A client for tests. The same test runs in the process, without a port, or against a server, by
/// the way the client is made.
///
/// Immutable and thread-safe. A path is sent as it is written, so write it percent-encoded. A body
/// is sent as `application/json` unless a header says otherwise.
public final class TestClient {

  private final Transport transport;
  private final Headers headers;

  private TestClient(Transport transport, Headers headers) {
    this.transport = transport;
    this.headers = headers;
  }

  /// A client that calls these routes in the process, with default options and no filters.
  public static TestClient of(Routes routes) {
    return of(Dispatcher.of(routes, HttpOptions.defaults(), List.of()));
  }

  /// A client that calls this dispatcher in the process.
  public static TestClient of(Dispatcher dispatcher) {
    return new TestClient(Transport.inProcess(dispatcher), Headers.none());
  }

  /// A client of the server at this address, such as `http://localhost:8000`.
  public static TestClient at(URI server) {
    return new TestClient(Transport.socket(server), Headers.none());
  }

  /// A client of the server at this address, such as `https://localhost:8443`, that trusts whom the
  /// context trusts, and shows what it holds: that of a [dev.tenon.testkit.TestCertificate] trusts
  /// that alone.
  public static TestClient at(URI server, SSLContext tls) {
    return new TestClient(Transport.socket(server, tls), Headers.none());
  }

  /// This client with a header that it sends each time, in place of any of the same name.
  public TestClient with(String name, String value) {
    return new TestClient(transport, headers.with(name, value));
  }

  /// This client with a header that it sends each time, beside any of the same name.
  public TestClient and(String name, String value) {
    return new TestClient(transport, headers.and(name, value));
  }

  /// Sends GET.
  public TestAnswer get(String target) {
    return send("GET", target);
  }

  /// Sends HEAD.
  public TestAnswer head(String target) {
    return send("HEAD", target);
  }

  /// Sends OPTIONS.
  public TestAnswer options(String target) {
    return send("OPTIONS", target);
  }

  /// Sends DELETE.
  public TestAnswer delete(String target) {
    return send("DELETE", target);
  }

  /// Sends POST with a body in JSON.
  public TestAnswer post(String target, String json) {
    return send("POST", target, json.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends PUT with a body in JSON.
  public TestAnswer put(String target, String json) {
    return send("PUT", target, json.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends PATCH with a body in JSON.
  public TestAnswer patch(String target, String json) {
    return send("PATCH", target, json.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends any method without a body.
  public TestAnswer send(String method, String target) {
    return transport.send(method, target, headers, new byte[0]);
  }

  /// Sends any method with any body.
  public TestAnswer send(String method, String target, byte[] body) {
    var typed =
        headers.contains("Content-Type")
            ? headers
            : headers.with("Content-Type", "application/json");
    return transport.send(method, target, typed, body);
  }
}
