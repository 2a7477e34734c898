package dev.tenon.errors;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The name that was probably meant, for messages that say "did you mean …?".
public final class Suggestion {

  /// Names are written by people; what is longer is not compared, since that takes time.
  private static final int LONGEST = 100;

  private Suggestion() {}

  /// The candidate most like a name that nobody knows; empty if none is close.
  ///
  /// Case, hyphens and underscores do not count, so `max-size` finds `maxSize`. Beyond that two
  /// letters may be added, left out, changed or swapped with their neighbour; in a name of fewer
  /// than four letters one. Of several that are as close the first counts. Names of more than 100
  /// characters are close to none.
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    var wanted = plain(name);
    var nearest = Optional.<String>empty();
    if (name.length() > LONGEST) {
      return nearest;
    }
    int best = wanted.length() < 4 ? 2 : 3;
    for (var candidate : candidates) {
      var other = plain(candidate);
      if (Math.abs(other.length() - wanted.length()) < best) {
        int distance = distance(wanted, other);
        if (distance < best) {
          best = distance;
          nearest = Optional.of(candidate);
        }
      }
    }
    return nearest;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /// How many letters are added, left out, changed or swapped with their neighbour.
  private static int distance(String a, String b) {
    var beforeLast = new int[b.length() + 1];
    var last = new int[b.length() + 1];
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (isSwapped(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }

  /// Whether the two letters that end at `i` and `j` are each other's in reverse.
  private static boolean isSwapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
