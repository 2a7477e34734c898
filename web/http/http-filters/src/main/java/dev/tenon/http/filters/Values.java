package dev.tenon.http.filters;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.Locale;

/// The values of forwarding headers, strictly. A trusted proxy sends no others; to go on without
/// them would let whoever spoils a header pass for the proxy.
final class Values {

  private static final int LONGEST_HOST = 255;

  private Values() {}

  static Node node(String text, String header) {
    var node = Node.parse(text);
    if (node == null) {
      throw malformed(header);
    }
    return node;
  }

  /// `http` or `https`; empty for an empty text.
  static String scheme(String text, String header) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> "";
      case "http", "ws" -> "http";
      case "https", "wss" -> "https";
      default -> throw malformed(header);
    };
  }

  /// A host with or without a port; empty for an empty text.
  static String host(String text, String header) {
    boolean fits = text.length() <= LONGEST_HOST;
    for (int i = 0; fits && i < text.length(); i++) {
      fits = fits(text.charAt(i));
    }
    if (!fits) {
      throw malformed(header);
    }
    return text;
  }

  private static boolean fits(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ".-_:[]".indexOf(c) >= 0;
  }

  static DomainError malformed(String header) {
    return new DomainError(ErrorKind.MALFORMED, "The header %s cannot be read.".formatted(header));
  }
}
