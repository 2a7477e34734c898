package dev.tenon.observe.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import dev.tenon.observe.LogOptions;
import dev.tenon.observe.LogOptions.Level;
import dev.tenon.observe.spi.LogBackend;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

class LogbackBackendTest {

  private static final Logger LOG = LoggerFactory.getLogger("shop.Basket");

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  @Test
  void services_areFound() {
    assertThat(ServiceLoader.load(LogBackend.class))
        .hasExactlyElementsOfTypes(LogbackBackend.class);
    assertThat(ServiceLoader.load(Configurator.class))
        .hasExactlyElementsOfTypes(FirstConfiguration.class);
  }

  @Test
  void withoutAnyCall_onlyOurAppenderWrites() {
    assertThat(context().getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
        .toIterable()
        .singleElement()
        .isInstanceOf(LineAppender.class);
    assertThat(LOG.isInfoEnabled()).isTrue();
    assertThat(LOG.isDebugEnabled()).isFalse();
  }

  @Test
  void levels_areSetAndTakenBack() {
    var options = LogOptions.defaults().withLevel(Level.WARN);
    try (var out =
        new Captured(options.withLoggers(Map.of("shop", Level.TRACE, "loud", Level.OFF)))) {
      LOG.trace("seen");
      LoggerFactory.getLogger("loud.One").error("unseen");
      LoggerFactory.getLogger("else").info("unseen");
      assertThat(out.object()).containsEntry("message", "seen").containsEntry("level", "TRACE");

      new LogbackBackend().configure(options.withLoggers(Map.of("shop", Level.ERROR)));
      assertThat(LOG.isWarnEnabled()).isFalse();
      assertThat(LoggerFactory.getLogger("loud.One").isWarnEnabled()).isTrue();
    }
    assertThat(LOG.isInfoEnabled()).isTrue();

    try (var _ = new Captured(options.withLevel(Level.DEBUG))) {
      assertThat(LOG.isDebugEnabled()).isTrue();
    }
  }

  @Test
  void configuredAgain_leavesOthersAppendersAlone() {
    var list = new ListAppender<ILoggingEvent>();
    list.start();
    var root = context().getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(list);
    try (var out = new Captured(LogOptions.defaults())) {
      LOG.info("x");

      assertThat(out.lines()).hasSize(1);
      assertThat(list.list).hasSize(1);
    } finally {
      root.detachAppender(list);
    }
  }

  @Test
  void contextSetUpByAnother_isTakenOver() {
    var context = new LoggerContext();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(new ConsoleAppender<>());

    LogbackBackend.configure(context, LogOptions.defaults());

    assertThat(root.iteratorForAppenders())
        .toIterable()
        .singleElement()
        .isInstanceOf(LineAppender.class);
    context.stop();
  }

  @Test
  void anotherLibraryBehindSlf4j_isRefusedWithTheRemedy() {
    assertThatThrownBy(() -> LogbackBackend.contextOf(new NOPLoggerFactory()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("NOPLoggerFactory", "class path");
  }

  @Test
  void exceptionThatCannotBeRead_doesNotReachWhoLogs() {
    try (var out = new Captured(LogOptions.defaults())) {
      assertThatCode(
              () -> {
                LOG.error("failed", new Unreadable());
                LOG.error("failed {}", "twice", new Unreadable());
                LOG.debug("unseen", new Unreadable());
                LOG.info("plain {}", 1);
                LOG.info("array", new Object[0]);
              })
          .doesNotThrowAnyException();

      assertThat(out.lines())
          .extracting(line -> StrictJson.read(line).get("message"))
          .containsExactly(
              "failed (its exception, "
                  + Unreadable.class.getName()
                  + ", cannot be read: java.lang.UnsupportedOperationException)",
              "failed {} (its exception, "
                  + Unreadable.class.getName()
                  + ", cannot be read: java.lang.UnsupportedOperationException)",
              "plain 1",
              "array");
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

  @Test
  void lineThatCannotBeWritten_isReplaced() {
    for (var format : LogOptions.Format.values()) {
      try (var out = new Captured(LogOptions.defaults().withFormat(format))) {
        LOG.atInfo().addKeyValue("x", new Undescribable()).log("x");
        assertThat(out.lines()).hasSize(1);
        var event = new LoggingEvent();
        event.setLoggerName("shop.Basket");
        event.setMessage("no level, no time");
        appender().append(event);

        assertThat(out.lines()).hasSize(2);
        assertThat(out.lines().getLast())
            .contains("could not be written: java.lang.NullPointerException", "Basket");
      }
    }
  }

  private static LineAppender appender() {
    return (LineAppender)
        context().getLogger(Logger.ROOT_LOGGER_NAME).getAppender(LineAppender.NAME);
  }

  /// An object that fails in every way.
  private static final class Undescribable {
    @Override
    public String toString() {
      throw new IllegalStateException("\n");
    }
  }
}
