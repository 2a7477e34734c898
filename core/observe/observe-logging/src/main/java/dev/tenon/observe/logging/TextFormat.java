package dev.tenon.observe.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tenon.redaction.Redaction;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Short lines for people at a terminal.
final class TextFormat implements LineFormat {

  private static final String RESET = "\u001B[0m";
  private static final String FAINT = "\u001B[2m";
  private static final String RED = "\u001B[31m";
  private static final String YELLOW = "\u001B[33m";

  private final DateTimeFormatter time;
  private final boolean coloured;
  private final Redaction redaction;

  TextFormat(ZoneId zone, boolean coloured, Redaction redaction) {
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    this.coloured = coloured;
    this.redaction = redaction;
  }

  /// Whether colours are welcome: never unless the output is a terminal, and not where the user
  /// (https://no-color.org) or the terminal does not want them.
  static boolean wantsColour(boolean isTerminal, String noColor, String term) {
    return isTerminal && noColor.isEmpty() && !term.equals("dumb");
  }

  @Override
  public String format(ILoggingEvent event) {
    var out = new StringBuilder(160);
    painted(out, FAINT, time.format(event.getInstant()));
    var level = event.getLevel().toString();
    painted(out.append(' '), colourOf(level), (level + "  ").substring(0, 5));
    painted(out.append(' '), FAINT, shortName(event.getLoggerName()));
    SafeText.escaped(out.append("  "), LineFormat.message(event, redaction));
    Fields.of(event, redaction).forEach((name, value) -> field(out, name, value));
    out.append('\n');
    var error = event.getThrowableProxy();
    if (error != null) {
      out.append(StackText.of(error, redaction));
    }
    return out.toString();
  }

  @Override
  public String failed(ILoggingEvent event, Throwable failure) {
    return "A log line of %s could not be written: %s\n"
        .formatted(shortName(event.getLoggerName()), failure.getClass().getName());
  }

  private static void field(StringBuilder out, String name, Object value) {
    SafeText.escaped(out.append(' '), name);
    SafeText.escaped(out.append('='), value.toString());
  }

  private void painted(StringBuilder out, String colour, String text) {
    if (coloured && !colour.isEmpty()) {
      SafeText.escaped(out.append(colour), text);
      out.append(RESET);
    } else {
      SafeText.escaped(out, text);
    }
  }

  private static String colourOf(String level) {
    return switch (level) {
      case "ERROR" -> RED;
      case "WARN" -> YELLOW;
      case "INFO" -> "";
      default -> FAINT;
    };
  }

  /// What stands after the last dot: the class, for most loggers.
  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }
}
