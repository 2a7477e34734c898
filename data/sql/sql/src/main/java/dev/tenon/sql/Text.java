package dev.tenon.sql;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;

/// Text as PostgreSQL keeps, orders and searches it.
final class Text {

  private Text() {}

  /// The text itself.
  ///
  /// @throws DomainError if UTF-8 in PostgreSQL cannot hold it: it has a NUL or half a surrogate
  ///   pair
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new DomainError(ErrorKind.INVALID, "A text holds the character U+0000.");
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new DomainError(ErrorKind.INVALID, "A text holds half a character.");
        }
        i++;
      }
    }
    return text;
  }

  /// By code point, which is the order of UTF-8 bytes and of `collate "C"`, unlike
  /// [String#compareTo].
  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean leftHigh = Character.isSurrogate(left);
        return leftHigh == Character.isSurrogate(right)
            ? Character.compare(left, right)
            : leftHigh ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /// Folded one character at a time, without regard to any language.
  static String folded(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /// The text as part of a LIKE pattern with the escape character `!`.
  static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
