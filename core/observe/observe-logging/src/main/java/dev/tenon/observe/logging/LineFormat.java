package dev.tenon.observe.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tenon.redaction.Redaction;
import java.util.Objects;
import org.slf4j.helpers.MessageFormatter;

/// How an event becomes text.
sealed interface LineFormat permits JsonFormat, TextFormat {

  /// The most that is written of a message.
  int MAX_MESSAGE = 32_768;

  /// The event as text, ended by a line feed.
  String format(ILoggingEvent event);

  /// What is written in place of an event that cannot be, ended by a line feed.
  String failed(ILoggingEvent event, Throwable failure);

  /// The message of an event as it may be written, bounded.
  static String message(ILoggingEvent event, Redaction redaction) {
    return SafeText.cut(redaction.text(formatted(event, redaction)), MAX_MESSAGE);
  }

  private static String formatted(ILoggingEvent event, Redaction redaction) {
    var arguments = event.getArgumentArray();
    return arguments != null && Arguments.hasMembers(arguments)
        ? Objects.toString(
            MessageFormatter.basicArrayFormat(
                event.getMessage(), Arguments.redacted(arguments, redaction)))
        : Objects.toString(event.getFormattedMessage());
  }
}
