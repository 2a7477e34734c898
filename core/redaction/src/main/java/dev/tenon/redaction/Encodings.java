package dev.tenon.redaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/// A value as libraries write it into other formats.
final class Encodings {

  private Encodings() {}

  /// Every form that differs from the value.
  static Set<String> of(String value) {
    var forms = new LinkedHashSet<String>();
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    var form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    addPercent(forms, form);
    addPercent(forms, form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int shift = 0; shift < 3; shift++) {
      var base64 = base64(bytes, shift);
      forms.add(base64);
      forms.add(base64.replace('+', '-').replace('/', '_'));
    }
    forms.add(json(value, false));
    forms.add(json(value, true));
    forms.add(html(value));
    forms.removeIf(each -> each.length() < KnownValues.SHORTEST);
    forms.remove(value);
    return forms;
  }

  private static void addPercent(Set<String> forms, String text) {
    forms.add(text);
    if (text.indexOf('%') >= 0) {
      forms.add(withSmallDigits(text));
    }
  }

  private static String withSmallDigits(String text) {
    var out = new StringBuilder(text);
    for (int i = out.indexOf("%"); i >= 0; i = out.indexOf("%", i + 1)) {
      out.setCharAt(i + 1, Character.toLowerCase(out.charAt(i + 1)));
      out.setCharAt(i + 2, Character.toLowerCase(out.charAt(i + 2)));
    }
    return out.toString();
  }

  /// What of the Base64 does not depend on the bytes around, with `shift` bytes before.
  private static String base64(byte[] bytes, int shift) {
    var shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    int whole = shifted.length / 3 * 3;
    var text = Base64.getEncoder().encodeToString(Arrays.copyOf(shifted, whole));
    return text.substring(shift == 0 ? 0 : 4);
  }

  private static String json(String value, boolean solidus) {
    var out = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '/' -> out.append(solidus ? "\\/" : "/");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String html(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
