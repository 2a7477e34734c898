package dev.tenon.observe.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.tenon.observe.LogFields;
import dev.tenon.observe.LogOptions;
import dev.tenon.redaction.Redaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class TextLinesTest {

  private static LoggingEvent event(Level level, String message) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var event = new LoggingEvent();
    event.setLoggerContext(context);
    event.setLoggerName("dev.tenon.sql.Database");
    event.setLevel(level);
    event.setMessage(message);
    event.setInstant(Instant.parse("2026-01-01T10:00:00.123456Z"));
    event.setMDCPropertyMap(Map.of());
    return event;
  }

  private static String line(Level level, String message, boolean coloured) {
    return new TextFormat(ZoneId.of("Asia/Tokyo"), coloured, Redaction.standard())
        .format(event(level, message));
  }

  @Test
  void line_isShort() {
    LogFields.with("requestId", "r\n1")
        .run(() ->
            assertThat(line(Level.INFO, "connected", false))
                .isEqualTo("19:00:00.123 INFO  Database  connected requestId=r\\n1\n"));
  }

  @ParameterizedTest
  @CsvSource({"ERROR, 31", "WARN, 33", "DEBUG, 2", "TRACE, 2"})
  void level_hasItsColour(String level, String colour) {
    assertThat(line(Level.valueOf(level), "x", true))
        .contains(
            " \u001B[" + colour + "m" + (level + " ").substring(0, 5) + "\u001B[0m ",
            "\u001B[2m19:00:00.123\u001B[0m ",
            "\u001B[2mDatabase\u001B[0m  x\n");
  }

  @Test
  void info_isNotColoured() {
    assertThat(line(Level.INFO, "x", true)).contains("\u001B[0m INFO  \u001B[2mDatabase");
  }

  @Test
  void text_cannotForgeALineOrMoveTheCursor() {
    assertThat(
            line(
                Level.INFO,
                "a\r\nb\tc\u001B[2J\u0007\u009B\u2028\u202E\u2066\u200E\u200F\u061C\u007F",
                false))
        .endsWith(
            "  a\\r\\nb\\tc\\u001b[2J\\u0007\\u009b\\u2028\\u202e\\u2066\\u200e\\u200f\\u061c\\u007f\n");
  }

  @Test
  void exception_followsOnItsOwnLines_withItsMessageOnOne() {
    var error = new IllegalStateException("no\n\tat way");
    error.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.B", "c", "B.java", 7)});
    var event = event(Level.ERROR, "failed");
    event.setThrowableProxy(new ThrowableProxy(error));

    assertThat(new TextFormat(ZoneId.of("UTC"), false, Redaction.standard()).format(event))
        .endsWith(
            """
              failed
            java.lang.IllegalStateException: no\\n\\tat way
            \tat a.B.c(B.java:7)
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "true, '', xterm, true",
    "false, '', xterm, false",
    "true, 1, xterm, false",
    "true, '', dumb, false"
  })
  void colour_isWantedOnlyByATerminal(
      boolean isTerminal, String noColor, String term, boolean wanted) {
    assertThat(TextFormat.wantsColour(isTerminal, noColor, term)).isEqualTo(wanted);
  }

  @Test
  void format_text_isUsed() {
    try (var out = new Captured(LogOptions.defaults().withFormat(LogOptions.Format.TEXT))) {
      LoggerFactory.getLogger("a.b.Shop").warn("low");

      assertThat(out.lines()).hasSize(1);
      assertThat(out.text()).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Shop  low\n");
    }
  }
}
