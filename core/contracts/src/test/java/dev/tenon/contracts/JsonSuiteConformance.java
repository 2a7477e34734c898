package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The JSON texts of others, read from the folder that the property `SUITES` names.
class JsonSuiteConformance {

  private static final Contract<Object> ANY = Contract.of(Object.class);

  @Test
  void mustBeAccepted_isParsed() throws IOException {
    assertThat(outcomes("y_"))
        .isNotEmpty()
        .allSatisfy((name, is) -> assertThat(is).isEqualTo("accepted"));
  }

  @Test
  void mustBeRefused_isMalformed() throws IOException {
    assertThat(outcomes("n_"))
        .isNotEmpty()
        .allSatisfy((name, is) -> assertThat(is).isEqualTo("refused malformed"));
  }

  @Test
  void mayBeEither_isAsWrittenDown() throws IOException {
    var text = new StringBuilder();
    outcomes("i_").forEach((name, is) -> text.append(name).append(" ").append(is).append("\n"));

    try (var expected = getClass().getResourceAsStream("/json-suite-outcomes.txt")) {
      assertThat(expected).isNotNull();
      assertThat(text).hasToString(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Map<String, String> outcomes(String prefix) throws IOException {
    var suites = System.getProperty("SUITES", System.getenv().getOrDefault("SUITES", ""));
    var folder = Path.of(suites, "json");
    assumeTrue(
        !suites.isEmpty() && Files.isDirectory(folder),
        "There is no folder '%s'; name the one with the suites by -DSUITES=…".formatted(folder));
    var outcomes = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(folder, prefix + "*.json")) {
      for (var file : files) {
        outcomes.put(file.getFileName().toString(), outcome(Files.readAllBytes(file)));
      }
    }
    return outcomes;
  }

  private static String outcome(byte[] json) {
    try {
      ANY.parse(json);
      return "accepted";
    } catch (DomainError e) {
      return e.code() == ErrorKind.MALFORMED
          ? "refused malformed"
          : "refused " + e.problems().getFirst().code();
    }
  }
}
