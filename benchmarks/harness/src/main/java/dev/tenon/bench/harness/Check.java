package dev.tenon.bench.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Makes sure, before anything is timed, that all services do the same work.
final class Check implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// @throws IllegalStateException if an answer is not the one that all give
  void everything(Server server) throws IOException, InterruptedException {
    for (var scenario : Scenario.values()) {
      var answer = answer(server, scenario, scenario.body());
      var type = answer.headers().firstValue("Content-Type").orElse("");
      if (answer.statusCode() != 200
          || !type.startsWith("application/json")
          || !answer.body().equals(scenario.answer())) {
        throw wrong(server, scenario, answer);
      }
    }
    var refusal = answer(server, Scenario.POST, Scenario.NO_TEA);
    if (refusal.statusCode() != 422 && refusal.statusCode() != 400) {
      throw wrong(server, Scenario.POST, refusal);
    }
  }

  private HttpResponse<String> answer(Server server, Scenario scenario, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.url(scenario)))
            .header("Content-Type", "application/json")
            .method(
                scenario.method(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static IllegalStateException wrong(
      Server server, Scenario scenario, HttpResponse<String> answer) {
    return new IllegalStateException(
        "%s answered to %s with %d: %s"
            .formatted(server.peer().name(), scenario.title(), answer.statusCode(), answer.body()));
  }

  @Override
  public void close() {
    client.close();
  }
}
