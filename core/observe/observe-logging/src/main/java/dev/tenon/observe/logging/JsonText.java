package dev.tenon.observe.logging;

/// Writes JSON (RFC 8259) that is valid whatever the text.
final class JsonText {

  private JsonText() {}

  /// A string with its quotes. Control characters and line separators are escaped, unpaired
  /// surrogates replaced by U+FFFD.
  static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        character(out, c);
      }
    }
    out.append('"');
  }

  /// A number or truth value as such, anything else as a string.
  static void value(StringBuilder out, Object value) {
    switch (value) {
      case Boolean truth -> out.append(truth.booleanValue());
      case Byte _, Short _, Integer _, Long _ -> out.append(value);
      case Double number when Double.isFinite(number) -> out.append(value);
      case Float number when Float.isFinite(number) -> out.append(value);
      default -> string(out, value.toString());
    }
  }

  private static void character(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (Character.isSurrogate(c)) {
          out.append('\uFFFD');
        } else if (SafeText.isControl(c)) {
          SafeText.escape(out, c);
        } else {
          out.append(c);
        }
      }
    }
  }
}
