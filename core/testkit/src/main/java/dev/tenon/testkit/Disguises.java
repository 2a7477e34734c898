package dev.tenon.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a text looks in other formats.
final class Disguises {

  /// Enough to be nobody else's.
  private static final int PIECE = 16;

  private Disguises() {}

  /// By the name of the encoding.
  static Map<String, List<String>> of(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var form = URLEncoder.encode(text, StandardCharsets.UTF_8);
    var hex = HexFormat.of().formatHex(bytes);
    var all = new LinkedHashMap<String, List<String>>();
    all.put("as it is", List.of(text));
    all.put("its beginning", List.of(text.substring(0, PIECE)));
    all.put("its end", List.of(text.substring(text.length() - PIECE)));
    all.put("form", List.of(form));
    all.put("percent", List.of(form.replace("+", "%20")));
    all.put("percent, each byte", bothCases(bytes(bytes, "%%%02X"), bytes(bytes, "%%%02x")));
    all.put("base64", base64(bytes, Base64.getEncoder()));
    all.put("base64url", base64(bytes, Base64.getUrlEncoder()));
    all.put("hex", bothCases(hex, hex.toUpperCase(Locale.ROOT)));
    all.put("json", List.of(json(text)));
    all.put("json, each character", bothCases(each(text, "\\u%04x"), each(text, "\\u%04X")));
    all.put("html", List.of(html(text)));
    all.put("html, each character", List.of(each(text, "&#%d;"), each(text, "&#x%x;")));
    all.put("backwards", List.of(new StringBuilder(text).reverse().toString()));
    return all;
  }

  private static List<String> bothCases(String one, String other) {
    return List.of(one, other);
  }

  private static String each(String text, String format) {
    return joined(text.length(), i -> format.formatted((int) text.charAt(i)));
  }

  private static String bytes(byte[] bytes, String format) {
    return joined(bytes.length, i -> format.formatted(bytes[i]));
  }

  private static String joined(int length, IntFunction<String> part) {
    return IntStream.range(0, length).mapToObj(part).collect(Collectors.joining());
  }

  /// At all three alignments, without what depends on the bytes around.
  private static List<String> base64(byte[] bytes, Base64.Encoder encoder) {
    return List.of(base64(bytes, 0, encoder), base64(bytes, 1, encoder), base64(bytes, 2, encoder));
  }

  private static String base64(byte[] bytes, int shift, Base64.Encoder encoder) {
    var shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    var text = encoder.encodeToString(Arrays.copyOf(shifted, shifted.length / 3 * 3));
    return shift == 0 ? text : text.substring(4);
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
