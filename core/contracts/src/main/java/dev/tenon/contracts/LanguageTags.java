package dev.tenon.contracts;

import java.util.Locale;

/// Locales as language tags (BCP 47, RFC 5646): language, script, region, variants, extensions and
/// what is of private use, in this order; case does not matter.
final class LanguageTags {

  private final String[] parts;
  private int at;

  private LanguageTags(String text) {
    parts = text.split("-", -1);
  }

  /// @throws IllegalArgumentException if the text is none
  static Object parse(String text) {
    if (!new LanguageTags(text).isWhole()) {
      throw new IllegalArgumentException();
    }
    return Locale.forLanguageTag(text);
  }

  private boolean isWhole() {
    if (!takes(isAlpha(2, 8))) {
      return false;
    }
    takes(isAlpha(4, 4));
    takes(isAlpha(2, 2) || isRegionNumber());
    while (takes(isVariant())) {
      // each is one
    }
    while (isAlphanumeric(1, 1) && !isPrivate()) {
      at++;
      if (!takesAll(2)) {
        return false;
      }
    }
    if (takes(isPrivate()) && !takesAll(1)) {
      return false;
    }
    return at == parts.length;
  }

  /// One part or more of at least this length; false where there is none.
  private boolean takesAll(int min) {
    int before = at;
    while (takes(isAlphanumeric(min, 8))) {
      // each is one
    }
    return at > before;
  }

  private boolean takes(boolean isThere) {
    at += isThere ? 1 : 0;
    return isThere;
  }

  private boolean isPrivate() {
    return at < parts.length && parts[at].equalsIgnoreCase("x");
  }

  private boolean isVariant() {
    return isAlphanumeric(5, 8) || (isAlphanumeric(4, 4) && Numbers.isDigit(parts[at].charAt(0)));
  }

  private boolean isRegionNumber() {
    return isAlphanumeric(3, 3) && parts[at].chars().allMatch(c -> Numbers.isDigit((char) c));
  }

  private boolean isAlpha(int min, int max) {
    return isAlphanumeric(min, max) && parts[at].chars().noneMatch(c -> Numbers.isDigit((char) c));
  }

  private boolean isAlphanumeric(int min, int max) {
    return at < parts.length
        && parts[at].length() >= min
        && parts[at].length() <= max
        && parts[at].chars().allMatch(LanguageTags::isLetterOrDigit);
  }

  private static boolean isLetterOrDigit(int c) {
    return Numbers.isDigit((char) c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }
}
