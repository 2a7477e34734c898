package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents that stand in this repository, as others read them.
class CommittedDocumentsTest {

  private static final Path ROOT = Path.of("../../..");

  @ParameterizedTest
  @ValueSource(strings = {"examples/products/openapi.json", "tools/scaffold/service/openapi.json"})
  void document_isOneByOthers_andItsExamplesFit(String file) throws IOException {
    var json = Files.readAllBytes(ROOT.resolve(file));
    var text = new String(json, StandardCharsets.UTF_8);

    assertThat(Judge.parsed(text)).isEmpty();
    assertThat(Judge.ofExamples(json, 10)).isEmpty();
    assertThat(text).doesNotContain("allowReserved");
  }
}
