package dev.tenon.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which names are sensitive.
///
/// A name is compared without case and separators: `db.Access-Token` is `dbaccesstoken`. It is
/// sensitive if it ends with an entry, since the last word says what a thing is: `dbPassword` is a
/// password, `passwordPolicy` is a policy. Digits at the end, a plural and words that still mean
/// the same value (`passwordHash`) do not count. A short entry must be a word of its own: `pin` is
/// in `userPin`, not in `spin`. Of several entries the longest decides.
///
/// Immutable but for the answers it remembers; thread-safe.
final class SensitiveNames {

  /// The most characters of a name that are looked at, from its end.
  static final int LONGEST = 64;

  private static final int SHORTEST_ENTRY = 2;

  /// From this length on an entry is found at the end of a longer word, too: `csrftoken`.
  private static final int DISTINCT = 5;

  private static final int MOST_REMEMBERED = 1_000;
  private static final int LETTERS = 128;

  private static final List<String> SAME_VALUE =
      List.of(
          "hash",
          "value",
          "text",
          "plain",
          "raw",
          "old",
          "new",
          "confirmation",
          "confirm",
          "repeat",
          "again",
          "encoded",
          "base64",
          "header");

  /// @param treatment null where the name is not sensitive after all
  private record Entry(String name, @Nullable Treatment treatment) {}

  private final Map<String, Optional<Treatment>> rules;
  private final Entry[][] byLastLetter = new Entry[LETTERS][];
  private final ConcurrentHashMap<String, Optional<Treatment>> remembered =
      new ConcurrentHashMap<>();

  private SensitiveNames(Map<String, Optional<Treatment>> rules) {
    this.rules = rules;
    var lists = new HashMap<Integer, List<Entry>>();
    rules.forEach((name, treatment) ->
        lists
            .computeIfAbsent(slot(name.charAt(name.length() - 1)), _ -> new ArrayList<>())
            .add(new Entry(name, treatment.orElse(null))));
    lists.forEach((slot, entries) -> {
      entries.sort((one, other) -> other.name.length() - one.name.length());
      byLastLetter[slot] = entries.toArray(Entry[]::new);
    });
  }

  static SensitiveNames none() {
    return new SensitiveNames(Map.of());
  }

  /// The masked names.
  ///
  /// @param plain those that are not sensitive after all
  static SensitiveNames of(List<String> masked, List<String> plain) {
    var rules = new HashMap<String, Optional<Treatment>>();
    masked.forEach(name -> rules.put(entry(name), Optional.of(Treatment.MASK)));
    plain.forEach(name -> rules.put(entry(name), Optional.empty()));
    return new SensitiveNames(rules);
  }

  /// The same and one more.
  ///
  /// @param treatment null for a name that is not sensitive
  /// @throws IllegalArgumentException if the name has less than two letters or digits, or too many
  SensitiveNames with(String name, @Nullable Treatment treatment) {
    var more = new HashMap<>(rules);
    more.put(entry(name), Optional.ofNullable(treatment));
    return new SensitiveNames(more);
  }

  private static String entry(String name) {
    var word = new Word();
    word.read(name, 0, name.length());
    if (word.length < SHORTEST_ENTRY || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A sensitive name has %d to %d characters, letters and digits among them: '%s'."
              .formatted(SHORTEST_ENTRY, LONGEST, name));
    }
    return word.text();
  }

  /// The treatment of a name; null where it is not sensitive.
  @Nullable Treatment of(String name) {
    var known = remembered.get(name);
    if (known == null) {
      known = Optional.ofNullable(of(name, 0, name.length(), new Word()));
      if (remembered.size() < MOST_REMEMBERED && name.length() <= LONGEST) {
        remembered.put(name, known);
      }
    }
    return known.orElse(null);
  }

  /// The same of a part of a text.
  ///
  /// @param word written to, so that it is made once a text
  @Nullable Treatment of(CharSequence text, int start, int end, Word word) {
    word.read(text, start, end);
    int length = word.length;
    while (length >= SHORTEST_ENTRY) {
      var entry = find(word, length);
      if (entry == null && word.chars[length - 1] == 's') {
        entry = find(word, length - 1);
      }
      if (entry != null) {
        return entry.treatment;
      }
      int shorter = withoutLastWord(word, length);
      if (shorter == length) {
        return null;
      }
      length = shorter;
    }
    return null;
  }

  private @Nullable Entry find(Word word, int length) {
    var entries = byLastLetter[slot(word.chars[length - 1])];
    if (entries == null) {
      return null;
    }
    for (var entry : entries) {
      int start = length - entry.name.length();
      if (word.endsWith(entry.name, length)
          && (entry.name.length() >= DISTINCT || word.begins(start))) {
        return entry;
      }
    }
    return null;
  }

  private static int withoutLastWord(Word word, int length) {
    if (Character.isDigit(word.chars[length - 1])) {
      return length - 1;
    }
    for (var same : SAME_VALUE) {
      if (word.endsWith(same, length)) {
        return length - same.length();
      }
    }
    return length;
  }

  private static int slot(char c) {
    return c % LETTERS;
  }

  /// A name without case and separators, and where its words begin.
  static final class Word {

    private final char[] chars = new char[LONGEST];
    private final boolean[] begins = new boolean[LONGEST];
    private int length;

    private void read(CharSequence text, int start, int end) {
      length = 0;
      char before = '-';
      for (int i = Math.max(start, end - LONGEST); i < end; i++) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c)) {
          begins[length] = isBegin(before, c, i + 1 < end ? text.charAt(i + 1) : '-');
          chars[length++] = Character.toLowerCase(c);
        }
        before = c;
      }
    }

    /// Whether a word begins at a character: after a separator, at a capital after a small letter,
    /// at the last of several capitals, and where digits begin or end.
    private static boolean isBegin(char before, char c, char after) {
      return !Character.isLetterOrDigit(before)
          || Character.isDigit(before) != Character.isDigit(c)
          || (Character.isUpperCase(c)
              && (!Character.isUpperCase(before) || Character.isLowerCase(after)));
    }

    private boolean begins(int at) {
      return begins[at];
    }

    private boolean endsWith(String end, int to) {
      int from = to - end.length();
      if (from < 0) {
        return false;
      }
      for (int i = 0; i < end.length(); i++) {
        if (chars[from + i] != end.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    private String text() {
      return new String(chars, 0, length);
    }
  }
}
