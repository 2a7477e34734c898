package dev.tenon.contracts;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/// Rules about the words of a text.
///
/// A pattern must match the whole text. It is run by `java.util.regex`, which backtracks: on texts
/// from outside, bound the length with `@Size` and nest no quantifiers, as in `(a+)+`.
final class TextRules {

  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~.";

  private TextRules() {}

  static List<Constraint> notBlank(Target target) {
    target.oneOf("a text", String.class);
    return List.of(
        new Constraint(
            "blank",
            "must not be blank",
            Keywords.of("minLength", 1, "pattern", "\\S"),
            value -> !((String) value).codePoints().allMatch(Texts::isBlank)));
  }

  static List<Constraint> pattern(Target target, Pattern pattern) {
    target.oneOf("a text", String.class);
    return List.of(matching(target, pattern.regexp(), pattern.flags()));
  }

  static List<Constraint> email(Target target, Email email) {
    target.oneOf("a text", String.class);
    var rules = new ArrayList<Constraint>();
    rules.add(
        new Constraint(
            "email",
            "must be an email address",
            Keywords.of("format", "email", "maxLength", 254),
            value -> isEmail((String) value)));
    if (!email.regexp().equals(".*")) {
      rules.add(matching(target, email.regexp(), email.flags()));
    }
    return rules;
  }

  private static Constraint matching(Target target, String regexp, Pattern.Flag... flags) {
    int bits = 0;
    for (var flag : flags) {
      bits |= flag.getValue();
    }
    try {
      var compiled = java.util.regex.Pattern.compile(regexp, bits);
      return new Constraint(
          "pattern",
          "must match " + regexp,
          bits == 0 ? EcmaPattern.whole(regexp) : Map.of(),
          value -> compiled.matcher((String) value).matches());
    } catch (PatternSyntaxException e) {
      throw Compiler.refused(
          target.place(), "'%s' is no pattern".formatted(regexp), e.getDescription());
    }
  }

  /// A dotted local part of at most 64 characters and a domain of labels, 254 in all (RFC 5321
  /// without quotes and address literals; letters of every script, RFC 6531).
  static boolean isEmail(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && at <= 64
        && text.length() <= 254
        && isDotted(text.substring(0, at), ATOM)
        && isDotted(text.substring(at + 1), "-.")
        && !text.contains("-.")
        && !text.contains(".-")
        && !text.contains("@-")
        && !text.endsWith("-");
  }

  private static boolean isDotted(String text, String others) {
    return !text.isEmpty()
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..")
        && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || others.indexOf(c) >= 0);
  }
}
