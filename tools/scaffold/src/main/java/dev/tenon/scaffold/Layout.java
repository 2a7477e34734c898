package dev.tenon.scaffold;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Breaks the lines of a Java file again where a long name has made them too long, as the formatter
/// of the service's gate does. A file without such lines stays as it is: the formatter is not even
/// loaded.
final class Layout {

  private static final int LONGEST = 100;

  /// What the formatter of a gate leaves alone.
  private static final Pattern OFF =
      Pattern.compile("// @formatter:off\\n.*?// @formatter:on", Pattern.DOTALL);

  private Layout() {}

  static String of(String path, String text) {
    boolean isLong =
        OFF.matcher(text).replaceAll("").lines().anyMatch(line -> line.length() > LONGEST);
    return isLong ? formatted(path, text) : text;
  }

  private static String formatted(String path, String text) {
    try {
      var left = OFF.matcher(text);
      return OFF.matcher(new Formatter().formatSource(text))
          .replaceAll(
              found -> Matcher.quoteReplacement(left.find() ? left.group() : found.group()));
    } catch (FormatterException e) {
      throw ScaffoldFailure.of(
          ScaffoldFailure.TEMPLATE,
          "The template is damaged: %s is no Java: %s.".formatted(path, e.getMessage()),
          "That is a fault of Tenon: mend the file in tools/scaffold/service, or take another version.");
    }
  }
}
