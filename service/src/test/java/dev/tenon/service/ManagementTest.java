package dev.tenon.service;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenon.config.ConfigurationError;
import dev.tenon.config.Sources;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementTest {

  private static final Routes HELLO =
      Routes.under("/hello").open().get("").replies(_ -> Reply.of(204));
  private static final Routes DOCS =
      Routes.under("/docs").open().get("").replies(_ -> Reply.of(204));
  private static final List<String> MANAGEMENT = List.of("/metrics", "/info", "/docs");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--profile=dev", "--profile=test", "--management.open=true"})
  void management_isOpen_outsideProduction_orWhereItIsOpened(String argument) throws Exception {
    try (var running = start(argument)) {
      assertStatus(running.port(), 200, "/health/live", "/metrics", "/info");
      assertStatus(running.port(), 204, "/hello", "/docs");
      assertThat(running.managementPort()).isEqualTo(running.port());
      assertThat(running.startLine()).endsWith("docs http://localhost:" + running.port() + "/docs");
    }
  }

  @Test
  void management_isClosed_inProduction_andHealthIsNot() throws Exception {
    try (var running = start("--profile=prod")) {
      for (var path : MANAGEMENT) {
        assertThat(client(running.port()).get(path)).hasStatus(404).hasProblem("not-found");
      }
      assertStatus(running.port(), 200, "/health/live", "/health/ready", "/health/started");
      assertStatus(running.port(), 204, "/hello");
      assertThat(running.startLine()).endsWith("http://localhost:" + running.port());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--profile=prod", "--profile=dev"})
  void management_mayHaveAPortOfItsOwn_andIsThenNowhereElse(String profile) throws Exception {
    try (var running = start(profile, "--management.port=0")) {
      int there = running.managementPort();

      assertThat(there).isNotEqualTo(running.port());
      assertStatus(there, 200, "/metrics", "/info", "/health/ready");
      assertStatus(there, 204, "/docs");
      assertStatus(there, 404, "/hello");
      assertStatus(running.port(), 404, "/metrics", "/info", "/docs");
      assertStatus(running.port(), 200, "/health/ready");
      assertStatus(running.port(), 204, "/hello");
      assertThat(client(there).get("/info")).hasHeader("X-Frame-Options", "DENY");
      assertThat(client(there).get("/health/ready").text()).contains("\"management\"");
      assertThat(client(there).get("/metrics").text()).contains("route=\"/hello\"");
      assertThat(running.startLine())
          .endsWith(
              "management http://localhost:%1$d · docs http://localhost:%1$d/docs"
                  .formatted(there));
    }
  }

  @Test
  void bothServers_endWithTheService() throws Exception {
    var running = start("--management.port=0");
    running.close();

    assertThatIllegalStateException().isThrownBy(running::port);
    assertThatIllegalStateException().isThrownBy(running::managementPort);
  }

  @Test
  void managementPort_thatIsTaken_keepsTheServiceFromStarting() throws Exception {
    try (var other = start()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> start("--management.port=" + other.port()))
          .withMessageContaining(Integer.toString(other.port()));
    }
  }

  @Test
  void managementPort_thatIsNone_isRefused() {
    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> start("--management.port=-2"))
        .withMessageContaining("management.port");
  }

  @Test
  void routeOfTheHouse_isNotTakenByManagement() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Service.start(
                "shop",
                sources(),
                NoConfig.class,
                (service, _) ->
                    service.manage(
                        Routes.under("/info").open().get("").replies(_ -> Reply.of(200)))))
        .withMessageContaining("GET /info");
  }

  private RunningService start(String... arguments) throws Exception {
    return Service.start(
        "shop",
        sources(arguments),
        NoConfig.class,
        (service, _) -> {
          service.serve(HELLO);
          service.manage(DOCS);
        });
  }

  private Sources sources(String... arguments) {
    var all =
        new ArrayList<>(List.of("--http.host=127.0.0.1", "--http.port=0", "--http.drainDelay=0s"));
    all.addAll(List.of(arguments));
    return Sources.of("shop", all, Map.of(), directory);
  }

  private static void assertStatus(int port, int status, String... paths) {
    for (var path : paths) {
      assertThat(client(port).get(path)).hasStatus(status);
    }
  }

  private static TestClient client(int port) {
    return TestClient.at(URI.create("http://127.0.0.1:" + port));
  }
}
