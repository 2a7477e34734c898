package dev.tenon.scaffold;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes what nobody chose out of a file of the template.
///
/// What belongs to an option stands between two lines of their own, `// [outbox` and `// outbox]`,
/// with the comments of the file: `//`, `#`, `--` or `<!-- -->`. These lines always go. The places
/// to which a generator adds are marked alike, and their lines stay.
final class Options {

  private static final Set<String> KNOWN = Set.of("outbox", "helidon", "vertx");
  private static final Set<String> PLACES = Set.of("resources");
  private static final Pattern MARKER = Pattern.compile("(//|#|--|<!--) (\\[)?([a-z]+)(])?( -->)?");

  private record Marker(String word, boolean opens) {

    static Optional<Marker> of(String line) {
      var found = MARKER.matcher(line.strip());
      if (!found.matches()) {
        return Optional.empty();
      }
      boolean opens = found.group(2) != null;
      boolean closes = found.group(4) != null;
      boolean isWhole = found.group(1).equals("<!--") == (found.group(5) != null);
      return isWhole && opens != closes
          ? Optional.of(new Marker(found.group(3), opens))
          : Optional.empty();
    }
  }

  private final String path;
  private final Set<String> chosen;
  private final Deque<Marker> open = new ArrayDeque<>();
  private final StringBuilder kept = new StringBuilder();
  private boolean hasOptions;

  private Options(String path, Set<String> chosen) {
    this.path = path;
    this.chosen = chosen;
  }

  /// The text without what is not chosen; empty where nothing but white space remains of a file
  /// that had options.
  ///
  /// @throws ScaffoldFailure `TENON-N07` where the marks are not in pairs, or of an option that
  ///   there is none of
  static Optional<String> chosen(String path, String text, Set<String> chosen) {
    var options = new Options(path, chosen);
    options.read(text);
    return options.hasOptions && options.kept.toString().isBlank()
        ? Optional.empty()
        : Optional.of(options.kept.toString());
  }

  private void read(String text) {
    int number = 1;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      var line = text.substring(at, next);
      var marker = Marker.of(line);
      if (marker.isPresent() && !PLACES.contains(marker.get().word)) {
        follow(marker.get(), number);
      } else if (open.stream().allMatch(mark -> chosen.contains(mark.word))) {
        kept.append(line);
      }
      at = next;
      number++;
    }
    if (!open.isEmpty()) {
      throw damaged(number, "[" + open.getFirst().word + " is not closed");
    }
  }

  private void follow(Marker marker, int number) {
    hasOptions = true;
    if (!KNOWN.contains(marker.word)) {
      throw damaged(number, "there is no option " + marker.word);
    }
    if (marker.opens) {
      open.push(marker);
    } else if (open.isEmpty() || !open.pop().word.equals(marker.word)) {
      throw damaged(number, marker.word + "] closes nothing");
    }
  }

  private ScaffoldFailure damaged(int number, String why) {
    return ScaffoldFailure.of(
        ScaffoldFailure.TEMPLATE,
        "The template is damaged: %s line %d: %s.".formatted(path, number, why),
        "That is a fault of Tenon: mend the file in tools/scaffold/service, or take another version.");
  }
}
