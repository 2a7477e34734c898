package dev.tenon.observe.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tenon.observe.LogFields;
import dev.tenon.redaction.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Redaction redaction;

  private Fields(Redaction redaction) {
    this.redaction = redaction;
  }

  /// By name, each once: text, numbers and truth values, as they may be written.
  static Map<String, Object> of(ILoggingEvent event, Redaction redaction) {
    var fields = new Fields(redaction);
    event.getMDCPropertyMap().forEach(fields::put);
    LogFields.current().forEach(fields::put);
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> fields.put(pair.key, pair.value));
    }
    return fields.fields;
  }

  private void put(@Nullable String name, @Nullable Object value) {
    var whole = String.valueOf(name);
    var shown = redaction.treatment(whole).isPresent() ? treated(whole, value) : plain(value);
    if (shown == null) {
      return;
    }
    var text = SafeText.cut(redaction.text(whole), MAX_NAME);
    var free = MEMBERS.contains(text) ? PREFIX + text : text;
    if (fields.size() < MAX_FIELDS || fields.containsKey(free)) {
      fields.put(free, shown);
    } else {
      fields.merge(OMITTED, 1, (count, one) -> (Integer) count + (Integer) one);
    }
  }

  private @Nullable Object treated(String name, @Nullable Object value) {
    return redaction.named(name, value).orElse(null);
  }

  private Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean _, Byte _, Short _, Integer _, Long _, Double _, Float _ -> value;
      case CharSequence text -> cut(SafeText.of(text));
      default -> cut(SafeText.of(Objects.requireNonNull(redaction.value(value))));
    };
  }

  private String cut(String text) {
    return SafeText.cut(redaction.text(text), MAX_VALUE);
  }
}
