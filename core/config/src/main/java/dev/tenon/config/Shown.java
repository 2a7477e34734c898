package dev.tenon.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What may be shown of names and values: no secrets, nothing endless, nothing that moves a
/// terminal's cursor. Where it is not sure, it hides.
final class Shown {

  static final String HIDDEN = "***";

  private static final int LONGEST = 100;

  /// Words of a path, without case and separators.
  private static final List<String> SECRET_WORDS =
      List.of("passw", "passphrase", "pwd", "secret", "token", "credential", "salt", "pepper");

  /// A URL with a user (`://me:pw@host`, `thin:me/pw@host`), or with a secret among its parameters.
  private static final Pattern SECRET_TEXT =
      Pattern.compile(
          ":.*@|-----BEGIN|(?i:passw\\w*|pwd|secret|token|credential|key)\\w*=", Pattern.DOTALL);

  private Shown() {}

  /// The text in quotes, or `***` where the path names a secret or the value holds one.
  static String value(String path, List<String> values) {
    return isSecret(path, values) ? HIDDEN : "\"" + line(String.join(",", values)) + "\"";
  }

  static boolean isSecret(String path, List<String> values) {
    var words = path.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    return words.endsWith("key")
        || words.endsWith("keys")
        || SECRET_WORDS.stream().anyMatch(words::contains)
        || values.stream().anyMatch(value -> SECRET_TEXT.matcher(value).find());
  }

  /// The text on one line, cut at 100 characters.
  static String line(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          if (isInvisible(c)) {
            line.append("\\u%04x".formatted(c));
          } else {
            line.appendCodePoint(c);
          }
        });
    return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line.toString();
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
