package dev.tenon.http;

import java.util.Arrays;
import java.util.Locale;

/// The `Content-Type` of a request, as far as one must know it to read a body (RFC 9110, 8.3).
///
/// @param name type and subtype, in small letters
/// @param isUtf8 whether no other charset is named
record ContentType(String name, boolean isUtf8) {

  static ContentType of(String header) {
    var parts = header.toLowerCase(Locale.ROOT).replace("\"", "").split(";", -1);
    return new ContentType(
        parts[0].strip(), Arrays.stream(parts).skip(1).allMatch(ContentType::isHarmless));
  }

  private static boolean isHarmless(String parameter) {
    var text = parameter.strip();
    return !text.startsWith("charset=") || text.equals("charset=utf-8");
  }
}
