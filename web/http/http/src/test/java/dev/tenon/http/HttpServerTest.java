package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.http.spi.HttpEngine;
import dev.tenon.http.spi.RunningEngine;
import dev.tenon.lifecycle.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpServerTest {

  private final AtomicInteger drained = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final CountDownLatch draining = new CountDownLatch(1);
  private final HttpServer server = server(new FakeEngine("fake"));

  /// Listens to nothing.
  private final class FakeEngine implements HttpEngine, RunningEngine {
    private final String name;

    FakeEngine(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public RunningEngine start(Dispatcher dispatcher, HttpOptions options) {
      if (options.port() == 1) {
        throw new IllegalStateException("port 1 is taken");
      }
      return this;
    }

    @Override
    public int port() {
      return 4242;
    }

    @Override
    public void drain() {
      drained.incrementAndGet();
      draining.countDown();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void server_isInertUntilItIsStarted() {
    assertThat(server.name()).isEqualTo("http");
    assertThat(server.named("management").name()).isEqualTo("management");
    assertThat(server.ready().isReady()).isFalse();
    assertThatThrownBy(server::port)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start()");
    server.close();
    assertThat(closed).hasValue(0);
  }

  @Test
  void server_listensOnce_andClosesOnce() {
    server.start();
    assertThat(server.ready().isReady()).isTrue();
    assertThat(server.port()).isEqualTo(4242);
    assertThatThrownBy(server::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("once");

    server.close();
    server.close();

    assertThat(closed).hasValue(1);
    assertThat(server.ready().isReady()).isFalse();
    assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void server_withoutADelay_doesNotDrain() {
    server.start();
    server.close();

    assertThat(drained).hasValue(0);
    assertThat(closed).hasValue(1);
  }

  @Test
  void server_thatDrains_servesOn_butIsNotReady() throws Exception {
    var slow = draining(Duration.ofHours(1));
    var closing = Thread.ofVirtual().start(slow::close);
    assertThat(draining.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(slow.ready()).isEqualTo(Readiness.notReady("shutting down"));
    assertThat(slow.port()).isEqualTo(4242);
    slow.close();
    assertThat(closed).as("by another thread").hasValue(0);

    closing.interrupt();
    closing.join();
    assertThat(closed).hasValue(1);
    assertThat(drained).hasValue(1);
    assertThat(slow.ready()).isEqualTo(Readiness.notReady("not listening"));
  }

  @Test
  void server_closesAfterItsDelay_andByAnInterruptAtOnce() {
    draining(Duration.ofMillis(1)).close();
    assertThat(closed).hasValue(1);

    Thread.currentThread().interrupt();
    draining(Duration.ofHours(1)).close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(closed).hasValue(2);
  }

  private HttpServer draining(Duration delay) {
    var options = HttpOptions.defaults().withDrainDelay(delay);
    var slow = HttpServer.of(new FakeEngine("fake"), dispatcher(), options);
    slow.start();
    return slow;
  }

  @Test
  void server_thatCannotBind_isNotReady_andCanBeClosed() {
    var taken =
        HttpServer.of(new FakeEngine("fake"), dispatcher(), HttpOptions.defaults().withPort(1));

    assertThatThrownBy(taken::start).hasMessageContaining("port 1");
    assertThat(taken.ready().isReady()).isFalse();
    taken.close();
    assertThat(closed).hasValue(0);
  }

  @Test
  void engine_thatIsNotThere_isRefusedWithTheRemedy() {
    for (var name : List.of("", "jetty")) {
      assertThatThrownBy(() -> HttpServer.engine(name))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("present: none", "tenon-http-helidon", name);
    }
  }

  @Test
  void engine_isChosenByName_orBecauseItIsTheOnlyOne() {
    var one = new FakeEngine("one");
    var two = new FakeEngine("two");

    assertThat(HttpServer.chosen("two", List.of(one, two))).isSameAs(two);
    assertThat(HttpServer.chosen("", List.of(one))).isSameAs(one);
    assertThatThrownBy(() -> HttpServer.chosen("", List.of(two, one)))
        .hasMessageContainingAll("Not exactly one", "present: one, two", "'engine'");
    assertThatThrownBy(() -> HttpServer.chosen("three", List.of(two, one)))
        .hasMessageContainingAll("'three'", "present: one, two");
  }

  @Test
  void options_haveBounds() {
    var options = HttpOptions.defaults();

    assertThat(options.withHost("0.0.0.0").host()).isEqualTo("0.0.0.0");
    assertThat(options.withPort(1).port()).isEqualTo(1);
    assertThatThrownBy(() -> options.withShutdownGrace(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shutdownGrace");
    assertThatThrownBy(() -> options.withShutdownGrace(Duration.ofDays(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a day");
    assertThat(options.withDrainDelay(Duration.ofHours(1)).drainDelay()).hasHours(1);
    assertThatThrownBy(() -> options.withDrainDelay(Duration.ofHours(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("drainDelay", "an hour");
    assertThatThrownBy(() -> options.withRequestTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requestTimeout");
    assertThatThrownBy(() -> options.withWriteTimeout(Duration.ofDays(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("writeTimeout");
    assertThatThrownBy(() -> options.withIdleTimeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("idleTimeout");
  }

  private static HttpServer server(HttpEngine engine) {
    return HttpServer.of(engine, dispatcher(), HttpOptions.defaults());
  }

  private static Dispatcher dispatcher() {
    return Dispatcher.of(Routes.under(""), HttpOptions.defaults(), List.of());
  }
}
