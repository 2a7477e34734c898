package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The JSON texts of others, from the folder `json` below the one that the system property `SUITES`
/// names, as bodies: what each engine answers is what is answered without one.
class JsonOverHttpConformance {

  private static final Routes ROUTES =
      Routes.under("").open().post("/").body(Object.class).calls(body -> true).gives(Boolean.class);

  private static final Engines ENGINES =
      Engines.serving(options -> Dispatcher.of(ROUTES, options, List.of()));

  private static final TestClient IN_PROCESS = TestClient.of(ROUTES);

  @AfterAll
  static void close() {
    ENGINES.close();
  }

  record Case(String engine, int port, Path file) {

    String name() {
      return file.getFileName().toString();
    }

    @Override
    public String toString() {
      return engine + ": " + name();
    }
  }

  static List<Case> texts() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("SUITES"), "json"))) {
      var cases = new ArrayList<Case>();
      for (var file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        ENGINES
            .servers()
            .forEach((engine, server) -> cases.add(new Case(engine, server.port(), file)));
      }
      return cases;
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void text_isTakenOrRefused_byEachEngineAlike(Case each) throws IOException {
    var json = Files.readAllBytes(each.file());

    var answer =
        TestClient.at(URI.create("http://127.0.0.1:" + each.port())).send("POST", "/", json);

    assertThat(answer.status()).isEqualTo(IN_PROCESS.send("POST", "/", json).status());
    switch (each.name().charAt(0)) {
      case 'y' -> assertThat(answer.status()).isEqualTo(200);
      case 'n' -> assertThat(answer.status()).isEqualTo(400);
      default -> assertThat(answer.status()).isIn(200, 400, 422);
    }
  }
}
