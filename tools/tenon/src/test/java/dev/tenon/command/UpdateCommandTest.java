package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.scaffold.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandTest {

  private static final Template NEWER =
      Run.template(
          "0.2.0", Map.of("list", "1\n2\n3\n4\n6\n", "new", "x\n", "README.md", "# other\n"));

  @TempDir private Path folder;
  private Path service;

  @BeforeEach
  void make() {
    new Run(folder).of("new", "orders");
    service = folder.resolve("orders");
  }

  @Test
  void sameTemplate_isNothingToDo() {
    var run = new Run(service.resolve("src/main")).of("update");

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo("Nothing to do: the template of Tenon 0.1.0 is in already.\n");
  }

  @Test
  void newerTemplate_isMerged_andSaid() throws IOException {
    Files.writeString(service.resolve("list"), "0\n1\n2\n3\n4\n5\n");
    Files.delete(service.resolve("README.md"));

    var run = new Run(service).template(NEWER).of("update");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            Tenon 0.1.0 → 0.2.0
              away      README.md
              merged    list
              added     new
            Look at it with git diff, then run make gate.
            """);
    assertThat(new Run(service).template(NEWER).of("update").out()).startsWith("Nothing to do");
  }

  @Test
  void conflicts_endWith3_untilTheyAreSolved() throws IOException {
    Files.writeString(service.resolve("list"), "1\n2\n3\n4\nmine\n");
    Files.delete(service.resolve("README.md"));
    Files.createDirectory(service.resolve("README.md"));

    var run = new Run(service).template(NEWER).onTerminal("").of("update");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out())
        .contains(
            "\u001B[31mblocked \u001B[0m  README.md",
            "\u001B[31mconflict\u001B[0m  list",
            "\u001B[32madded")
        .contains(
            "Edit list: between <<<<<<< and >>>>>>> stand", "unzip -p .tenon/base.zip README.md")
        .endsWith("The next update starts when no such marks are left.\n");

    var again = new Run(service).template(NEWER).of("update");
    assertThat(again.status()).isEqualTo(3);
    assertThat(again.err())
        .startsWith("TENON-N06  Conflicts of the last update are not solved: list.");
    assertThat(new Run(service).template(NEWER).of("update", "--force").status()).isZero();
  }

  @Test
  void dryRun_showsTheDifference_andChangesNothing() throws IOException {
    var run = new Run(service).template(NEWER).of("update", "--dry-run");

    assertThat(run.out())
        .contains("--- a/list\n+++ b/list\n@@ -2,4 +2,4 @@\n 2\n 3\n 4\n-5\n+6\n")
        .endsWith("\nNothing was written.\n");
    assertThat(service.resolve("list")).content().endsWith("5\n");
    assertThat(service.resolve("new")).doesNotExist();
  }

  @Test
  void json_saysEachChange() {
    var dry = new Run(service).template(NEWER).of("update", "--json", "--dry-run");
    assertThat(dry.out()).contains("\"difference\":\"--- a/README.md", "\"dryRun\":true");

    var run = new Run(service).template(NEWER).of("update", "--json");
    assertThat(run.out())
        .isEqualTo(
            """
            {"changes":[{"outcome":"updated","path":"README.md"},{"outcome":"updated","path":"list"},{"outcome":"added","path":"new"}],"dryRun":false,"from":"0.1.0","needsYou":false,"to":"0.2.0"}
            """);
  }

  @Test
  void folderThatIsNoService_isSaid() {
    var run = new Run(folder).of("update");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("TENON-N04  " + folder + " is in no service");
  }
}
