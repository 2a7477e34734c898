package dev.tenon.http.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the values of `Forwarded` (RFC 7239, 4): what each proxy said, in order.
///
/// Elements are separated by commas, their pairs by semicolons; a value is a token or a quoted
/// string. A pair twice in an element, a quote that does not end and anything else that the grammar
/// does not know is malformed. Used by one thread.
final class Forwarded {

  static final String HEADER = "Forwarded";

  private static final int FOR = 0;
  private static final int PROTO = 1;
  private static final int HOST = 2;
  private static final int BY = 3;
  private static final int PAIRS = 4;

  private final String text;
  private int at;

  private Forwarded(String text) {
    this.text = text;
  }

  /// @throws dev.tenon.errors.DomainError `MALFORMED` if one of them cannot be read
  static List<Hop> parse(List<String> values) {
    var hops = new ArrayList<Hop>();
    for (var value : values) {
      new Forwarded(value).addTo(hops);
    }
    return hops;
  }

  private void addTo(List<Hop> hops) {
    do {
      skipSpace();
      if (!isEnd() && text.charAt(at) != ',') {
        hops.add(element());
      }
    } while (take(','));
    if (!isEnd()) {
      throw Values.malformed(HEADER);
    }
  }

  private Hop element() {
    var pairs = new String[PAIRS];
    do {
      skipSpace();
      if (!isEnd() && ",;".indexOf(text.charAt(at)) < 0) {
        pair(pairs);
        skipSpace();
      }
    } while (take(';'));
    var node = pairs[FOR];
    return new Hop(
        node == null ? Node.UNKNOWN : Values.node(node, HEADER),
        Values.scheme(orEmpty(pairs[PROTO]), HEADER),
        Values.host(orEmpty(pairs[HOST]), HEADER));
  }

  private void pair(String[] pairs) {
    var name = token();
    if (!take('=')) {
      throw Values.malformed(HEADER);
    }
    var value = take('"') ? quoted() : token();
    int index = index(name);
    if (index < PAIRS) {
      if (pairs[index] != null) {
        throw Values.malformed(HEADER);
      }
      pairs[index] = value;
    }
  }

  /// Those of extensions are read over.
  private static int index(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "for" -> FOR;
      case "proto" -> PROTO;
      case "host" -> HOST;
      case "by" -> BY;
      default -> PAIRS;
    };
  }

  private String token() {
    int start = at;
    while (!isEnd() && isTokenChar(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw Values.malformed(HEADER);
    }
    return text.substring(start, at);
  }

  private String quoted() {
    var value = new StringBuilder();
    while (!take('"')) {
      take('\\');
      if (isEnd()) {
        throw Values.malformed(HEADER);
      }
      value.append(text.charAt(at++));
    }
    return value.toString();
  }

  private boolean take(char c) {
    if (isEnd() || text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  private void skipSpace() {
    while (!isEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private boolean isEnd() {
    return at == text.length();
  }

  private static boolean isTokenChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
