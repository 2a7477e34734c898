package com.example.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.observe.Metrics;
import dev.tenon.service.Service;
import dev.tenon.sql.junit.TestDatabase;
import dev.tenon.testkit.Canaries;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/// Plants secrets wherever a request may carry one, does with them what a handler must not do, and
/// searches every byte that the service gave away.
class LeakTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final List<String> WAYS = List.of("answer", "log", "metrics");

  private final Canaries canaries = Canaries.create();
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

  @Test
  void secrets_areInNothingThatTheServiceGivesAway() throws Exception {
    try (var output = Output.captured()) {
      try (var running = leaky("--log.format=JSON")) {
        attack(running.client());
        canaries.requireAbsent("the database", contents().getBytes(StandardCharsets.UTF_8));
      }
      assertThat(output.text()).contains("it was ***");
      canaries.requireAbsent("the log", output.bytes());
    }
    canaries.requireAbsent("an answer", answers.toByteArray());
  }

  /// The search itself, which would find them.
  @Test
  void secrets_areFound_whenRedactionIsOff() throws Exception {
    try (var output = Output.captured()) {
      try (var running = leaky("--redaction.enabled=false")) {
        attack(running.client());
      }
      assertThat(canaries.find(output.bytes())).isNotEmpty();
    }
    assertThat(canaries.find(answers.toByteArray())).isNotEmpty();
  }

  /// The service with a route that gives away what it is sent.
  private static RunningBlueprint leaky(String setting) throws Exception {
    return new RunningBlueprint(DATABASE, LeakTest::build, setting);
  }

  private static void build(Service service, BlueprintConfig config) {
    Blueprint.build(service, config);
    var metrics = service.metrics();
    service.serve(
        Routes.under("/leaks")
            .open()
            .post("/{way}")
            .path(String.class)
            .request()
            .does((way, request) -> leak(way, request, metrics)));
  }

  private static void leak(String way, Request request, Metrics metrics) {
    var secret = request.header(request.header("X-Place").orElseThrow()).orElseThrow();
    switch (way) {
      case "log" -> LoggerFactory.getLogger(LeakTest.class).warn("it was {}", secret);
      case "metrics" -> metrics.counter("leaks_total", "Leaks.", "what").increment(secret);
      default -> throw new IllegalStateException("password=" + secret);
    }
  }

  private void attack(TestClient client) {
    for (var header : List.of("Authorization", "Cookie", "X-Api-Key")) {
      var secret = canaries.plant(header);
      for (var way : WAYS) {
        keep(client.with(header, secret).and("X-Place", header).post("/leaks/" + way, "{}"));
      }
    }
    var api = "/api/v1/items";
    keep(client.post(api, "{\"name\": \"name 1\", \"price\": 1}"));
    keep(client.post(api, "{\"password\": \"" + canaries.plant("unknown member") + "\"}"));
    keep(client.post(api, "{\"token\": \"" + canaries.plant("broken body")));
    keep(client.get(api + "?access_token=" + canaries.plant("unknown parameter")));
    for (var page : List.of("/metrics", "/info", "/health/ready", "/openapi.json")) {
      keep(client.get(page));
    }
  }

  private void keep(TestAnswer answer) {
    answers.writeBytes(answer.body());
    answers.writeBytes(answer.headers().toString().getBytes(StandardCharsets.UTF_8));
  }

  /// All rows of all tables.
  private static String contents() {
    var contents =
        DATABASE
            .database()
            .inTransaction(tx ->
                tx.sql(connection -> {
                  var everything = "SELECT schema_to_xml('public', true, false, '')";
                  try (var statement = connection.createStatement();
                      var rows = statement.executeQuery(everything)) {
                    rows.next();
                    return rows.getString(1);
                  }
                }));
    assertThat(contents).contains("name 1");
    return contents;
  }
}
