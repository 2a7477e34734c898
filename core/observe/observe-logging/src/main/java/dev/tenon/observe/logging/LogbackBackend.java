package dev.tenon.observe.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.tenon.observe.LogOptions;
import dev.tenon.observe.spi.LogBackend;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/// Lets Logback write to the standard output.
///
/// A JSON line has the members `time` (RFC 3339, UTC, microseconds), `level`, `logger`, `thread`,
/// `message`, `service` and `version` where they are set, then the fields, then `error` with
/// `type`, `message` and `stack`. Fields come from the MDC, from
/// [LogFields][dev.tenon.observe.LogFields] and from SLF4J's key-value pairs; of several with one
/// name the last of these counts, and one that is named as a member above gets the prefix `field.`.
///
/// A text line has the local time, the level, the short name of the logger, the message and the
/// fields, with colours where the standard output is a terminal and `NO_COLOR` is not set.
///
/// What the policy of the options hides is in no line: neither in messages, fields and arguments
/// nor in what exceptions, their causes and the suppressed ones say. Records, maps and lists given
/// as arguments are treated member by member.
///
/// No text can break out of its line: control characters are escaped. Lengths are bounded (32,768
/// characters for a message, 16,384 for a stack trace, 4,096 for a field, 64 fields); what was cut
/// says so. Nothing that goes wrong while a line is written reaches the one who logs.
///
/// What libraries log through `java.util.logging` or [System.Logger] comes out in the same lines,
/// under the same levels, and no longer on the console; other handlers that somebody added there
/// stay. `CONFIG` and `FINE` are DEBUG, all below is TRACE. The JDK takes its handlers away while
/// the shutdown hooks run: what libraries log after that is lost.
public final class LogbackBackend implements LogBackend {

  private static final ReentrantLock CONFIGURING = new ReentrantLock();

  /// For `ServiceLoader`, and for those who configure without it.
  public LogbackBackend() {}

  /// @throws IllegalStateException if SLF4J is bound to another library than Logback
  @Override
  public void configure(LogOptions options) {
    configure(contextOf(LoggerFactory.getILoggerFactory()), options);
  }

  static LoggerContext contextOf(ILoggerFactory factory) {
    if (factory instanceof LoggerContext context) {
      return context;
    }
    throw new IllegalStateException(
        "SLF4J is bound to %s, not to Logback. Remove the other provider from the class path."
            .formatted(factory.getClass().getName()));
  }

  static void configure(LoggerContext context, LogOptions options) {
    CONFIGURING.lock();
    try {
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      var appender = installed(context, root);
      appender.use(formatOf(options));
      for (var name : appender.exchangeLevelled(options.loggers().keySet())) {
        context.getLogger(name).setLevel(null);
      }
      options.loggers().forEach((name, level) -> context.getLogger(name).setLevel(levelOf(level)));
      root.setLevel(levelOf(options.level()));
      JulHandler.configure(options);
    } finally {
      CONFIGURING.unlock();
    }
  }

  /// Our appender; where it comes new, whatever wrote before writes no more.
  private static LineAppender installed(LoggerContext context, Logger root) {
    if (root.getAppender(LineAppender.NAME) instanceof LineAppender known) {
      return known;
    }
    var guard = new ThrowableGuard();
    guard.setContext(context);
    guard.start();
    context.addTurboFilter(guard);
    var appender = new LineAppender();
    appender.setContext(context);
    appender.start();
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    return appender;
  }

  private static LineFormat formatOf(LogOptions options) {
    return switch (options.format()) {
      case JSON -> new JsonFormat(options.service(), options.version(), options.redaction());
      case TEXT -> new TextFormat(ZoneId.systemDefault(), wantsColour(), options.redaction());
    };
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 is back to null where there is no terminal.
  private static boolean wantsColour() {
    var console = System.console();
    return TextFormat.wantsColour(
        console != null && console.isTerminal(), variable("NO_COLOR"), variable("TERM"));
  }

  private static String variable(String name) {
    return Objects.requireNonNullElse(System.getenv(name), "");
  }

  private static Level levelOf(LogOptions.Level level) {
    return switch (level) {
      case OFF -> Level.OFF;
      case ERROR -> Level.ERROR;
      case WARN -> Level.WARN;
      case INFO -> Level.INFO;
      case DEBUG -> Level.DEBUG;
      case TRACE -> Level.TRACE;
    };
  }
}
