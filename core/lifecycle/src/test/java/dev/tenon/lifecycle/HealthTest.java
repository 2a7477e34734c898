package dev.tenon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HealthTest {

  private final Lifecycle lifecycle = Lifecycle.create();
  private final FakeComponent database = lifecycle.use(component("database"));
  private final FakeComponent queue = lifecycle.use(component("queue"));

  private static FakeComponent component(String name) {
    return new FakeComponent(name, new ArrayList<>());
  }

  private void start() {
    lifecycle.start((name, help, value) -> {});
  }

  @Test
  void beforeStart_livesAndIsNotReady() {
    var starting = new Health(false, List.of(new Check("lifecycle", false, "starting")));

    assertThat(lifecycle.live()).isEqualTo(new Health(true, List.of()));
    assertThat(lifecycle.ready()).isEqualTo(starting);
    assertThat(lifecycle.started()).isEqualTo(starting);
  }

  @Test
  void started_asksEveryComponent() {
    start();
    queue.readiness = Readiness.notReady("no broker");

    assertThat(lifecycle.started().ok()).isTrue();
    assertThat(lifecycle.live().ok()).isTrue();
    assertThat(lifecycle.ready())
        .isEqualTo(
            new Health(
                false,
                List.of(new Check("database", true, ""), new Check("queue", false, "no broker"))));
  }

  @Test
  void checkThatThrows_isNotReady_andTellsNothing() {
    start();
    database.onReady = new IllegalStateException("password=secret");
    queue.readiness = null;

    assertThat(lifecycle.ready().checks())
        .containsExactly(
            new Check("database", false, "check failed"),
            new Check("queue", false, "check failed"));
  }

  @Test
  void draining_isNotReadyForGood_butStarted() {
    start();
    lifecycle.beginDrain();

    assertThat(lifecycle.ready().checks())
        .containsExactly(new Check("lifecycle", false, "shutting down"));
    lifecycle.close();

    assertThat(lifecycle.ready().ok()).isFalse();
    assertThat(lifecycle.started().ok()).isTrue();
    assertThat(lifecycle.live().ok()).isTrue();
  }

  @Test
  void closing_isNotReadyFromItsFirstMoment() {
    var seen = new ArrayList<Health>();
    lifecycle.use(() -> seen.add(lifecycle.ready()));
    start();
    lifecycle.close();

    assertThat(seen).extracting(Health::ok).containsExactly(false);
  }

  @Test
  void descriptions_leaveOutWhoSaysNothing() {
    database.description = "PostgreSQL 18.6 (embedded)\n";
    queue.onDescribe = new IllegalStateException("who am I");

    assertThat(lifecycle.descriptions()).containsExactly("PostgreSQL 18.6 (embedded)");
  }

  @Test
  void change_isLoggedOnce() {
    start();
    var lines =
        logged(() -> {
          lifecycle.ready();
          database.readiness = Readiness.notReady("away");
          lifecycle.ready();
          lifecycle.ready();
          database.onReady = new IllegalStateException("broken");
          lifecycle.ready();
          lifecycle.ready();
          database.onReady = null;
          database.readiness = Readiness.READY;
          lifecycle.ready();
          lifecycle.ready();
        });

    assertThat(lines)
        .containsExactly(
            "WARN database is not ready: away",
            "WARN database is not ready: its check failed",
            "INFO database is ready");
  }

  @Test
  void component_byDefault_isReadyAndSilent() {
    Component plain =
        new Component() {
          @Override
          public String name() {
            return "plain";
          }

          @Override
          public void close() {}
        };
    lifecycle.use(plain);
    start();

    assertThat(lifecycle.ready().ok()).isTrue();
    assertThat(lifecycle.descriptions()).isEmpty();
  }

  @Test
  void notReady_withoutReason_isRefused() {
    assertThatThrownBy(() -> Readiness.notReady(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> logged(Runnable work) {
    var logger = (Logger) LoggerFactory.getLogger(Lifecycle.class);
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    logger.addAppender(appender);
    try {
      work.run();
    } finally {
      logger.detachAppender(appender);
    }
    return appender.list.stream().map(e -> e.getLevel() + " " + e.getFormattedMessage()).toList();
  }
}
