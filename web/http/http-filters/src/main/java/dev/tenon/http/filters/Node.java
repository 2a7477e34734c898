package dev.tenon.http.filters;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Whom a proxy speaks for (RFC 7239, 6): an address with or without a port, or a name in place of
/// one, `unknown` or `_hidden`.
///
/// @param text the address as the JDK writes it, or the name
/// @param address null where it has a name
record Node(String text, @Nullable InetAddress address) {

  static final Node UNKNOWN = new Node("unknown", null);

  /// Null if it is none.
  static @Nullable Node parse(String text) {
    int end = endOfName(text);
    return isRest(text.substring(end)) ? named(text.substring(0, end)) : null;
  }

  /// Where a port may begin: an IPv6 address in brackets has colons of its own, and so has a bare
  /// one, after which no port can be told.
  private static int endOfName(String text) {
    if (text.startsWith("[")) {
      return text.indexOf(']') + 1;
    }
    int colon = text.indexOf(':');
    return colon < 0 || text.indexOf(':', colon + 1) > 0 ? text.length() : colon;
  }

  private static @Nullable Node named(String name) {
    if (name.startsWith("[")) {
      var inner = name.substring(1, name.length() - 1);
      return inner.indexOf(':') < 0 ? null : of(inner);
    }
    if (name.startsWith("_")) {
      return isName(name) ? new Node(name, null) : null;
    }
    return name.equalsIgnoreCase(UNKNOWN.text) ? UNKNOWN : of(name);
  }

  private static @Nullable Node of(String text) {
    var address = IpAddress.parse(text);
    return address == null ? null : new Node(address.getHostAddress(), address);
  }

  /// What may follow an address: nothing, or a port, a number or a name in place of one.
  private static boolean isRest(String text) {
    if (text.isEmpty() || text.startsWith(":_")) {
      return text.isEmpty() || isName(text.substring(1));
    }
    boolean fits = text.length() > 1 && text.length() < 7 && text.charAt(0) == ':';
    for (int i = 1; fits && i < text.length(); i++) {
      fits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return fits;
  }

  private static boolean isName(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
      if (!fits) {
        return false;
      }
    }
    return text.length() > 1;
  }
}
