package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A block can be had alone: what comes along with it stands in the guide, and is no more than it
/// was.
class BlocksPageTest {

  private static final String PAGE = "docs/guide/blocks.md";
  private static final Pattern LIST =
      Pattern.compile(
          "^### `(tenon-[\\w-]+)`.*?^```\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /// What of ours a block may bring: its own capability, and what every service may stand on.
  private static final Map<String, List<String>> OURS =
      Map.of(
          "tenon-lock-file", List.of("errors", "lock"),
          "tenon-lock-sql", List.of("errors", "lock"),
          "tenon-lock-redis", List.of("errors", "lifecycle", "lock", "redis"),
          "tenon-outbox-sql", List.of("contracts", "errors", "lifecycle", "outbox", "redaction"));

  @Test
  void page_printsWhatComesAlong() {
    var printed = printed();

    assertThat(printed.keySet()).isEqualTo(new TreeMap<>(OURS).keySet());
    printed.forEach((artifact, libraries) ->
        assertThat(libraries)
            .as(
                "what %s prints for %s. If build/dependencies/%s.txt is right, copy its lines there and say what each is for",
                PAGE, artifact, artifact)
            .isEqualTo(resolved(artifact)));
  }

  @Test
  void blocks_bringNoFramework() {
    OURS.forEach((artifact, ours) ->
        assertThat(resolved(artifact))
            .as(
                "what of ours comes along with %s; it is wanted alone, so find a way without, or have it decided",
                artifact)
            .filteredOn(library -> library.startsWith("dev.tenon:"))
            .isEqualTo(ours.stream().map("dev.tenon:tenon-"::concat).toList()));
  }

  /// The libraries of each list; what stands behind two spaces says what they are for.
  private static Map<String, List<String>> printed() {
    var printed = new TreeMap<String, List<String>>();
    var list = LIST.matcher(House.read(PAGE));
    while (list.find()) {
      var lines = list.group(2).lines().map(line -> line.split("  ", 2)[0]);
      printed.put(list.group(1), lines.toList());
    }
    return printed;
  }

  private static List<String> resolved(String artifact) {
    return Stream.of(House.read("build/dependencies/%s.txt".formatted(artifact)).split("\n", -1))
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
