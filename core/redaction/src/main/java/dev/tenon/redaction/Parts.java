package dev.tenon.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/// The secrets inside a secret: the credentials after the name of their scheme, the values of
/// cookies and parameters, the password after the user.
final class Parts {

  private static final int SHORTEST = 8;

  private Parts() {}

  static void of(String value, Consumer<String> found) {
    int space = value.indexOf(' ');
    if (space > 0 && value.indexOf('=') != space - 1) {
      var credentials = value.substring(space + 1).strip();
      found.accept(credentials);
      if (value.regionMatches(true, 0, "Basic", 0, space)) {
        basic(credentials, found);
      }
    }
    int start = 0;
    while (start < value.length()) {
      int end = start;
      while (end < value.length() && value.charAt(end) != ';' && value.charAt(end) != ',') {
        end++;
      }
      parameter(value.substring(start, end), found);
      start = end + 1;
    }
    if (value.indexOf('\\') >= 0) {
      found.accept(unescaped(value));
    }
  }

  /// RFC 7617: user and password in Base64, with a colon between them.
  private static void basic(String credentials, Consumer<String> found) {
    try {
      var pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      found.accept(pair);
      password(pair, found);
    } catch (IllegalArgumentException _) {
      // No Base64: then it is hidden as it is.
    }
  }

  /// What stands after the first colon.
  static void password(String userInfo, Consumer<String> found) {
    int colon = userInfo.indexOf(':');
    if (colon >= 0) {
      found.accept(userInfo.substring(colon + 1));
    }
  }

  private static void parameter(String part, Consumer<String> found) {
    int equals = part.indexOf('=');
    if (equals > 0 && part.length() - equals > SHORTEST) {
      var value = part.substring(equals + 1).strip();
      boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
      found.accept(quoted ? value.substring(1, value.length() - 1) : value);
    }
  }

  /// A JSON string as it is meant.
  private static String unescaped(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char escape = text.charAt(++i);
      switch (escape) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> i = unicode(text, i, out);
        default -> out.append(escape);
      }
    }
    return out.toString();
  }

  /// @return the index of the last character read
  private static int unicode(String text, int at, StringBuilder out) {
    int c = 0;
    for (int i = at + 1; i < at + 5; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        out.append('u');
        return at;
      }
      c = c * 16 + digit;
    }
    out.append((char) c);
    return at + 4;
  }
}
