package dev.tenon.contracts;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is asked of texts.
final class Texts {

  private static final int SUGGESTED_FOR = 64;

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

  /// The text as it may be repeated to its sender: short, and with U+FFFD for what is not Unicode.
  static String shown(String text, int length) {
    var shown = text;
    if (text.length() > length) {
      int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
      shown = text.substring(0, end) + "…";
    }
    if (isUnicode(shown)) {
      return shown;
    }
    var sound = new StringBuilder(shown.length());
    shown.codePoints().forEach(c -> sound.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return sound.toString();
  }

  /// A sentence part that suggests the name most like this one; empty if none is close.
  static String didYouMean(String name, Collection<String> known) {
    var closest = closest(name, known);
    return closest == null ? "" : "; did you mean '" + closest + "'?";
  }

  static @Nullable String closest(String name, Collection<String> known) {
    if (name.length() > SUGGESTED_FOR) {
      return null;
    }
    var wanted = name.toLowerCase(Locale.ROOT);
    int best = wanted.length() < 4 ? 2 : 3;
    String closest = null;
    for (var candidate : known) {
      if (Math.abs(candidate.length() - name.length()) < best) {
        int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
        if (distance < best) {
          best = distance;
          closest = candidate;
        }
      }
    }
    return closest;
  }

  /// How many letters are added, left out, changed or swapped with their neighbour.
  private static int distance(String a, String b) {
    int[] older = new int[b.length() + 1];
    int[] old = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      old[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], old[j]) + 1, old[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], older[j - 2] + 1);
        }
      }
      int[] spare = older;
      older = old;
      old = row;
      row = spare;
    }
    return old[b.length()];
  }
}
