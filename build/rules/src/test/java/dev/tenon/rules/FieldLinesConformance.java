package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.RawConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The field lines of the structured field tests, from the folder `sf` below the one that the
/// system property `SUITES` names. Nothing of ours reads structured fields yet, so what must hold
/// is that each engine hands their lines to a handler as they were sent, and refuses only what is
/// no field line (RFC 9110, 5.5).
class FieldLinesConformance {

  private static final Contract<List<Object>> CASES = Contract.list(Object.class);
  private static final Contract<List<String>> LINES = Contract.list(String.class);

  private static final Engines ENGINES =
      Engines.serving(options ->
          Dispatcher.of(
              Routes.under("")
                  .open()
                  .get("/")
                  .request()
                  .calls(FieldLinesConformance::lines)
                  .gives(LINES),
              options,
              List.of()));

  private static List<String> lines(Request request) {
    return request.headers("Example");
  }

  @AfterAll
  static void close() {
    ENGINES.close();
  }

  record Case(String engine, int port, String name, List<String> lines) {

    @Override
    public String toString() {
      return engine + ": " + name;
    }
  }

  static List<Case> cases() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("SUITES"), "sf"))) {
      var cases = new ArrayList<Case>();
      for (var file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        for (var each : CASES.parse(Files.readAllBytes(file))) {
          if (each instanceof Map<?, ?> test && test.get("raw") instanceof List<?> raw) {
            var name = file.getFileName() + ": " + test.get("name");
            var lines = raw.stream().map(String::valueOf).toList();
            ENGINES
                .servers()
                .forEach(
                    (engine, server) -> cases.add(new Case(engine, server.port(), name, lines)));
          }
        }
      }
      return cases;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lines_arriveAsTheyWereSent_orAreNone(Case each) throws IOException {
    try (var connection = RawConnection.to(each.port())) {
      var request = new StringBuilder("GET / HTTP/1.1\r\nHost: a\r\n");
      each.lines().forEach(line -> request.append("Example: ").append(line).append("\r\n"));
      connection.send(request + "\r\n");

      var answer = connection.readAnswer();

      if (each.lines().stream().anyMatch(line -> line.contains("\n"))) {
        assertThat(answer).startsWith("HTTP/1.1 400 ");
      } else {
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(LINES.parse(body(answer)))
            .usingElementComparator(FieldLinesConformance::compare)
            .containsExactlyElementsOf(each.lines());
      }
    }
  }

  /// By what is in ASCII: what an engine makes of other bytes, its capabilities say.
  private static int compare(String line, String sent) {
    var trimmed = sent.replaceAll("^[ \t]+|[ \t]+$", "");
    return line.replaceAll("[^\t -~]", "?").compareTo(trimmed.replaceAll("[^\t -~]", "?"));
  }

  private static byte[] body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8);
  }
}
