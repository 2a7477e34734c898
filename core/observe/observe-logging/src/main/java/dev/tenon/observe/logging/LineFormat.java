package dev.tenon.observe.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Objects;

/// How an event becomes text.
sealed interface LineFormat permits JsonFormat, TextFormat {

  /// The most that is written of a message.
  int MAX_MESSAGE = 32_768;

  /// The event as text, ended by a line feed.
  String format(ILoggingEvent event);

  /// What is written in place of an event that cannot be, ended by a line feed.
  String failed(ILoggingEvent event, Throwable failure);

  /// The message of an event, bounded.
  static String message(ILoggingEvent event) {
    return SafeText.cut(Objects.toString(event.getFormattedMessage()), MAX_MESSAGE);
  }
}
