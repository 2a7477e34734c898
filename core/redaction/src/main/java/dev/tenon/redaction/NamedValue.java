package dev.tenon.redaction;

import java.util.Locale;

/// Where the value of a name stands in a text. What is not sure is taken as a part of the value.
///
/// @param start of the value, without its quotes
/// @param end of the value; not after the start where there is none
record NamedValue(int start, int end) {

  private static final int MOST_SPACES = 64;
  private static final int MOST_QUOTES = 8;
  private static final int MOST_NESTED = 64;

  /// Where a value may begin after a separator: `=`, `:`, `=>`, the end of a tag, or one of the
  /// first two percent-encoded; -1 where this is none.
  static int afterSeparator(String text, int at) {
    return switch (text.charAt(at)) {
      case '%' -> isEncodedSeparator(text, at) ? at + 3 : -1;
      case '=' -> is(text, at + 1, '>') ? -1 : is(text, at + 1, '=') ? at + 2 : at + 1;
      case ':' -> is(text, at + 1, ':') || is(text, at - 1, ':') ? -1 : at + 1;
      default -> at + 1;
    };
  }

  private static boolean isEncodedSeparator(String text, int at) {
    return text.regionMatches(true, at, "%3D", 0, 3) || text.regionMatches(true, at, "%3A", 0, 3);
  }

  /// Where a name before a separator ends: before spaces, quotes and a bracket.
  static int nameEnd(String text, int separator) {
    int i = separator;
    if (text.charAt(separator) == '>' && is(text, separator - 1, '=')) {
      i--;
    }
    for (int n = 0; n < MOST_SPACES && isSpace(text, i - 1); n++) {
      i--;
    }
    if (i >= 3 && text.startsWith("%22", i - 3)) {
      return i - 3;
    }
    for (int n = 0; n < MOST_QUOTES && i > 0 && isQuoting(text.charAt(i - 1)); n++) {
      i--;
    }
    return i;
  }

  private static boolean isQuoting(char c) {
    return c == '"' || c == '\'' || c == '`' || c == '\\' || c == ']';
  }

