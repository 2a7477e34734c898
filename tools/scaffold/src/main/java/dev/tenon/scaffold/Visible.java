package dev.tenon.scaffold;

/// What a terminal may be shown of a text that anybody wrote.
final class Visible {

  private static final int MOST = 60;

  private Visible() {}

  /// Not at length, and without what a terminal would obey or nobody can see.
  static String of(String text) {
    var shown = new StringBuilder();
    text.codePoints().limit(MOST).map(c -> isVisible(c) ? c : '?').forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > MOST ? shown + "…" : shown.toString();
  }

  /// A single character, with its code.
  static String character(int c) {
    var code = "U+%04X".formatted(c);
    return c == '\n' || c == '\r'
        ? "the end of a line (" + code + ")"
        : isVisible(c)
            ? "the character " + Character.toString(c) + " (" + code + ")"
            : "the character " + code;
  }

  private static boolean isVisible(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.SURROGATE;
  }
}
