package dev.tenon.observe.logging;

/// Makes any text fit for one line of a log.
final class SafeText {

  private static final String HEX = "0123456789abcdef";

  private SafeText() {}

  /// What an object says about itself, even where it does not want to.
  static String of(Object object) {
    try {
      return String.valueOf(object.toString());
    } catch (Throwable failure) {
      return "(%s.toString() failed: %s)"
          .formatted(object.getClass().getName(), failure.getClass().getName());
    }
  }

  /// The text, cut to a length; what was cut says so.
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end) + "… (cut, %d characters)".formatted(text.length());
  }

  /// Appends the text with everything escaped that could move the cursor, begin a new line or hide
  /// what is there.
  static void escaped(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isControl(c)) {
            escape(out, c);
          } else {
            out.append(c);
          }
        }
      }
    }
  }

  /// Whether a character acts instead of being seen: control characters, line and paragraph
  /// separators, and those that turn the direction of writing.
  static boolean isControl(char c) {
    return Character.isISOControl(c)
        || (c >= '\u2028' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\u200E'
        || c == '\u200F'
        || c == '\u061C';
  }

  static void escape(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 0xF));
    }
  }
}
