package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Java in the README and in the guide is quoted from sources that compile.
///
/// A block stands line by line in one source, whatever its indentation and blank lines; a line that
/// is `…` or `// …` stands for what was left out.
class SnippetsTest {

  private static final Pattern BLOCK =
      Pattern.compile("^```java\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Set<String> LEFT_OUT = Set.of("…", "// …");
  private static final int FEWEST = 20;

  private record Snippet(String document, String text) {}

  @Test
  void snippets_standInTheSources() throws IOException {
    var sources = sources();
    var strays = new ArrayList<String>();
    var snippets = snippets();
    for (var snippet : snippets) {
      var parts = parts(snippet.text);
      if (sources.stream().noneMatch(source -> holds(source, parts))) {
        strays.add(snippet.document + " quotes what stands in no source:\n" + snippet.text);
      }
    }
    assertThat(strays).isEmpty();
    assertThat(snippets).as("blocks found").hasSizeGreaterThan(FEWEST);
  }

  private static List<Snippet> snippets() throws IOException {
    var documents = new ArrayList<String>();
    documents.add("README.md");
    try (var guide = Files.list(House.root().resolve("docs/guide"))) {
      guide
          .map(page -> "docs/guide/" + page.getFileName())
          .filter(page -> page.endsWith(".md"))
          .sorted()
          .forEach(documents::add);
    }
    var snippets = new ArrayList<Snippet>();
    for (var document : documents) {
      var block = BLOCK.matcher(House.read(document));
      while (block.find()) {
        snippets.add(new Snippet(document, block.group(1)));
      }
    }
    return snippets;
  }

  /// The lines of every source, stripped and without blank ones.
  private static List<List<String>> sources() throws IOException {
    var sources = new ArrayList<List<String>>();
    for (var file : files()) {
      sources.add(lines(Files.readString(file)));
    }
    return sources;
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.walk(House.root())) {
      return files
          .filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
          .filter(file -> !file.endsWith("SnippetsTest.java"))
          .toList();
    }
  }

  private static List<List<String>> parts(String text) {
    var parts = new ArrayList<List<String>>();
    var part = new ArrayList<String>();
    for (var line : lines(text)) {
      if (LEFT_OUT.contains(line)) {
        parts.add(List.copyOf(part));
        part.clear();
      } else {
        part.add(line);
      }
    }
    parts.add(part);
    return parts.stream().filter(some -> !some.isEmpty()).toList();
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static boolean holds(List<String> source, List<List<String>> parts) {
    var rest = source;
    for (var part : parts) {
      int at = Collections.indexOfSubList(rest, part);
      if (at < 0) {
        return false;
      }
      rest = rest.subList(at + part.size(), rest.size());
    }
    return !parts.isEmpty();
  }
}
