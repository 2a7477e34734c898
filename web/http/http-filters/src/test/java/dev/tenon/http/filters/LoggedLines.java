package dev.tenon.http.filters;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// Catches what is logged here and by the dispatcher: level, message and fields.
final class LoggedLines implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.tenon.http");
  private final Level before = logger.getLevel();
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  LoggedLines(Level level) {
    appender.start();
    logger.setLevel(level);
    logger.addAppender(appender);
  }

  List<String> lines() {
    return List.copyOf(appender.list).stream().map(LoggedLines::text).toList();
  }

  private static String text(ILoggingEvent event) {
    var pairs = event.getKeyValuePairs();
    return (pairs == null ? Stream.of() : pairs.stream().map(pair -> pair.key + "=" + pair.value))
        .map(Object::toString)
        .collect(
            Collectors.joining(" ", event.getLevel() + " " + event.getFormattedMessage() + " ", ""))
        .strip();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setLevel(before);
  }
}
