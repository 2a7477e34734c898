package dev.tenon.http.helidon;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A header as Helidon has it, its name made once: Helidon brings every one that it does not know
/// to lower case at each use. A value that comes again and again is kept with it, in bytes.
final class KnownHeader {

  /// More than any service has, and an end to names that a handler makes up.
  private static final int MOST = 500;

  private static final ConcurrentHashMap<String, KnownHeader> KNOWN = new ConcurrentHashMap<>();

  private final HeaderName name;

  /// The value that came last, in case that the very same comes again. Written by many threads
  /// without order: at worst a value is not kept, or kept anew.
  private @Nullable String last;

  private @Nullable Constant constant;

  /// A header whose value is always the same object.
  private record Constant(String value, Header header) {}

  private KnownHeader(HeaderName name) {
    this.name = name;
  }

  static HeaderName name(String name) {
    return known(name).name;
  }

  /// A header of an answer.
  static Header of(String name, String value) {
    return known(name).header(value);
  }

  private static KnownHeader known(String name) {
    var known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    var made = new KnownHeader(HeaderNames.create(name));
    if (KNOWN.size() < MOST) {
      KNOWN.put(name, made);
    }
    return made;
  }

  @SuppressWarnings(
      "ReferenceEquality") // Equal texts that are made for each answer are no constant.
  private Header header(String value) {
    var kept = constant;
    if (kept != null && kept.value == value) {
      return kept.header;
    }
    if (last == value) {
      constant = new Constant(value, HeaderValues.createCached(name, value));
    } else {
      last = value;
    }
    return HeaderValues.create(name, value);
  }
}
