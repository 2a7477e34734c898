import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lines of a file in which people have decided something: words, a dash and the reason. A line without a reason and one
/// that is no longer needed are complaints, so the file says what is so, and only shrinks by itself.
final class Exceptions {

  private record Line(List<String> words, String text) {}

  private final Path file;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Set<Line> used = new HashSet<>();

  private Exceptions(Path file) {
    this.file = file;
  }

  static Exceptions read(Path file, int words) throws IOException {
    var exceptions = new Exceptions(file);
    for (var text : Files.readAllLines(file)) {
      if (!text.isBlank() && !text.startsWith("#")) {
        exceptions.add(text, words);
      }
    }
    return exceptions;
  }

  private void add(String text, int wanted) {
    int dash = text.indexOf(" - ");
    var words = List.of((dash < 0 ? text : text.substring(0, dash)).strip().split("\\s+"));
    if (dash < 0 || words.size() != wanted) {
      complaints.add("%s: \"%s\" is not %d words, a dash and the reason.".formatted(file, text, wanted));
    } else {
      lines.add(new Line(words, text));
    }
  }

  /// Whether a line has these words; `*` at the end of a word stands for any rest.
  boolean allow(String... words) {
    var matching = lines.stream().filter(line -> matches(line.words(), List.of(words))).toList();
    used.addAll(matching);
    return !matching.isEmpty();
  }

  private static boolean matches(List<String> wanted, List<String> words) {
    for (var i = 0; i < words.size(); i++) {
      var word = wanted.get(i);
      boolean matches =
          word.endsWith("*")
              ? words.get(i).startsWith(word.substring(0, word.length() - 1))
              : words.get(i).equals(word);
      if (!matches) {
        return false;
      }
    }
    return true;
  }

  /// What is wrong with the file itself, once everything has been asked for.
  List<String> complaints() {
    var all = new ArrayList<>(complaints);
    for (var line : lines) {
      if (!used.contains(line)) {
        all.add("%s: \"%s\" is no longer needed; remove it.".formatted(file, line.text()));
      }
    }
    return all;
  }
}
