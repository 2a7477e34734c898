package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Decodes percent-encoding (RFC 3986, 2.1) to text in UTF-8, and refuses what is not exactly that.
final class PercentDecoder {

  private PercentDecoder() {}

  /// The decoded text of one path segment.
  static String segment(String raw) {
    return decode(raw, false);
  }

  /// The decoded text of one name or value of a form or a query string, where `+` stands for a
  /// space.
  static String form(String raw) {
    return decode(raw, true);
  }

  /// Refuses a percent sign that is not followed by two hexadecimal digits.
  static void requireDigits(String raw, int percent) {
    digit(raw, percent + 1);
    digit(raw, percent + 2);
  }

  private static String decode(String raw, boolean plusIsSpace) {
    if (raw.indexOf('%') < 0) {
      return plusIsSpace ? raw.replace('+', ' ') : raw;
    }
    var bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.put((byte) ((digit(raw, i + 1) << 4) | digit(raw, i + 2)));
        i += 2;
      } else {
        bytes.put((byte) (plusIsSpace && c == '+' ? ' ' : c));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new DomainError(ErrorKind.MALFORMED, "The request is not percent-encoded UTF-8.");
    }
  }

  private static int digit(String raw, int index) {
    int digit = index < raw.length() ? Character.digit(raw.charAt(index), 16) : -1;
    if (digit < 0) {
      throw new DomainError(
          ErrorKind.MALFORMED,
          "The request has a '%' that is not followed by two hexadecimal digits.");
    }
    return digit;
  }
}
