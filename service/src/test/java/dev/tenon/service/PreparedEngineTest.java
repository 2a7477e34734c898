package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Routes;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.spi.RunningEngine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PreparedEngineTest {

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void start_waitsForThePreparation() {
    var engine = PreparedEngine.of(engine(this::awaitEnd));
    mayEnd.countDown();

    start(engine);

    assertThat(engine.name()).isEqualTo("steam");
    assertThat(events).containsExactly("prepared", "started");
  }

  @Test
  void preparationThatFails_isLeftToTheStart() {
    start(
        PreparedEngine.of(
            engine(() -> {
              throw new LinkageError("no steam");
            })));

    assertThat(events).containsExactly("started");
  }

  @Test
  void interruptedStart_goesOn_andKeepsTheInterrupt() {
    var engine = PreparedEngine.of(engine(this::awaitEnd));
    Thread.currentThread().interrupt();

    start(engine);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(events).containsExactly("started");
    mayEnd.countDown();
  }

  private void awaitEnd() {
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    events.add("prepared");
  }

  private static void start(HttpEngine engine) {
    var options = HttpOptions.defaults();
    engine.start(Dispatcher.of(Routes.under(""), options, List.of()), options).close();
  }

  private HttpEngine engine(Runnable preparation) {
    return new HttpEngine() {
      @Override
      public String name() {
        return "steam";
      }

      @Override
      public void prepare() {
        preparation.run();
      }

      @Override
      public RunningEngine start(Dispatcher dispatcher, HttpOptions options) {
        events.add("started");
        return new RunningEngine() {
          @Override
          public int port() {
            return 1;
          }

          @Override
          public void drain() {}

          @Override
          public void close() {}
        };
      }
    };
  }
}
