package dev.tenon.contracts;

import dev.tenon.errors.Suggestion;
import java.util.Collection;

/// What is asked of texts.
final class Texts {

  private Texts() {}

  /// Whether every surrogate has its other half, so that the text exists in Unicode.
  static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /// Whether a character is white space to Java or to Unicode, the no-break space included.
  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /// The text without white space at its ends. All white space is in the basic plane.
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /// The text as it may be repeated to its sender: short, and with U+FFFD for what a strict reader
  /// refuses: U+0000 and half a surrogate pair.
  static String shown(String text, int length) {
    var shown = text;
    if (text.length() > length) {
      int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
      shown = text.substring(0, end) + "…";
    }
    if (isUnicode(shown) && shown.indexOf('\0') < 0) {
      return shown;
    }
    var sound = new StringBuilder(shown.length());
    shown.codePoints().forEach(c -> sound.appendCodePoint(isRefused(c) ? 0xFFFD : c));
    return sound.toString();
  }

  private static boolean isRefused(int c) {
    return c == 0 || (c >= 0xD800 && c <= 0xDFFF);
  }

  /// A sentence part that suggests the name most like this one; empty if none is close.
  static String didYouMean(String name, Collection<String> known) {
    return Suggestion.nearest(name, known)
        .map(nearest -> "; did you mean '" + nearest + "'?")
        .orElse("");
  }
}
