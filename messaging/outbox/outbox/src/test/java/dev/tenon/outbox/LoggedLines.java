package dev.tenon.outbox;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Catches what is logged by relays.
final class LoggedLines implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger(Relay.class);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  LoggedLines() {
    appender.start();
    logger.addAppender(appender);
  }

  List<String> lines() {
    return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
