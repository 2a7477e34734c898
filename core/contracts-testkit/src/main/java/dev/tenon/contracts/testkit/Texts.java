package dev.tenon.contracts.testkit;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Proposals for texts: what the value is called and the number of the sample, in the form that is
/// asked for.
final class Texts {

  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
  private static final List<Long> YEARS_AWAY = List.of(0L, 1_000L, -100L);
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it");
  private static final int DRAWS = 50;

  /// How often at most what may be there any number of times.
  private static final int REPEATED = 8;

  private final String name;
  private final String format;
  private final boolean isBase64;
  private final int least;
  private final int most;
  private final List<Pattern> patterns;

  Texts(Map<String, Object> schema, String name) {
    this.name = name;
    this.format = schema.get("format") instanceof String known ? known : "";
    this.isBase64 = schema.containsKey("contentEncoding");
    this.least = schema.get("minLength") instanceof Number min ? min.intValue() : 0;
    this.most = schema.get("maxLength") instanceof Number max ? max.intValue() : Integer.MAX_VALUE;
    var all = new ArrayList<@Nullable Object>();
    all.add(schema.get("pattern"));
    if (schema.get("allOf") instanceof List<?> rules) {
      rules.forEach(rule -> all.add(Proposals.object(rule).get("pattern")));
    }
    this.patterns =
        all.stream()
            .flatMap(pattern -> pattern instanceof String text ? Stream.of(text) : Stream.empty())
            .map(Pattern::compile)
            .toList();
  }

  String propose(long number, int refused) {
    var years = YEARS_AWAY.get(refused % YEARS_AWAY.size());
    var day = NEW_YEAR.plusYears(years);
    var time = day.atTime(12, 0).plusSeconds(number);
    return switch (format) {
      case "uuid" -> new UUID(0x0198f2c000007000L, Long.MIN_VALUE + number).toString();
      case "date-time" -> instant(time).toString();
      case "date" -> day.plusDays(number).toString();
      case "email" -> cut("%s-%d@example.com".formatted(name, number), number, "@example.com");
      case "iri-reference" -> cut("https://example.com/%s/%d".formatted(name, number), number, "");
      default -> isBase64 ? base64(number) : text(number, refused, time);
    };
  }

  private static Instant instant(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC);
  }

  private String base64(long number) {
    var bytes = String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
    var length = Math.clamp(bytes.length, least / 4 * 3, most / 4 * 3);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, length));
  }

  private String text(long number, int refused, LocalDateTime time) {
    var simple =
        Stream.of(
            sized(name + " " + number, number),
            sized(String.valueOf(number), number),
            LocalTime.NOON.plusSeconds(number).toString(),
            time.toString(),
            "PT%dS".formatted(number),
            LANGUAGES.get((int) ((number - 1) % LANGUAGES.size())));
    var fitting = Stream.concat(simple, drawn(number)).filter(this::isAllowed);
    return fitting.skip(refused).findFirst().orElseGet(() -> sized(name + " " + number, number));
  }

  /// Texts that are made of one pattern, for the others to choose from; the same for the same
  /// number.
  private Stream<String> drawn(long number) {
    return patterns.stream()
        .flatMap(pattern -> {
          var properties = new RgxGenProperties();
          RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(
              properties, Math.clamp(REPEATED, least, most));
          var generator = RgxGen.parse(properties, pattern.pattern());
          return IntStream.range(0, DRAWS)
              .mapToObj(draw -> generator.generate(new Random(number * DRAWS + draw)));
        });
  }

  private boolean isAllowed(String text) {
    var length = text.codePointCount(0, text.length());
    return length >= least
        && length <= most
        && patterns.stream().allMatch(pattern -> pattern.matcher(text).find());
  }

  /// As long as it must be, and no longer than it may be; the number stays as long as it can.
  private String sized(String text, long number) {
    var cut = cut(text, number, "");
    return cut.length() < least ? cut + ".".repeat(least - cut.length()) : cut;
  }

  private String cut(String text, long number, String end) {
    if (text.length() <= most) {
      return text;
    }
    var digits = number + end;
    return digits.substring(Math.max(0, digits.length() - most));
  }
}