  static int nameStart(String text, int end) {
    int i = end;
    while (i > 0 && end - i < SensitiveNames.LONGEST && isNameChar(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static boolean isNameChar(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  /// A `>` parts a name from a value in `=>`, and where it ends a tag; `List<Token>` is none.
  static boolean isTagIfItMustBe(String text, int separator, int nameStart) {
    if (text.charAt(separator) != '>' || is(text, separator - 1, '=')) {
      return true;
    }
    int open = is(text, nameStart - 1, ':') ? nameStart(text, nameStart - 1) : nameStart;
    return is(text, open - 1, '<')
        && (open < 2 || !Character.isLetterOrDigit(text.charAt(open - 2)));
  }

  /// @param valueAt what follows the separator
  static NamedValue of(String text, int nameStart, int nameEnd, int separator, int valueAt) {
    char kind = text.charAt(separator);
    if (kind == '%') {
      return encoded(text, valueAt);
    }
    if (kind == '>' && !is(text, separator - 1, '=')) {
      int tag = text.indexOf('<', valueAt);
      return new NamedValue(valueAt, tag < 0 ? text.length() : tag);
    }
    int start = valueAt;
    while (isSpace(text, start)) {
      start++;
    }
    int quote = start;
    while (is(text, quote, '\\')) {
      quote++;
    }
    if (is(text, quote, '"') || is(text, quote, '\'')) {
      return new NamedValue(quote + 1, quoteEnd(text, quote, quote - start));
    }
    if (isHidden(text, start)) {
      return new NamedValue(start, start + Redaction.MASK.length());
    }
    if (is(text, start, '[') || is(text, start, '{')) {
      return new NamedValue(start, bracketEnd(text, start));
    }
    return new NamedValue(start, plainEnd(text, nameStart, nameEnd, separator, start));
  }

  /// Whether a mask stands here already, and nothing more of a value.
  private static boolean isHidden(String text, int start) {
    int end = start + Redaction.MASK.length();
    return text.startsWith(Redaction.MASK, start)
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private static NamedValue encoded(String text, int valueAt) {
    int start = text.startsWith("%22", valueAt) ? valueAt + 3 : valueAt;
    int end = start;
    while (end < text.length()
        && !isEnd(text.charAt(end))
        && text.charAt(end) != '&'
        && !text.startsWith("%26", end)
        && !text.startsWith("%22", end)) {
      end++;
    }
    return new NamedValue(start, end);
  }

  private static int quoteEnd(String text, int quote, int backslashes) {
    char mark = text.charAt(quote);
    int slashes = 0;
    for (int i = quote + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == mark && isQuote(slashes, backslashes)) {
        return i - backslashes;
      }
      slashes = c == '\\' ? slashes + 1 : 0;
    }
    return text.length();
  }

  /// The quote that closes has as many backslashes as the one that opened; one that belongs to the
  /// text has more.
  private static boolean isQuote(int slashes, int backslashes) {
    return slashes >= backslashes && (slashes - backslashes) % (2 * (backslashes + 1)) == 0;
  }

  /// After the bracket that closes; brackets in quotes do not count.
  private static int bracketEnd(String text, int start) {
    int open = 0;
    int slashes = 0;
    int backslashes = -1;
    boolean quoted = false;
    for (int i = start; i < text.length() && open <= MOST_NESTED; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        backslashes = backslashes < 0 ? slashes : backslashes;
        quoted ^= isQuote(slashes, backslashes);
      } else if (!quoted && (c == '[' || c == '{')) {
        open++;
      } else if (!quoted && (c == ']' || c == '}') && --open == 0) {
        return i + 1;
      }
      slashes = c == '\\' ? slashes + 1 : 0;
    }
    return text.length();
  }

  private static int plainEnd(String text, int nameStart, int nameEnd, int separator, int start) {
    boolean credentials = isCredentials(text, nameStart, nameEnd);
    if (is(text, separator, ':') && credentials) {
      return lineEnd(text, start, is(text, nameStart - 1, '"'));
    }
    if (nameEnd == separator && is(text, separator, '=') && isMember(text, nameStart)) {
      return memberEnd(text, start);
    }
    int end = wordEnd(text, start);
    return credentials && is(text, end, ' ') ? wordEnd(text, end + 1) : end;
  }

  /// Names whose values hold spaces.
  private static boolean isCredentials(String text, int nameStart, int nameEnd) {
    var name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    return name.endsWith("authorization") || name.endsWith("cookie");
  }

  private static int lineEnd(String text, int start, boolean quoted) {
    int i = start;
    while (i < text.length()
        && text.charAt(i) != '\n'
        && text.charAt(i) != '\r'
        && !(quoted && text.charAt(i) == '"')
        && !text.startsWith("\\n", i)
        && !text.startsWith("\\r", i)) {
      i++;
    }
    return i;
  }

  /// Whether a name stands as Java writes the members of records and maps: after a bracket, or
  /// after a comma and a space. Their values hold spaces.
  private static boolean isMember(String text, int nameStart) {
    char before = nameStart == 0 ? '-' : text.charAt(nameStart - 1);
    return before == '[' || before == '{' || (before == ' ' && is(text, nameStart - 2, ','));
  }

  /// Before the next member, or the bracket that closes.
  private static int memberEnd(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) != '\n') {
      char c = text.charAt(i);
      if ((c == ',' && is(text, i + 1, ' ') && isName(text, i + 2)) || isClosing(text, i)) {
        break;
      }
      i++;
    }
    return i;
  }

  private static int wordEnd(String text, int start) {
    int i = start;
    while (i < text.length() && !isEnd(text.charAt(i))) {
      char c = text.charAt(i);
      if (c == '&'
          || c == ';'
          || isClosing(text, i)
          || (c == ',' && isNext(text, i + 1))
          || (c == '\\' && i + 1 < text.length() && "\"'nrt".indexOf(text.charAt(i + 1)) >= 0)
          || text.startsWith("%26", i)) {
        break;
      }
      i++;
    }
    return i;
  }

  /// Space, control characters, and what a value without quotes does not hold.
  private static boolean isEnd(char c) {
    return c <= ' ' || c == '"' || c == '<' || c == '\u2028' || c == '\u2029';
  }

  /// Whether a closing mark stands where something ends, not inside a value.
  private static boolean isClosing(String text, int at) {
    return switch (text.charAt(at)) {
      case ')', ']', '}', '>', '\'', '|' ->
          at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
      default -> false;
    };
  }

  /// Whether a comma parts a value from what comes next.
  private static boolean isNext(String text, int at) {
    return at == text.length() || is(text, at, ' ') || is(text, at, '"') || isName(text, at);
  }

  /// Whether a name with its separator begins here.
  private static boolean isName(String text, int start) {
    int i = start;
    while (i < text.length() && i - start < SensitiveNames.LONGEST && isNameChar(text.charAt(i))) {
      i++;
    }
    return i > start && (is(text, i, '=') || is(text, i, ':'));
  }

  private static boolean isSpace(String text, int at) {
    return is(text, at, ' ') || is(text, at, '\t');
  }

  private static boolean is(String text, int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
  }
}
