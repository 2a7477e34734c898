package dev.tenon.scaffold;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the words of one service in place of those of the template, in texts and in paths, in one
/// pass: what was put in is not looked at again.
final class Spelling {

  /// The class prefix of the service that the template is.
  static final String PREFIX = "Blueprint";

  private static final String GROUP = "<groupId>com.example</groupId>";

  /// The longer before the shorter.
  private static final Pattern WORDS =
      Pattern.compile(
          String.join(
              "|",
              Pattern.quote("com.example.blueprint"),
              Pattern.quote("com/example/blueprint"),
              Pattern.quote(GROUP),
              Pattern.quote(Answers.DESCRIPTION),
              "Blueprint|blueprint|BLUEPRINT"));

  private final Map<String, String> words;

  private Spelling(Map<String, String> words) {
    this.words = words;
  }

  /// @param path says how the file is read: in XML, the description is escaped
  static Spelling of(Answers answers, String path) {
    return new Spelling(
        Map.of(
            "com.example.blueprint",
            answers.packageName(),
            "com/example/blueprint",
            answers.packageName().replace('.', '/'),
            GROUP,
            "<groupId>" + answers.group() + "</groupId>",
            Answers.DESCRIPTION,
            path.endsWith(".xml")
                ? answers.description().replace("&", "&amp;")
                : answers.description(),
            "Blueprint",
            answers.classPrefix(),
            "blueprint",
            answers.name(),
            "BLUEPRINT",
            answers.name().replace('-', '_').toUpperCase(Locale.ROOT)));
  }

  String of(String text) {
    return WORDS
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(words.get(found.group())));
  }
}
