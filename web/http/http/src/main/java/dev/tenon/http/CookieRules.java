package dev.tenon.http;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the parts of a [Cookie] may be. Messages never show a value.
final class CookieRules {

  /// Browsers pass over a cookie that is longer, and an attribute (RFC 6265bis, 5.6).
  private static final int LONGEST_PAIR = 4096;

  private static final int LONGEST_ATTRIBUTE = 1024;

  /// Browsers keep none longer (RFC 6265bis, 5.5).
  private static final Duration LONGEST_AGE = Duration.ofDays(400);

  /// Of a name of hosts, and of one of its labels (RFC 1035, 2.3.4).
  private static final int LONGEST_DOMAIN = 253;

  private static final int LONGEST_LABEL = 63;

  private CookieRules() {}

  static void requireText(String name, String value) {
    if (name.isEmpty() || !name.chars().allMatch(Headers::isTokenChar)) {
      throw new IllegalArgumentException(
          "The name of a cookie is made of letters, digits and !#$%&'*+-.^_`|~ alone.");
    }
    for (int i = 0; i < value.length(); i++) {
      if (!isValueChar(value.charAt(i))) {
        throw new IllegalArgumentException(
            "The value of the cookie %s may hold printable ASCII without blanks, quotes, commas, semicolons and backslashes; character %d is U+%04X. Encode it, in Base64 for URLs for example."
                .formatted(name, i + 1, (int) value.charAt(i)));
      }
    }
    if (name.length() + value.length() > LONGEST_PAIR) {
      throw new IllegalArgumentException(
          "The cookie %s is longer than %d bytes with its value, which no browser keeps. Keep the content in the service, and its id in the cookie."
              .formatted(name, LONGEST_PAIR));
    }
  }

  static void requirePath(String name, String path) {
    boolean fits = path.startsWith("/") && path.length() <= LONGEST_ATTRIBUTE;
    if (!fits || !path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ';')) {
      throw new IllegalArgumentException(
          "The path of the cookie %s begins with /, is percent-encoded, without semicolons, and has %d characters at most."
              .formatted(name, LONGEST_ATTRIBUTE));
    }
  }

  static void requireDomain(String name, @Nullable String domain) {
    if (domain == null) {
      return;
    }
    boolean fits = domain.length() <= LONGEST_DOMAIN;
    if (!fits || !Stream.of(domain.split("\\.", -1)).allMatch(CookieRules::isLabel)) {
      throw new IllegalArgumentException(
          "The domain of the cookie %s is a name such as shop.example, without a scheme, a port and a dot at its begin."
              .formatted(name));
    }
  }

  static void requireAge(String name, @Nullable Duration age) {
    if (age == null || age.isZero()) {
      return;
    }
    // A fraction of a second would become zero on the wire, and remove the cookie.
    if (age.toSeconds() < 1 || age.compareTo(LONGEST_AGE) > 0) {
      throw new IllegalArgumentException(
          "The cookie %s is kept from a second to %d days, or removed by zero: %s."
              .formatted(name, LONGEST_AGE.toDays(), age));
    }
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_LABEL
        && !text.startsWith("-")
        && !text.endsWith("-")
        && text.chars().allMatch(c -> c == '-' || isAlphanumeric(c));
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isValueChar(char c) {
    return c > ' ' && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
  }
}
