package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The OpenAPI 3.1 documents of others, right and wrong, read from the folder `openapi-schema`
/// below the one that the property `SUITES` names: whether the parser that judges our documents can
/// tell.
class OpenApiSuiteConformance {

  /// It wants answers where 3.1 leaves them away, and the variables of a path told.
  private static final List<String> REFUSED_THOUGH_RIGHT =
      List.of(
          "link-object-examples.yaml",
          "media-type-examples.yaml",
          "mega.yaml",
          "non-oauth-scopes.yaml",
          "operation-object-example.yaml",
          "path_item_servers_parameters.yaml",
          "path_no_response.yaml",
          "request-body-examples.yaml",
          "security-scheme-object-examples.yaml",
          "style-defaults.yaml",
          "valid_schema_types.yaml");

  /// Both have `allowReserved` where it means nothing, which no document of ours says anywhere.
  private static final List<String> ACCEPTED_THOUGH_WRONG =
      List.of("header-object-allowReserved.yaml", "parameter-object-header-allowReserved.yaml");

  @Test
  void right_isAccepted() {
    var complaints = complaints("pass");

    assertThat(complaints).hasSizeGreaterThan(30);
    complaints.keySet().removeAll(REFUSED_THOUGH_RIGHT);
    assertThat(complaints).allSatisfy((name, all) -> assertThat(all).as(name).isEmpty());
  }

  /// What it complains of has the place in its first words, such as `attribute servers`.
  @Test
  void wrong_isRefused_withALineThatSaysWhere() {
    var complaints = complaints("fail");

    assertThat(complaints).hasSizeGreaterThan(10);
    complaints.forEach((name, all) -> {
      if (ACCEPTED_THOUGH_WRONG.contains(name)) {
        assertThat(all).as(name).isEmpty();
      } else {
        assertThat(all)
            .as(name)
            .isNotEmpty()
            .allMatch(line -> line.matches(".*\\b(components|servers|overlays|paths)\\b.*"));
      }
    });
  }

  private static Map<String, List<String>> complaints(String kind) {
    var suites = System.getProperty("SUITES", System.getenv().getOrDefault("SUITES", ""));
    var folder = Path.of(suites, "openapi-schema", kind);
    assumeTrue(
        !suites.isEmpty() && Files.isDirectory(folder),
        "There is no folder '%s'; name the one with the suites by -DSUITES=…".formatted(folder));
    var complaints = new TreeMap<String, List<String>>();
    try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
      for (var file : files) {
        complaints.put(file.getFileName().toString(), Judge.parsed(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return complaints;
  }
}
