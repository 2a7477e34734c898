package dev.tenon.observe.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tenon.observe.LogFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers the fields of a log line from the three places where they can be.
final class Fields {

  private static final int MAX_FIELDS = 64;
  private static final int MAX_NAME = 128;
  private static final int MAX_VALUE = 4_096;
  private static final String OMITTED = "omitted";
  private static final String PREFIX = "field.";
  private static final Set<String> MEMBERS =
      Set.of(
          "time", "level", "logger", "thread", "message", "service", "version", "error", OMITTED);

  private Fields() {}

  /// By name, each once: text, numbers and truth values.
  static Map<String, Object> of(ILoggingEvent event) {
    var fields = new LinkedHashMap<String, Object>();
    event.getMDCPropertyMap().forEach((name, value) -> put(fields, name, value));
    LogFields.current().forEach((name, value) -> put(fields, name, value));
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> put(fields, pair.key, pair.value));
    }
    return fields;
  }

  private static void put(
      Map<String, Object> fields, @Nullable String name, @Nullable Object value) {
    var text = SafeText.cut(String.valueOf(name), MAX_NAME);
    var free = MEMBERS.contains(text) ? PREFIX + text : text;
    if (fields.size() < MAX_FIELDS || fields.containsKey(free)) {
      fields.put(free, plain(value));
    } else {
      fields.merge(OMITTED, 1, (count, one) -> (Integer) count + (Integer) one);
    }
  }

  private static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean _, Byte _, Short _, Integer _, Long _, Double _, Float _ -> value;
      default -> SafeText.cut(SafeText.of(value), MAX_VALUE);
    };
  }
}
