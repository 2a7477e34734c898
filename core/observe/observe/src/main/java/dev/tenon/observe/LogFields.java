package dev.tenon.observe;

import dev.tenon.redaction.KnownValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields that stand on every log line of the work at hand.
///
/// ```java
/// LogFields.with("requestId", id).and("user", user).run(() -> handle(request));
/// ```
///
/// Scopes nest: an inner one adds to the outer, and overrides it where a name is the same. Outside
/// and after the work the fields are gone. They are bound by a [ScopedValue], so they follow into
/// the subtasks of a `StructuredTaskScope`, not into a plain executor or a thread started by hand;
/// take them along with `LogFields.with(LogFields.current())`.
///
/// A field's name is letters, digits, `_`, `.` and `-`, at most 64 characters; its value is any
/// text.
///
/// Immutable and thread-safe; may be kept and used many times.
public final class LogFields {

  private static final ScopedValue<Map<String, String>> CURRENT = ScopedValue.newInstance();
  private static final int MAX_NAME_LENGTH = 64;

  private final Map<String, String> fields;
  private final KnownValues.@Nullable Source known;

  private LogFields(Map<String, String> fields, KnownValues.@Nullable Source known) {
    this.fields = fields;
    this.known = known;
  }

  /// One field.
  ///
  /// @throws IllegalArgumentException if the name is not one
  public static LogFields with(String name, String value) {
    requireName(name);
    return new LogFields(Map.of(name, value), null);
  }

  /// Many fields; none is fine.
  ///
  /// @throws IllegalArgumentException if a name is not one
  public static LogFields with(Map<String, String> fields) {
    fields.keySet().forEach(LogFields::requireName);
    return new LogFields(merged(Map.of(), fields), null);
  }

  /// The fields of the work at hand, in the order in which they were added; unmodifiable, empty
  /// outside of any.
  public static Map<String, String> current() {
    return CURRENT.orElse(Map.of());
  }

  /// These fields and one more, which overrides one with the same name.
  ///
  /// @throws IllegalArgumentException if the name is not one
  public LogFields and(String name, String value) {
    requireName(name);
    return new LogFields(merged(fields, Map.of(name, value)), known);
  }

  /// These fields, and with them who says which values the work knows that are never written. Asked
  /// when a line is written, not before.
  public LogFields knowing(KnownValues.Source source) {
    return new LogFields(fields, source);
  }

  /// Does the work with these fields.
  public void run(Runnable work) {
    scope().run(work);
  }

  /// Does the work with these fields and returns what it returns, or throws what it throws.
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
    return scope().call(work);
  }

  private ScopedValue.Carrier scope() {
    var scope = ScopedValue.where(CURRENT, merged(current(), fields));
    return known == null ? scope : KnownValues.bound(scope, known);
  }

  private static Map<String, String> merged(Map<String, String> outer, Map<String, String> inner) {
    if (outer.isEmpty() && inner.size() == 1) {
      return Map.copyOf(inner);
    }
    var all = new LinkedHashMap<>(outer);
    inner.forEach((name, value) -> {
      if (value == null) {
        throw new NullPointerException("The field '" + name + "' has no value.");
      }
      all.put(name, value);
    });
    return Collections.unmodifiableMap(all);
  }

  private static void requireName(String name) {
    boolean fits = !name.isEmpty() && name.length() <= MAX_NAME_LENGTH;
    for (int i = 0; fits && i < name.length(); i++) {
      fits = fits(name.charAt(i));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "A field's name is letters, digits, '_', '.' and '-', at most %d: '%s'."
              .formatted(MAX_NAME_LENGTH, name));
    }
  }

  private static boolean fits(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-';
  }
}
