package dev.tenon.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds what somebody may have meant.
final class Near {

  private static final int FARTHEST = 2;
  private static final int MOST = 4;

  private Near() {}

  /// The words that are at most two letters off, the nearest first.
  static List<String> to(String word, Collection<String> words) {
    return words.stream()
        .filter(one -> distance(one, word) <= FARTHEST)
        .sorted(Comparator.comparingInt(one -> distance(one, word)))
        .limit(MOST)
        .toList();
  }

  /// How many letters are to be changed, added or taken away (Levenshtein).
  private static int distance(String one, String other) {
    if (Math.abs(one.length() - other.length()) > FARTHEST) {
      return FARTHEST + 1;
    }
    var row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
