package dev.tenon.redaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;

/// One way in which a known value may stand in a text.
///
/// @param text what is looked for
/// @param wholeWord whether it counts only where no letter or digit is beside it
record Needle(String text, boolean wholeWord) {

  private static final int LONGEST_ENCODED = 4_096;
  private static final int ANYWHERE = 8;
  private static final int ANY_WORD = 16;

  /// From this length on a value is known by its beginning.
  private static final int CUT = 24;

  private static final int BEGINNING = 12;

  /// The ways in which these values may stand, the longest first, so that no part is left of one
  /// that holds another.
  static Needle[] all(Collection<String> values) {
    var needles = new ArrayList<Needle>();
    for (var value : values) {
      boolean wholeWord = isWord(value);
      needles.add(new Needle(value, wholeWord));
      if (!wholeWord && value.length() <= LONGEST_ENCODED) {
        for (var form : Encodings.of(value)) {
          needles.add(new Needle(form, false));
        }
      }
    }
    needles.sort(Comparator.comparingInt(Needle::length).reversed());
    return needles.toArray(Needle[]::new);
  }

  int length() {
    return text.length();
  }

  String removedFrom(String haystack) {
    int at = haystack.indexOf(text);
    if (at < 0) {
      return haystack;
    }
    return wholeWord ? wordsRemovedFrom(haystack, at) : haystack.replace(text, Redaction.MASK);
  }

  private String wordsRemovedFrom(String haystack, int first) {
    var out = new StringBuilder(haystack.length());
    int done = 0;
    for (int at = first; at >= 0; at = haystack.indexOf(text, at + 1)) {
      int end = at + text.length();
      if (at >= done && !isWordChar(haystack, at - 1) && !isWordChar(haystack, end)) {
        out.append(haystack, done, at).append(Redaction.MASK);
        done = end;
      }
    }
    return out.append(haystack, done, haystack.length()).toString();
  }

  /// The text with `***` where the value begins and then breaks off.
  static String beginningRemoved(String haystack, String value) {
    if (value.length() < CUT) {
      return haystack;
    }
    var beginning = value.substring(0, BEGINNING);
    int at = haystack.indexOf(beginning);
    if (at < 0) {
      return haystack;
    }
    var out = new StringBuilder(haystack.length());
    int done = 0;
    while (at >= 0) {
      int end = at + BEGINNING;
      while (end < haystack.length()
          && end - at < value.length()
          && haystack.charAt(end) == value.charAt(end - at)) {
        end++;
      }
      out.append(haystack, done, at).append(Redaction.MASK);
      done = end;
      at = haystack.indexOf(beginning, end);
    }
    return out.append(haystack, done, haystack.length()).toString();
  }

  /// Whether a value could be a part of other words: short, or letters alone.
  private static boolean isWord(String value) {
    if (value.length() < ANYWHERE) {
      return true;
    }
    return value.length() < ANY_WORD && value.chars().allMatch(Character::isLetter);
  }

  private static boolean isWordChar(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
