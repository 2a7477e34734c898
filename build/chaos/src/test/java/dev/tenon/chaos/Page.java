package dev.tenon.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/// A page of results, which is also printed.
final class Page {

  private final StringBuilder text = new StringBuilder();

  Page(String title, String about, long seed) {
    line("# " + title);
    line("");
    line(about);
    line("");
    line("Made by `make chaos SEED=%s`.".formatted(Long.toString(seed)));
    line("");
    line("| | |");
    line("|---|---|");
    row("when", Instant.now().truncatedTo(ChronoUnit.MINUTES));
    row("machine", Runtime.getRuntime().availableProcessors() + " processors, Linux");
    row("Java", Runtime.version() + "; each process `-Xmx64m -XX:+UseSerialGC`");
  }

  void line(String line) {
    text.append(line).append('\n');
  }

  void row(String name, Object value) {
    line("| %s | %s |".formatted(name, value));
  }

  void section(String title) {
    line("");
    line("## " + title);
    line("");
    line("| | |");
    line("|---|---|");
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String rate(long count, Duration time) {
    return "%s s, %s a second"
        .formatted(number(time.toSeconds()), number(1_000 * count / Math.max(1, time.toMillis())));
  }

  static String words(Iterable<String> violations) {
    var words = String.join("; ", violations);
    return words.isEmpty() ? "nothing" : words;
  }

  /// How often, or not at all.
  static <K> String count(Map<K, Integer> counts, K key) {
    return number(counts.getOrDefault(key, 0));
  }

  void write(Path file) throws IOException {
    Files.writeString(file, text);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
