package dev.tenon.http.filters;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// IP addresses as text. Nothing is looked up, and the forms in which `1` or `0177.1` are addresses
/// are none here: two programs that read them differently would let one address pass for another.
final class IpAddress {

  private static final int LONGEST = 45;

  private IpAddress() {}

  /// The address, an IPv4 one also where it is mapped into IPv6; null if it is none.
  static @Nullable InetAddress parse(String text) {
    if (text.length() > LONGEST || !(text.indexOf(':') < 0 ? isDotted(text) : isPlain(text))) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// The same for the address of a peer, which may name its network card.
  static @Nullable InetAddress ofPeer(String text) {
    int scope = text.indexOf('%');
    return parse(scope < 0 ? text : text.substring(0, scope));
  }

  /// Four numbers without leading zeros, which some read as octal.
  private static boolean isDotted(String text) {
    int dots = 0;
    int digits = 0;
    boolean zero = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && digits > 0) {
        dots++;
        digits = 0;
      } else if (c >= '0' && c <= '9' && !(zero && digits == 1)) {
        zero = digits == 0 && c == '0';
        digits++;
      } else {
        return false;
      }
    }
    return dots == 3 && digits > 0;
  }

  /// Without the name of a network card.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ':' && c != '.' && Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
