package dev.tenon.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The plainest text that a schema allows: one of its format, or else a word, some letters or some
/// digits of which its patterns find nothing wrong.
final class PlainText {

  private static final int LONGEST = 64;

  private static final Map<String, String> OF_FORMAT =
      Map.of(
          "uuid", "0198f2c0-0000-7000-8000-000000000001",
          "date-time", "2026-01-31T12:30:00Z",
          "date", "2026-01-31",
          "iri-reference", "https://example.com",
          "email", "someone@example.com");

  /// As the codecs of these types write them.
  private static final List<String> WORDS =
      List.of("string", "PT1H30M", "2026-01-31T12:30:00", "12:30:00", "en");

  private PlainText() {}

  static Optional<String> of(Map<?, ?> schema) {
    if (schema.get("enum") instanceof List<?> names) {
      return Optional.of((String) names.getFirst());
    }
    var patterns = patterns(schema);
    int min = number(schema.get("minLength"), 0);
    int max = number(schema.get("maxLength"), Integer.MAX_VALUE);
    return candidates(schema, min, max)
        .filter(text -> text.length() >= min && text.length() <= max)
        .filter(text -> patterns.stream().allMatch(pattern -> pattern.matcher(text).find()))
        .findFirst();
  }

  private static Stream<String> candidates(Map<?, ?> schema, int min, int max) {
    var format = OF_FORMAT.get(String.valueOf(schema.get("format")));
    if ("base64".equals(schema.get("contentEncoding"))) {
      return IntStream.rangeClosed(0, min / 4 + 1).mapToObj(n -> "AQID".repeat(n)).skip(1);
    }
    if (format != null) {
      return Stream.of(format, "a@example.com");
    }
    var word = "string".repeat(Math.clamp(min / 6 + 1L, 1, 10_000));
    var lengths = IntStream.rangeClosed(Math.max(1, min), Math.min(LONGEST, max)).boxed().toList();
    return Stream.of(
            Stream.of(word.substring(0, Math.min(word.length(), Math.max(min, Math.min(max, 6))))),
            WORDS.stream(),
            lengths.stream().flatMap(n -> Stream.of("a".repeat(n), "A".repeat(n), "1".repeat(n))))
        .flatMap(texts -> texts);
  }

  /// Patterns of ours mean the same in Java.
  private static List<Pattern> patterns(Map<?, ?> schema) {
    var patterns = new ArrayList<Pattern>();
    add(schema, patterns);
    if (schema.get("allOf") instanceof List<?> all) {
      all.forEach(each -> add((Map<?, ?>) each, patterns));
    }
    return patterns;
  }

  private static void add(Map<?, ?> schema, List<Pattern> into) {
    if (schema.get("pattern") instanceof String pattern) {
      into.add(Pattern.compile(pattern));
    }
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value instanceof Number number ? number.intValue() : otherwise;
  }
}
