package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.openapi.BreakingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  private static final Pattern ERROR_ID = Pattern.compile("TENON-[A-Z]\\d\\d");
  private static final Pattern MODULE = Pattern.compile("<module>([\\w/-]+)</module>");

  /// Run from a checkout: no service depends on them.
  private static final Set<String> PROGRAMS = Set.of("tools/dev", "tools/scaffold", "tools/tenon");

  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(tenon-[\\w-]+)</artifactId>");

  @Test
  void errors_areDocumented_andDocumentedOnesExist() throws IOException {
    var used = new TreeSet<String>();
    for (var source : House.sources()) {
      used.addAll(all(ERROR_ID, Files.readString(source), 0));
    }
    assertThat(all(ERROR_ID, House.read("docs/guide/errors.md"), 0)).isEqualTo(used);
  }

  @Test
  void breakingRules_areDocumented_andDocumentedOnesExist() {
    var rows =
        House.read("docs/guide/openapi.md")
            .lines()
            .filter(line -> line.matches("\\| `[A-Z_]+` \\| who .*"))
            .map(line -> line.split("`", 3)[1] + " " + line.split("\\|", 4)[2].strip());

    assertThat(rows)
        .containsExactly(
            Arrays.stream(BreakingRule.values())
                .map(rule -> rule + " who " + rule.caller().name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new));
  }

  @Test
  void artifacts_standInTheBillOfMaterials_andInTheReadme() {
    var published = new TreeSet<>(all(ARTIFACT, House.read("bom/pom.xml"), 1));
    published.remove("tenon-bom");
    var built = new TreeSet<String>();
    for (var module : all(MODULE, House.read("pom.xml"), 1)) {
      if (!module.startsWith("bom")
          && !module.startsWith("benchmarks")
          && !module.startsWith("build")
          && !module.startsWith("examples")
          && !PROGRAMS.contains(module)) {
        built.add("tenon-" + module.substring(module.lastIndexOf('/') + 1));
      }
    }
    assertThat(published).isEqualTo(built);
    assertThat(House.read("README.md")).contains(published);
  }

  /// A change of the tables is a further migration, never a change of this one.
  @Test
  void templatesOutbox_isAsItsModuleWantsIt() {
    var migration =
        House.read(
            "tools/scaffold/service/src/main/resources/db/migration/V002__create_outbox.sql");
    var tables =
        House.read(
            "messaging/outbox/outbox-sql/src/main/resources/dev/tenon/outbox/sql/outbox.sql");

    assertThat(migration).isEqualTo("-- [outbox\n" + tables + "-- outbox]\n");
  }

  private static Set<String> all(Pattern pattern, String text, int group) {
    var found = new TreeSet<String>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }
}
