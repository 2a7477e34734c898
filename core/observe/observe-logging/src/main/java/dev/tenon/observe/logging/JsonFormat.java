package dev.tenon.observe.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.tenon.redaction.Redaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One JSON object a line.
final class JsonFormat implements LineFormat {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// The same on every line, so written once.
  private final String serviceMembers;

  private final Redaction redaction;

  /// @param service left out when empty
  /// @param version left out when empty
  JsonFormat(String service, String version, Redaction redaction) {
    this.redaction = redaction;
    var members = new StringBuilder();
    if (!service.isEmpty()) {
      member(members, "service", service);
    }
    if (!version.isEmpty()) {
      member(members, "version", version);
    }
    this.serviceMembers = members.toString();
  }

  @Override
  public String format(ILoggingEvent event) {
    var out = begin(event.getInstant(), event.getLevel().toString(), event.getLoggerName());
    member(out, "thread", redaction.text(event.getThreadName()));
    member(out, "message", LineFormat.message(event, redaction));
    out.append(serviceMembers);
    Fields.of(event, redaction).forEach((name, value) -> member(out, name, value));
    var error = event.getThrowableProxy();
    if (error != null) {
      error(out, error);
    }
    return out.append("}\n").toString();
  }

  @Override
  public String failed(ILoggingEvent event, Throwable failure) {
    var out = begin(Instant.now(), "ERROR", event.getLoggerName());
    member(out, "message", "A log line could not be written: " + failure.getClass().getName());
    return out.append(serviceMembers).append("}\n").toString();
  }

  private static StringBuilder begin(Instant time, String level, String logger) {
    var out = new StringBuilder(256).append("{\"time\":\"");
    TIME.formatTo(time, out);
    out.append('"');
    member(out, "level", level);
    member(out, "logger", logger);
    return out;
  }

  private void error(StringBuilder out, IThrowableProxy error) {
    out.append(",\"error\":{\"type\":");
    JsonText.string(out, error.getClassName());
    member(out, "message", StackText.message(error, redaction));
    member(out, "stack", StackText.of(error, redaction));
    out.append('}');
  }

  private static void member(StringBuilder out, String name, Object value) {
    out.append(',');
    JsonText.string(out, name);
    out.append(':');
    JsonText.value(out, value);
  }
}
