package dev.tenon.http.filters;

import dev.tenon.http.Request;
import org.slf4j.spi.LoggingEventBuilder;

/// What lines about requests have in common. Their fields stand apart from the message, which is
/// the same for all lines of a kind.
final class LogLines {

  static final long NANOS_PER_MILLI = 1_000_000;

  private LogLines() {}

  /// A line with the method and the route: the template, never the path, and `none` where no route
  /// serves it.
  static LoggingEventBuilder about(LoggingEventBuilder line, Request request) {
    return line.addKeyValue("method", request.method().name())
        .addKeyValue("route", request.route().orElse("none"));
  }
}
