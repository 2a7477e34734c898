package dev.tenon.contracts;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;

/// Errors for text that is no JSON: they say where and never repeat what stands there.
final class Malformed {

  private Malformed() {}

  static DomainError at(byte[] json, long offset, String what) {
    return error("%s at %s.".formatted(what, place(json, offset)));
  }

  static DomainError error(String message) {
    return new DomainError(ErrorKind.MALFORMED, message);
  }

  /// Lines end with a line feed; a column counts characters, both from 1.
  private static String place(byte[] json, long offset) {
    int end = Math.clamp(offset, 0, json.length);
    int line = 1;
    int column = 1;
    for (int i = 0; i < end; i++) {
      if (json[i] == '\n') {
        line++;
        column = 1;
      } else if ((json[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return "line %d, column %d".formatted(line, column);
  }
}
