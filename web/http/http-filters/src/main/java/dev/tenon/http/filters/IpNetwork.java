package dev.tenon.http.filters;

import java.net.InetAddress;

/// A network of IP addresses in the notation of RFC 4632 and RFC 4291: `10.0.0.0/8`,
/// `2001:db8::/32` or a single address.
///
/// @param base its first address
/// @param bits how many bits all of its addresses share
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record IpNetwork(byte[] base, int bits) {

  /// @throws IllegalArgumentException if it is none, has bits beyond its length, or is everybody
  static IpNetwork parse(String text) {
    int slash = text.indexOf('/');
    var address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw refused(text, "it is no address");
    }
    var base = address.getAddress();
    int longest = base.length * Byte.SIZE;
    int bits = slash < 0 ? longest : length(text.substring(slash + 1));
    if (bits < 1 || bits > longest) {
      throw refused(text, "a length lies from 1 to " + longest);
    }
    var network = new IpNetwork(base, bits);
    if (!network.isAligned()) {
      throw refused(text, "it has bits beyond its length");
    }
    return network;
  }

  /// -1 if it is none.
  private static int length(String text) {
    int length = text.isEmpty() || text.length() > 3 ? -1 : 0;
    for (int i = 0; length >= 0 && i < text.length(); i++) {
      char c = text.charAt(i);
      length = c >= '0' && c <= '9' ? length * 10 + c - '0' : -1;
    }
    return length;
  }

  private static IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException(
        "Not a network of proxies: '%s', since %s. Write it like 10.0.0.0/8, 2001:db8::/32 or 192.0.2.7."
            .formatted(text, why));
  }

  /// Whether an address lies in it; never one of the other family.
  boolean contains(InetAddress address) {
    var other = address.getAddress();
    if (other.length != base.length) {
      return false;
    }
    for (int i = 0; i < base.length; i++) {
      if (((base[i] ^ other[i]) & mask(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isAligned() {
    for (int i = 0; i < base.length; i++) {
      if ((base[i] & ~mask(i) & 0xff) != 0) {
        return false;
      }
    }
    return true;
  }

  /// The bits of a byte that all addresses share.
  private int mask(int index) {
    int shared = Math.clamp(bits - index * Byte.SIZE, 0, Byte.SIZE);
    return 0xff << (Byte.SIZE - shared) & 0xff;
  }
}
