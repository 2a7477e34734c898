package dev.tenon.examples.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.config.ConfigurationError;
import dev.tenon.config.Sources;
import dev.tenon.http.testkit.RawConnection;
import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.service.RunningService;
import dev.tenon.service.Service;
import dev.tenon.testkit.Canaries;
import dev.tenon.testkit.Canaries.Leak;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Plants secrets wherever a request or the configuration may carry one, does with them whatever a
/// handler must not do, and searches every byte that the service gave away.
class LeakTest {

  private static final String API = "/api/v1/products";

  @TempDir private Path empty;

  private final Canaries canaries = Canaries.create();
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "TEXT"})
  void secrets_areInNothingThatTheServiceGivesAway(String format) throws Exception {
    try (var output = Output.captured()) {
      serveAndAttack("--log.format=" + format);

      assertThat(output.text()).contains("Answered 500", "***", "settings ");
      canaries.requireAbsent("the output", output.bytes());
    }
    canaries.requireAbsent("an answer", answers.toByteArray());
  }

  @Test
  void search_findsThem_whenRedactionIsOff() throws Exception {
    try (var output = Output.captured()) {
      serveAndAttack("--log.format=JSON", "--redaction.enabled=false");

      assertThat(output.text()).contains("Redaction is off");
      assertThat(canaries.find(output.bytes()))
          .extracting(Leak::canary)
          .contains("Authorization", "bearer", "basic", "Cookie", "query", "body", "configuration");
      assertThat(canaries.find(output.bytes()))
          .extracting(Leak::encoding)
          .contains("as it is", "its beginning", "percent", "base64", "hex", "json");
    }
    assertThat(canaries.find(answers.toByteArray())).isNotEmpty();
  }

  @Test
  void dataOfACaller_comeBack_forTheyAreNoSecrets() throws Exception {
    var name = canaries.plant("name");
    try (var _ = Output.captured()) {
      var client =
          TestClient.of(new ProductRoutes(ProductStore.inMemory(Clock.systemUTC())).routes());
      var answer =
          client.with("X-Api-Key", name).post(API, "{\"name\": \"" + name + "\", \"price\": 1}");

      assertThat(answer.json("name")).isEqualTo(name);
    }
  }

  @Test
  void wrongSettings_areRefusedWithoutThem() {
    var secret = canaries.plant("configuration");
    try (var output = Output.captured()) {
      for (var argument :
          List.of(
              "--database.pasword=" + secret,
              "--http.port=x://me:" + secret + "@h",
              "--redaction.hashKey=" + secret.substring(0, 15),
              "--redaction.enabled=password=" + secret)) {
        assertThatThrownBy(() -> start("--database.password=" + secret, argument))
            .isInstanceOf(ConfigurationError.class)
            .satisfies(error -> canaries.requireAbsent("the refusal", bytes(error.toString())));
      }
      canaries.requireAbsent("the output", output.bytes());
    }
  }

  private void serveAndAttack(String... settings) throws Exception {
    var password = canaries.plant("configuration");
    var arguments = new ArrayList<>(List.of(settings));
    arguments.addAll(
        List.of(
            "--http.port=0",
            "--log.level=TRACE",
            "--log.libraries=DEBUG",
            "--database.connectTimeout=PT0.25S",
            "--database.url=jdbc:postgresql://localhost:1/x?password="
                + password
                + "&application_name="
                + password,
            "--database.password=" + canaries.plantAwkward("database")));
    try (var service = start(arguments.toArray(String[]::new))) {
      var client = TestClient.at(URI.create("http://127.0.0.1:" + service.port()));
      attackRoutes(client);
      attackProducts(client);
      attackEngine(service.port());
      for (var page : List.of("/metrics", "/info", "/health/ready", "/health/live")) {
        keep(client.get(page));
      }
    }
  }

  private RunningService start(String... arguments) throws Exception {
    return Service.start(
        "products",
        Sources.of("products", List.of(arguments), Map.of(), empty),
        ProductsConfig.class,
        (service, config) -> {
          service.serve(new LeakyRoutes(service.metrics()).routes());
          Products.build(service, config);
          LoggerFactory.getLogger(LeakTest.class)
              .info("settings {} {}", config.database().url(), config.database().password());
        });
  }

  /// Each secret in each way.
  private void attackRoutes(TestClient client) {
    for (var header :
        List.of(
            "Authorization", "Cookie", "X-Api-Key", "Proxy-Authorization", "X-Webhook-Secret")) {
      attack(client.with(header, canaries.plant(header)), header, "", "{}");
    }
    attack(client.with("Authorization", "Bearer " + canaries.plant("bearer")), "bearer", "", "{}");
    var pair = "anna:" + canaries.plantAwkward("basic");
    attack(
        client.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes(pair))),
        "basic",
        "",
        "{}");
    var query = URLEncoder.encode(canaries.plantAwkward("query"), StandardCharsets.UTF_8);
    attack(client, "query", "?page=1&access_token=" + query, "{}");
    attack(client, "body", "", "{\"password\": \"" + canaries.plant("body") + "\", \"x\": 1");
  }

  private void attack(TestClient client, String place, String query, String body) {
    for (var way : LeakyRoutes.WAYS) {
      keep(client.with("X-Place", place).post("/leaks/" + way + query, body));
    }
  }

  /// The service as it is, with what it does not expect.
  private void attackProducts(TestClient client) {
    var json = canaries.plantAwkward("member").replace("\\", "\\\\").replace("\"", "\\\"");
    keep(client.get(API + "?token=" + canaries.plant("unknown parameter")));
    keep(client.get(API + ";password=" + canaries.plant("path") + "/x"));
    keep(client.with("Cookie", "id=" + canaries.plant("id")).get(API + "/nothing"));
    for (var body :
        List.of(
            "{\"name\": \"tea\", \"price\": 1, \"password\": \"%s\"}",
            "{\"name\": 1, \"price\": {\"token\": \"%s\"}}",
            "{\"name\": \"tea\", \"secret\": \"%s\", broken",
            "{\"name\": \"tea\", \"secret\": \"%s",
            "[\"apiKey\", \"%s\"]",
            "{\"name\": \"" + "x".repeat(10_000) + "\", \"password\": \"%s\"}",
            "{\"pin\": \"%s\", \"name\": \"" + "x".repeat(2_000_000) + "\"}")) {
      keep(client.post(API, body.formatted(json)));
    }
  }

  /// What no client sends.
  private void attackEngine(int port) throws IOException {
    var secret = canaries.plant("broken request");
    for (var request :
        List.of(
            "GET /api/v1/products?password=%%zz%s HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /x?token=%s HTTP/9.9\r\nHost: x\r\n\r\n",
            "GET /x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nAuthorization : x\r\n\r\n",
            "GET /x HTTP/1.1\r\nHost: x\r\nCookie: a=%s\r\nContent-Length: a\r\n\r\n",
            "GET /x\\?token=%s HTTP/1.1\r\nHost: x\r\n\r\n")) {
      try (var connection = RawConnection.to(port)) {
        connection.send(request.formatted(secret));
        connection.endOutput();
        answers.writeBytes(bytes(connection.readUntilClosed()));
      }
    }
  }

  private void keep(TestAnswer answer) {
    answers.writeBytes(answer.body());
    answers.writeBytes(bytes(answer.headers().toString()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
