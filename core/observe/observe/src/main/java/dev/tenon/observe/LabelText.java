package dev.tenon.observe;

import java.util.List;

/// Makes text fit for a label: bounded, and of characters that every format can carry.
final class LabelText {

  static final int MAX_LENGTH = 200;

  private static final char REPLACEMENT = '\uFFFD';

  private LabelText() {}

  /// A copy of the values, each clean.
  static List<String> clean(String... values) {
    var cleaned = values.clone();
    for (int i = 0; i < cleaned.length; i++) {
      cleaned[i] = clean(cleaned[i]);
    }
    return List.of(cleaned);
  }

  /// At most 200 characters, with NUL and unpaired surrogates replaced: in UTF-8 two that differ
  /// would become the same, and a series would be there twice.
  static String clean(String value) {
    if (value.length() <= MAX_LENGTH && isClean(value)) {
      return value;
    }
    var text = new StringBuilder(MAX_LENGTH);
    int i = 0;
    while (i < value.length()) {
      int c = value.codePointAt(i);
      int size = Character.charCount(c);
      if (text.length() + size > MAX_LENGTH) {
        break;
      }
      text.appendCodePoint(isPlain(c) ? c : REPLACEMENT);
      i += size;
    }
    return text.toString();
  }

  private static boolean isClean(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isPlain(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// A surrogate that is still one after decoding has no partner.
  private static boolean isPlain(int c) {
    return c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
