package dev.tenon.scaffold;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/// Which names, packages and descriptions will do: what is wrong with one, for people.
final class AnswerRules {

  static final int LONGEST_NAME = 40;
  static final int LONGEST_PACKAGE = 120;
  static final int LONGEST_DESCRIPTION = 200;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern PART = Pattern.compile("[a-z][a-z0-9_]*");

  /// Harmless in XML, YAML, Markdown, Java, Dockerfiles and Makefiles, in the middle of a line.
  private static final String PUNCTUATION = " .,;!?()/+-–—’'&=";

  private AnswerRules() {}

  static Optional<String> name(String name) {
    if (name.isEmpty()) {
      return Optional.of("The name is empty; a name is lower-case words with hyphens.");
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of(
          "The name \"%s\" has %d characters; %d are the most."
              .formatted(Visible.of(name), name.length(), LONGEST_NAME));
    }
    if (!NAME.matcher(name).matches()) {
      return Optional.of(
          "\"%s\" is no name: a name is lower-case words of a to z and 0 to 9 with hyphens, and begins with a letter%s."
              .formatted(Visible.of(name), suggestion(name)));
    }
    return Optional.empty();
  }

  /// `PurchaseOrders`, `purchase_orders` and `Purchase Orders` are nearly one.
  private static String suggestion(String name) {
    var better =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("([a-z])([A-Z])", "$1-$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[-0-9]+|-$", "");
    return better.isEmpty() ? "" : ", such as " + better;
  }

  static Optional<String> packageName(String name) {
    if (name.length() > LONGEST_PACKAGE) {
      return Optional.of(
          "The package \"%s\" has %d characters; %d are the most."
              .formatted(Visible.of(name), name.length(), LONGEST_PACKAGE));
    }
    for (var part : name.split("\\.", -1)) {
      if (SourceVersion.isKeyword(part, SourceVersion.latest())) {
        return Optional.of(
            "\"%s\" is no package: %s is a word of Java; name another one with --package."
                .formatted(Visible.of(name), part));
      }
      if (!PART.matcher(part).matches()) {
        return Optional.of(
            "\"%s\" is no package: its parts are lower-case words of a to z, 0 to 9 and _, with dots between, such as com.acme.orders."
                .formatted(Visible.of(name)));
      }
    }
    if (name.equals("java") || name.startsWith("java.")) {
      return Optional.of("\"%s\" is no package for you: Java keeps it to itself.".formatted(name));
    }
    return Optional.empty();
  }

  static Optional<String> description(String text) {
    if (text.isEmpty()) {
      return Optional.of("The description is empty; it is one line about the service.");
    }
    if (text.length() > LONGEST_DESCRIPTION) {
      return Optional.of(
          "The description has %d characters; %d are the most."
              .formatted(text.length(), LONGEST_DESCRIPTION));
    }
    if (!Character.isLetterOrDigit(text.codePointAt(0))) {
      return Optional.of(
          "The description begins with %s; it begins with a letter or a digit."
              .formatted(Visible.character(text.codePointAt(0))));
    }
    return text.codePoints()
        .filter(c -> !isAllowed(c))
        .mapToObj(Visible::character)
        .findFirst()
        .map(c ->
            "The description holds %s, which XML, YAML, Markdown or Java would misread; letters, digits and %s will do."
                .formatted(c, PUNCTUATION.strip()));
  }

  private static boolean isAllowed(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK
        || PUNCTUATION.indexOf(c) >= 0;
  }
}
