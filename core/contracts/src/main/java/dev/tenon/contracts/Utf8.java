package dev.tenon.contracts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Whether bytes are UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF,
/// nothing cut off.
final class Utf8 {

  /// Sound, and without a backslash: no JSON text inside holds an escape.
  static final int PLAIN = -1;

  /// Sound, with a backslash somewhere.
  static final int ESCAPED = -2;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = LOW_BITS * '\\';

  private Utf8() {}

  /// The offset of the first byte that is not UTF-8, or [#PLAIN] or [#ESCAPED].
  static int check(byte[] bytes) {
    int sound = PLAIN;
    int i = 0;
    while (i < bytes.length) {
      if (i + Long.BYTES <= bytes.length) {
        long eight = (long) LONGS.get(bytes, i);
        if ((eight & HIGH_BITS) == 0) {
          long zeroed = eight ^ BACKSLASHES;
          if (((zeroed - LOW_BITS) & ~zeroed & HIGH_BITS) != 0) {
            sound = ESCAPED;
          }
          i += Long.BYTES;
          continue;
        }
      }
      int length = sequence(bytes, i);
      if (length == 0) {
        return i;
      }
      if (bytes[i] == '\\') {
        sound = ESCAPED;
      }
      i += length;
    }
    return sound;
  }

  /// The length of the sequence that begins here; 0 if there is none.
  private static int sequence(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    if (first < 0xE0) {
      return isIn(bytes, at + 1, 0x80, 0xBF) ? 2 : 0;
    }
    if (first < 0xF0) {
      int low = first == 0xE0 ? 0xA0 : 0x80;
      int high = first == 0xED ? 0x9F : 0xBF;
      return isIn(bytes, at + 1, low, high) && isIn(bytes, at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    int low = first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xF4 ? 0x8F : 0xBF;
    return isIn(bytes, at + 1, low, high)
            && isIn(bytes, at + 2, 0x80, 0xBF)
            && isIn(bytes, at + 3, 0x80, 0xBF)
        ? 4
        : 0;
  }

  private static boolean isIn(byte[] bytes, int at, int low, int high) {
    return at < bytes.length && (bytes[at] & 0xFF) >= low && (bytes[at] & 0xFF) <= high;
  }
}
