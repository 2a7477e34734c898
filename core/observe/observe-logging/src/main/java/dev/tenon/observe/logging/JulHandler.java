package dev.tenon.observe.logging;

import dev.tenon.observe.LogOptions;
import dev.tenon.redaction.Redaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Hands what libraries log through `java.util.logging`, and with it through [System.Logger], to
/// SLF4J.
///
/// Whatever goes wrong stays here: `java.util.logging` would let it out into the library.
final class JulHandler extends Handler {

  /// Stands for a logger that has no name or cannot say it.
  static final String NAMELESS = "java.util.logging";

  /// The loggers with a level of their own. The JDK holds its loggers weakly, and a level is gone
  /// with its logger.
  private static Map<String, Logger> levelled = Map.of();

  private static volatile Redaction redaction = Redaction.standard();

  /// Takes the place of the console, unless it has it already, and sets the levels so that no
  /// record is made that would not be written. One thread at a time.
  static void configure(LogOptions options) {
    redaction = options.redaction();
    var root = Logger.getLogger("");
    if (Stream.of(root.getHandlers()).noneMatch(JulHandler.class::isInstance)) {
      install(root);
    }
    var now = new HashMap<String, Logger>();
    options
        .loggers()
        .forEach((name, level) -> {
          var logger = Logger.getLogger(name);
          logger.setLevel(leastOf(level));
          now.put(name, logger);
        });
    levelled.forEach((name, logger) -> {
      if (!now.containsKey(name)) {
        logger.setLevel(null);
      }
    });
    levelled = now;
    root.setLevel(leastOf(options.level()));
  }

  private static void install(Logger root) {
    Stream.of(root.getHandlers())
        .filter(ConsoleHandler.class::isInstance)
        .forEach(root::removeHandler);
    root.addHandler(new JulHandler());
  }

  @Override
  public void publish(@Nullable LogRecord record) {
    try {
      if (record != null && isLoggable(record)) {
        forward(record);
      }
    } catch (Throwable failure) {
      lost(failure);
    }
  }

  private static void forward(LogRecord record) {
    var log = LoggerFactory.getLogger(nameOf(record));
    var level = levelOf(record.getLevel());
    if (!log.isEnabledForLevel(level)) {
      return;
    }
    var text = JulMessage.of(record.getMessage(), record.getResourceBundle(), parametersOf(record));
    var thrown = record.getThrown();
    switch (level) {
      case ERROR -> log.error(text, thrown);
      case WARN -> log.warn(text, thrown);
      case INFO -> log.info(text, thrown);
      case DEBUG -> log.debug(text, thrown);
      case TRACE -> log.trace(text, thrown);
    }
  }

  private static @Nullable Object @Nullable [] parametersOf(LogRecord record) {
    var parameters = record.getParameters();
    return parameters != null && Arguments.hasMembers(parameters)
        ? Arguments.redacted(parameters, redaction)
        : parameters;
  }

  private static void lost(Throwable failure) {
    try {
      LoggerFactory.getLogger(NAMELESS)
          .error("A record could not be written: {}", failure.getClass().getName());
    } catch (Throwable _) {
      // Logging itself is broken, and the library must go on.
    }
  }

  private static String nameOf(LogRecord record) {
    var name = Objects.requireNonNullElse(record.getLoggerName(), NAMELESS);
    return name.isEmpty() ? org.slf4j.Logger.ROOT_LOGGER_NAME : name;
  }

  /// Where [System.Logger] puts its levels, and those between counted with the next one below.
  private static org.slf4j.event.Level levelOf(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return org.slf4j.event.Level.ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return org.slf4j.event.Level.WARN;
    }
    if (value >= Level.INFO.intValue()) {
      return org.slf4j.event.Level.INFO;
    }
    return value >= Level.FINE.intValue()
        ? org.slf4j.event.Level.DEBUG
        : org.slf4j.event.Level.TRACE;
  }

  /// The least level that is written: the inverse of the one above.
  private static Level leastOf(LogOptions.Level level) {
    return switch (level) {
      case OFF -> Level.OFF;
      case ERROR -> Level.SEVERE;
      case WARN -> Level.WARNING;
      case INFO -> Level.INFO;
      case DEBUG -> Level.FINE;
      case TRACE -> Level.ALL;
    };
  }

  /// Nothing is held back.
  @Override
  public void flush() {}

  /// Nothing is held open.
  @Override
  public void close() {}
}
