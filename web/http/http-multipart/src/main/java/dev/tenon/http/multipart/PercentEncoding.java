package dev.tenon.http.multipart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// The two ways in which names stand in headers of parts.
final class PercentEncoding {

  private static final String CHARSET = "utf-8'";

  private PercentEncoding() {}

  /// What browsers write (the HTML Standard, multipart/form-data encoding algorithm): a quote and
  /// the ends of lines are encoded, and nothing else is.
  static String ofBrowsers(String text) {
    return text.indexOf('%') < 0
        ? text
        : text.replace("%22", "\"")
            .replace("%0D", "\r")
            .replace("%0d", "\r")
            .replace("%0A", "\n")
            .replace("%0a", "\n");
  }

  /// The same the other way round.
  static String forBrowsers(String text) {
    return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  /// What stands in `filename*` (RFC 8187, 3.2), in UTF-8.
  ///
  /// @throws dev.tenon.errors.DomainError `MALFORMED` if it is anything else
  static String extended(String text) {
    int language = text.indexOf('\'', CHARSET.length());
    if (!text.toLowerCase(Locale.ROOT).startsWith(CHARSET) || language < 0) {
      throw malformed();
    }
    return decoded(text.substring(language + 1));
  }

  private static String decoded(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && isHex(text, i + 1) && isHex(text, i + 2)) {
        bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else if (c == '%' || c >= 0x7f) {
        throw malformed();
      } else {
        bytes.write(c);
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && HexFormat.isHexDigit(text.charAt(at));
  }

  private static RuntimeException malformed() {
    return Refused.malformed("A filename* of a part is not percent-encoded UTF-8.");
  }
}
