package dev.tenon.contracts;

/// The grammar of numbers in JSON (RFC 8259, section 6), for texts that come from elsewhere.
final class Numbers {

  static final String WHOLE = "must be a whole number";

  private Numbers() {}

  static boolean isWhole(String text) {
    return !text.isEmpty() && afterWhole(text) == text.length();
  }

  static boolean isNumber(String text) {
    int i = afterWhole(text);
    if (i > 0 && i < text.length() && text.charAt(i) == '.') {
      i = afterDigits(text, i + 1);
    }
    if (i > 0 && i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
        i++;
      }
      i = afterDigits(text, i);
    }
    return i > 0 && i == text.length();
  }

  /// Where the whole part ends; -1 if there is none.
  private static int afterWhole(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    return text.startsWith("0", first) ? first + 1 : afterDigits(text, first);
  }

  /// Where the digits from here end; -1 if there are none.
  private static int afterDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i == from ? -1 : i;
  }

  static boolean isHex(char c) {
    char lower = (char) (c | 0x20);
    return isDigit(c) || (lower >= 'a' && lower <= 'f');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
