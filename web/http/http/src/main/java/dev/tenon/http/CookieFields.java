package dev.tenon.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The cookies that a request brings (RFC 6265, 5.4): names with values as they were set, not
/// decoded, in one header or several.
final class CookieFields {

  private CookieFields() {}

  /// The values of the cookies of this name, in the order sent.
  static List<String> of(String name, List<String> headers) {
    return only(Set.of(name), headers).getOrDefault(name, List.of());
  }

  /// The cookies of these names. Browsers send whatever a domain has set, so that others, and what
  /// is no pair at all, are passed over.
  static Map<String, List<String>> only(Set<String> names, List<String> headers) {
    var values = new HashMap<String, List<String>>();
    for (var header : headers) {
      for (var pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        var name = equals < 0 ? "" : pair.substring(0, equals).strip();
        if (names.contains(name)) {
          values
              .computeIfAbsent(name, _ -> new ArrayList<>(1))
              .add(pair.substring(equals + 1).strip());
        }
      }
    }
    return values;
  }
}
