package dev.tenon.dev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Stands where the service would, and says to whoever asks what is wrong with it. A browser asks
/// again by itself, so that the page goes away when that is mended.
final class ErrorPage implements AutoCloseable {

  private final HttpServer server;

  private ErrorPage(HttpServer server) {
    this.server = server;
  }

  static ErrorPage at(int port, String title, List<String> problems) throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    var server = HttpServer.create(address, 0);
    server.createContext("/", exchange -> answer(exchange, title, problems));
    server.start();
    return new ErrorPage(server);
  }

  private static void answer(HttpExchange exchange, String title, List<String> problems)
      throws IOException {
    var accepted = exchange.getRequestHeaders().getFirst("Accept");
    boolean isBrowser = accepted != null && accepted.contains("text/html");
    var text =
        isBrowser ? html(title, problems) : title + "\n" + String.join("\n", problems) + "\n";
    var body = text.getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", (isBrowser ? "text/html" : "text/plain") + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Connection", "close");
    exchange.sendResponseHeaders(
        500, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
    try (exchange;
        var out = exchange.getResponseBody()) {
      if (!exchange.getRequestMethod().equals("HEAD")) {
        out.write(body);
      }
    }
  }

  static String html(String title, List<String> problems) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta http-equiv="refresh" content="1">
    <title>%1$s</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 60rem; padding: 0 1rem; }
      h1 { border-left: .4rem solid #b3261e; padding-left: .8rem; }
      pre { background: #f5f2f0; border-radius: .4rem; overflow-x: auto; padding: 1rem; white-space: pre-wrap; }
      @media (prefers-color-scheme: dark) { body { background: #1b1b1f; color: #e3e2e6; } pre { background: #2b2b30; } }
    </style>
    <h1>%1$s</h1>
    %2$s
    <p>This page goes away when it is mended.</p>
    </html>
    """
        .formatted(
            escaped(title),
            problems.stream()
                .map(problem -> "<pre>" + escaped(problem) + "</pre>")
                .collect(Collectors.joining("\n")));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// Frees the port.
  @Override
  public void close() {
    server.stop(0);
  }
}
