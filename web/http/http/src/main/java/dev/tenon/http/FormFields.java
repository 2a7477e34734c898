package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names with values as query strings and forms hold them (the form serialization of the URL
/// Standard, 5).
final class FormFields {

  private FormFields() {}

  /// Each name with its values, in the order sent. A name without `=` has an empty value.
  ///
  /// @throws DomainError `MALFORMED` if it is not percent-encoded UTF-8
  static Map<String, List<String>> of(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        values
            .computeIfAbsent(PercentDecoder.form(name), _ -> new ArrayList<>(1))
            .add(PercentDecoder.form(value));
      }
    }
    return values;
  }

  /// The same of a body, which is printable ASCII, as a target is: all else is percent-encoded by
  /// whoever follows the standard, and would be read by each in another way.
  ///
  /// @throws DomainError `MALFORMED` if it is anything else
  static Map<String, List<String>> ofBody(byte[] body) {
    for (byte b : body) {
      if (b <= ' ' || b == 0x7f) {
        throw new DomainError(
            ErrorKind.MALFORMED, "The form has a character that must be percent-encoded.");
      }
    }
    return of(new String(body, StandardCharsets.US_ASCII));
  }
}
