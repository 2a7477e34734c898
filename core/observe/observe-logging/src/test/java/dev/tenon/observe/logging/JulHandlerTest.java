package dev.tenon.observe.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.tenon.observe.LogFields;
import dev.tenon.observe.LogOptions;
import dev.tenon.observe.LogOptions.Level;
import java.util.ArrayList;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

class JulHandlerTest {

  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger JUL = Logger.getLogger("lib.Engine");
  private static final System.Logger SYSTEM = System.getLogger("lib.Server");

  private static LogOptions at(Level level) {
    return LogOptions.defaults().withLevel(level);
  }

  @Test
  void allThree_writeTheSameLine() {
    for (var format : LogOptions.Format.values()) {
      try (var out = new Captured(LogOptions.defaults().withFormat(format))) {
        LogFields.with("order", "42")
            .run(() -> {
              LoggerFactory.getLogger("lib.Same").warn("at {}", "port");
              Logger.getLogger("lib.Same").log(java.util.logging.Level.WARNING, "at {0}", "port");
              System.getLogger("lib.Same").log(System.Logger.Level.WARNING, "at {0}", "port");
            });

        assertThat(out.lines())
            .hasSize(3)
            .extracting(line -> line.replaceAll("[0-9]{2}[0-9:.TZ-]+", "…"))
            .containsOnly(out.lines().getFirst().replaceAll("[0-9]{2}[0-9:.TZ-]+", "…"));
        assertThat(out.text()).contains("at port", "42");
      }
    }
  }

