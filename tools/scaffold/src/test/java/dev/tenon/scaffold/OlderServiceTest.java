package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The template of now, merged into a service of before.
class OlderServiceTest {

  @TempDir private Path folder;

  @Test
  void olderService_isBroughtUpToDate_andKeepsWhatPeopleDid() throws IOException {
    var service = OlderService.make(folder.resolve("letters"));
    var update = Update.plan(service, Template.service(), false);

    update.apply(change -> {});

    assertThat(update.changes()).hasSizeGreaterThan(10);
    assertThat(outcomes(update))
        .containsEntry(OlderService.MAIN, Outcome.MERGED)
        .containsEntry("README.md", Outcome.MERGED)
        .doesNotContainValue(Outcome.CONFLICT)
        .doesNotContainValue(Outcome.BLOCKED);
    var now = Rendering.of(Template.service(), Answers.of("letters")).files();
    now.forEach((path, text) -> {
      var file = service.root().resolve(path);
      switch (path) {
        case ".env.example" -> assertThat(file).doesNotExist();
        case "README.md" ->
            assertThat(file)
                .hasContent(
                    text.replace("# letters\n", "# letters\n\nAsk the post office about it.\n"));
        case OlderService.MAIN -> assertThat(file).content().contains("/// Delivers letters.");
        case OlderService.STORE ->
            assertThat(file)
                .hasContent(
                    text.replace(
                        OlderService.CREATE,
                        "  // Letters are items, too.\n" + OlderService.CREATE));
        default -> assertThat(file).hasContent(text);
      }
    });
    assertThat(Files.readString(service.root().resolve("NOTES.md"))).isEqualTo("ours\n");
    assertThat(Update.plan(service, Template.service(), false).changes()).isEmpty();
  }

  private static Map<String, Outcome> outcomes(Update update) {
    return update.changes().stream().collect(Collectors.toMap(Change::path, Change::outcome));
  }
}
