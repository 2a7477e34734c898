package dev.tenon.devservices;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// Percent-decoding that refuses what it does not understand.
///
/// @param wrong makes the refusal of what it says
record Percent(Function<String, IllegalArgumentException> wrong) {

  /// @param what the part of the address, for the message
  /// @param plusIsSpace as in a form, and in JDBC addresses
  String decode(String text, String what, boolean plusIsSpace) {
    var bytes = new ByteArrayOutputStream();
    var encoded = text.getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%') {
        bytes.write(hex(encoded, i + 1, what) << 4 | hex(encoded, i + 2, what));
        i += 2;
      } else {
        bytes.write(plusIsSpace && encoded[i] == '+' ? ' ' : encoded[i]);
      }
    }
    var decoded = utf8(bytes.toByteArray(), what);
    if (decoded.indexOf('\0') >= 0) {
      throw wrong.apply("the " + what + " holds a %00");
    }
    return decoded;
  }

  private int hex(byte[] text, int index, String what) {
    var digit = index < text.length ? Character.digit(text[index], 16) : -1;
    if (digit < 0) {
      throw wrong.apply(
          "in the " + what + " a '%' is not followed by two hex digits (a '%' itself is %25)");
    }
    return digit;
  }

  private String utf8(byte[] bytes, String what) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw wrong.apply("the " + what + " is not UTF-8 when decoded");
    }
  }
}