  @Test
  void levels_areThoseOfSlf4j() {
    try (var out = new Captured(at(Level.TRACE))) {
      for (var level :
          new System.Logger.Level[] {
            System.Logger.Level.TRACE,
            System.Logger.Level.DEBUG,
            System.Logger.Level.INFO,
            System.Logger.Level.WARNING,
            System.Logger.Level.ERROR
          }) {
        SYSTEM.log(level, "x");
      }
      assertThat(levels(out)).containsExactly("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
    }
    try (var out = new Captured(at(Level.TRACE))) {
      for (var value : new String[] {"ALL", "FINEST", "FINER", "FINE", "CONFIG", "850", "950"}) {
        JUL.log(java.util.logging.Level.parse(value), "x");
      }
      JUL.log(java.util.logging.Level.OFF, "x");
      assertThat(levels(out))
          .containsExactly("TRACE", "TRACE", "TRACE", "DEBUG", "DEBUG", "INFO", "WARN", "ERROR");
    }
  }

  private static Stream<Object> levels(Captured out) {
    return out.lines().stream().map(line -> StrictJson.read(line).get("level"));
  }

  @Test
  void everyLevel_letsThroughWhatSlf4jWrites() {
    var slf4j = LoggerFactory.getLogger("lib.Server");
    for (var level : Level.values()) {
      try (var _ = new Captured(at(level))) {
        assertThat(SYSTEM.isLoggable(System.Logger.Level.ERROR)).isEqualTo(slf4j.isErrorEnabled());
        assertThat(SYSTEM.isLoggable(System.Logger.Level.WARNING)).isEqualTo(slf4j.isWarnEnabled());
        assertThat(SYSTEM.isLoggable(System.Logger.Level.INFO)).isEqualTo(slf4j.isInfoEnabled());
        assertThat(SYSTEM.isLoggable(System.Logger.Level.DEBUG)).isEqualTo(slf4j.isDebugEnabled());
        assertThat(SYSTEM.isLoggable(System.Logger.Level.TRACE)).isEqualTo(slf4j.isTraceEnabled());
      }
    }
  }

  @Test
  void recordNobodyWrites_isNotMade() {
    try (var out = new Captured(LogOptions.defaults())) {
      JUL.fine(() -> {
        throw new AssertionError("asked for");
      });
      JUL.config("unseen");
      assertThat(out.lines()).isEmpty();
    }
  }

  @Test
  void levelsOfSingleLoggers_areSetAndTakenBack() {
    var options = at(Level.WARN).withLoggers(Map.of("lib", Level.DEBUG, "lib.Loud", Level.OFF));
    try (var out = new Captured(options)) {
      JUL.fine("seen");
      Logger.getLogger("lib.Loud").severe("unseen");
      Logger.getLogger("else").info("unseen");
      assertThat(out.object()).containsEntry("message", "seen").containsEntry("level", "DEBUG");

      new LogbackBackend().configure(options.withLoggers(Map.of("lib", Level.ERROR)));
      assertThat(JUL.isLoggable(java.util.logging.Level.WARNING)).isFalse();
      assertThat(Logger.getLogger("lib.Loud").getLevel()).isNull();
    }
    assertThat(Logger.getLogger("lib").getLevel()).isNull();
    assertThat(JUL.isLoggable(java.util.logging.Level.INFO)).isTrue();
  }

  @Test
  void levelOfALoggerNobodyHolds_stays() {
    try (var _ = new Captured(LogOptions.defaults().withLoggers(Map.of("lib.Weak", Level.TRACE)))) {
      System.gc();

      assertThat(Logger.getLogger("lib.Weak").getLevel()).isEqualTo(java.util.logging.Level.ALL);
    }
  }

  @Test
  void loggerWithItsOwnLevel_isStillBoundByOurs() {
    JUL.setLevel(java.util.logging.Level.ALL);
    try (var out = new Captured(LogOptions.defaults())) {
      JUL.log(java.util.logging.Level.FINE, "{0}", new Undescribable());
      assertThat(out.lines()).isEmpty();
    } finally {
      JUL.setLevel(null);
    }
  }

  @Test
  void console_isReplacedOnce() throws Exception {
    LogManager.getLogManager().readConfiguration();
    var mine = new MemoryHandler(new ConsoleHandler(), 1, java.util.logging.Level.OFF);
    ROOT.addHandler(mine);
    assertThat(ROOT.getHandlers()).hasAtLeastOneElementOfType(ConsoleHandler.class);
    try (var _ = new Captured(LogOptions.defaults())) {
      new LogbackBackend().configure(LogOptions.defaults());

      assertThat(ROOT.getHandlers())
          .hasSize(2)
          .contains(mine)
          .hasAtLeastOneElementOfType(JulHandler.class);
    } finally {
      ROOT.removeHandler(mine);
    }
  }

  @Test
  void takenAwayByAReset_isPutBack() {
    LogManager.getLogManager().reset();
    try (var out = new Captured(LogOptions.defaults())) {
      JUL.info("x");
      assertThat(out.lines()).hasSize(1);
    }
  }

  @Test
  void nameMissing_isReplaced() {
    try (var out = new Captured(LogOptions.defaults())) {
      var names = new ArrayList<@Nullable String>();
      names.add(null);
      Stream.of("", "a..b", ".", "$").forEach(names::add);
      for (var name : names) {
        var record = new LogRecord(java.util.logging.Level.INFO, "x");
        record.setLoggerName(name);
        JUL.log(record);
      }
      assertThat(out.lines())
          .extracting(line -> StrictJson.read(line).get("logger"))
          .containsExactly("java.util.logging", "ROOT", "a..b", ".", "$");
    }
  }

  @Test
  void exception_isWritten() {
    try (var out = new Captured(LogOptions.defaults())) {
      JUL.log(java.util.logging.Level.SEVERE, null, new IllegalStateException("broken"));

      assertThat(out.object()).containsEntry("message", "");
      assertThat(out.text()).contains("IllegalStateException", "broken", "exception_isWritten");
    }
  }

  @Test
  void bracesInTheText_areNotReplacedAgain() {
    try (var out = new Captured(LogOptions.defaults())) {
      JUL.log(java.util.logging.Level.INFO, "{0} {}", "{}");
      JUL.log(java.util.logging.Level.INFO, "{} x");

      assertThat(out.lines())
          .extracting(line -> StrictJson.read(line).get("message"))
          .containsExactly("{0} {} [{}]", "{} x");
    }
  }

  @Test
  void hostileRecord_doesNotReachWhoLogs() {
    try (var out = new Captured(LogOptions.defaults())) {
      assertThatCode(
              () -> {
                JUL.log(java.util.logging.Level.INFO, "at {0}", new Undescribable());
                JUL.log(java.util.logging.Level.INFO, "failed", new Unreadable());
                JUL.log(new NamelessRecord());
                new JulHandler().publish(null);
              })
          .doesNotThrowAnyException();

      assertThat(out.lines())
          .extracting(line -> String.valueOf(StrictJson.read(line).get("message")))
          .satisfiesExactly(
              one -> assertThat(one).startsWith("at {0} [(").contains("toString() failed"),
              two -> assertThat(two).startsWith("failed (its exception, "),
              three ->
                  assertThat(three)
                      .isEqualTo(
                          "A record could not be written: java.lang.UnsupportedOperationException"));
    }
  }

  @Test
  void filter_isAsked() {
    try (var out = new Captured(LogOptions.defaults())) {
      var handler = new JulHandler();
      handler.setFilter(record -> !"unseen".equals(record.getMessage()));
      handler.publish(new LogRecord(java.util.logging.Level.INFO, "unseen"));
      handler.publish(new LogRecord(java.util.logging.Level.INFO, "seen"));
      handler.flush();
      handler.close();

      assertThat(out.object()).containsEntry("message", "seen");
    }
  }

  @Test
  void loggingThatIsBroken_doesNotReachWhoLogs() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var broken = new BrokenFilter();
    context.addTurboFilter(broken);
    try {
      assertThatCode(() -> JUL.severe("x")).doesNotThrowAnyException();
    } finally {
      context.getTurboFilterList().remove(broken);
    }
  }

  /// A filter that fails whatever is logged.
  private static final class BrokenFilter extends TurboFilter {
    @Override
    public FilterReply decide(
        @Nullable Marker marker,
        ch.qos.logback.classic.Logger logger,
        ch.qos.logback.classic.Level level,
        @Nullable String format,
        @Nullable Object @Nullable [] params,
        @Nullable Throwable thrown) {
      throw new UnsupportedOperationException();
    }
  }

  /// A record that does not say where it comes from.
  private static final class NamelessRecord extends LogRecord {
    private static final long serialVersionUID = 1L;

    NamelessRecord() {
      super(java.util.logging.Level.INFO, "x");
    }

    @Override
    public String getLoggerName() {
      throw new UnsupportedOperationException();
    }
  }

  /// An exception whose message cannot be had.
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException();
    }
  }

  /// An object that fails to say what it is.
  private static final class Undescribable {
    @Override
    public String toString() {
      throw new IllegalStateException();
    }
  }
}
