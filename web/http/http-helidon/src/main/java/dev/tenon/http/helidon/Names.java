package dev.tenon.http.helidon;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.concurrent.ConcurrentHashMap;

/// The names of headers as Helidon has them, each made once: Helidon brings every one that it does
/// not know to lower case at each use.
final class Names {

  /// More than any service has, and an end to names that a handler makes up.
  private static final int MOST = 500;

  private static final ConcurrentHashMap<String, HeaderName> KNOWN = new ConcurrentHashMap<>();

  private Names() {}

  static HeaderName of(String name) {
    var known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    var made = HeaderNames.create(name);
    if (KNOWN.size() < MOST) {
      KNOWN.put(name, made);
    }
    return made;
  }
}
