package dev.tenon.contracts;

import java.util.Arrays;

/// Bytes of a JSON text in the making: a buffer that grows, and how a text stands in it (RFC 8259,
/// 7).
final class JsonBytes {

  /// Most answers fit; one that does not is copied a few times, as it doubles.
  private static final int FIRST_SIZE = 256;

  /// As long as one character can become: `\u001F`.
  private static final int LONGEST_CHARACTER = 6;

  /// The largest array that every JVM makes.
  private static final int MOST = Integer.MAX_VALUE - 8;

  private static final int ASCII = 0x80;
  private static final String HEX = "0123456789ABCDEF";

  /// What stands after the backslash for each character of ASCII; 0 for one that stands for itself.
  private static final byte[] ESCAPES = escapes();

  private byte[] bytes = new byte[FIRST_SIZE];
  private int length;

  private static byte[] escapes() {
    var escapes = new byte[ASCII];
    Arrays.fill(escapes, 0, ' ', (byte) 'u');
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /// One character of ASCII.
  void put(char c) {
    room(1);
    bytes[length++] = (byte) c;
  }

  void put(byte[] encoded) {
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  /// Characters of ASCII, as they are.
  void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /// A text between quotes; false, and not all of it, if it has half a surrogate pair.
  boolean quoted(String text) {
    room(text.length() + 2);
    bytes[length++] = '"';
    int i = plain(text);
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return false;
      }
      encoded(c);
      i += Character.charCount(c);
    }
    put('"');
    return true;
  }

  /// Puts what stands for itself, as nearly every text does to its end, and says how much that is.
  private int plain(String text) {
    int at = length;
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i))) {
      bytes[at++] = (byte) text.charAt(i++);
    }
    length = at;
    return i;
  }

  private static boolean isPlain(int c) {
    return c < ASCII && ESCAPES[c] == 0;
  }

  private void encoded(int c) {
    room(LONGEST_CHARACTER);
    if (c >= ASCII) {
      utf8(c);
    } else if (ESCAPES[c] == 0) {
      bytes[length++] = (byte) c;
    } else {
      escaped(c);
    }
  }

  private void escaped(int c) {
    bytes[length++] = '\\';
    bytes[length++] = ESCAPES[c];
    if (ESCAPES[c] == 'u') {
      bytes[length++] = '0';
      bytes[length++] = '0';
      bytes[length++] = (byte) HEX.charAt(c >> 4);
      bytes[length++] = (byte) HEX.charAt(c & 0xF);
    }
  }

  /// RFC 3629, 3.
  private void utf8(int c) {
    if (c < 0x800) {
      bytes[length++] = (byte) (0xC0 | (c >> 6));
    } else {
      if (c < 0x10000) {
        bytes[length++] = (byte) (0xE0 | (c >> 12));
      } else {
        bytes[length++] = (byte) (0xF0 | (c >> 18));
        bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3F));
      }
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    }
    bytes[length++] = (byte) (0x80 | (c & 0x3F));
  }

  private void room(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, MOST)));
    }
  }
}
