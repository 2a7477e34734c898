package dev.tenon.http.testkit;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Headers;
import dev.tenon.http.InProcessClient;
import dev.tenon.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/// How a request of a test travels.
@FunctionalInterface
interface Transport {

  TestAnswer send(String method, String target, Headers headers, byte[] body);

  static Transport inProcess(Dispatcher dispatcher) {
    var client = InProcessClient.of(dispatcher);
    return (method, target, headers, body) -> answer(client.send(method, target, headers, body));
  }

  static Transport socket(URI server) {
    return over(builder().build(), server);
  }

  static Transport socket(URI server, SSLContext tls) {
    return over(builder().sslContext(tls).build(), server);
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10));
  }

  private static Transport over(HttpClient client, URI server) {
    return (method, target, headers, body) -> {
      var request =
          HttpRequest.newBuilder(URI.create(server + target))
              .timeout(Duration.ofSeconds(30))
              .method(
                  method,
                  body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
      headers.each(request::header);
      try {
        var response = client.send(request.build(), BodyHandlers.ofByteArray());
        return new TestAnswer(
            response.statusCode(), lowerCase(response.headers().map()), response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for an answer", e);
      }
    };
  }

  private static TestAnswer answer(Reply reply) {
    var headers = new TreeMap<String, List<String>>();
    reply
        .headers()
        .each((name, value) ->
            headers
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(value));
    return new TestAnswer(reply.status(), headers, reply.body().gathered());
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    var result = new TreeMap<String, List<String>>();
    headers.forEach((name, values) -> result.put(name.toLowerCase(Locale.ROOT), values));
    return result;
  }
}
