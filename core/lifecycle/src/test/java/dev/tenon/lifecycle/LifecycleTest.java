package dev.tenon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {

  private static final Measurements NOWHERE = (name, help, value) -> {};

  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final Lifecycle lifecycle = Lifecycle.create();

  @AfterEach
  void forgetInterruption() {
    Thread.interrupted();
  }

  private FakeComponent component(String name) {
    return new FakeComponent(name, events);
  }

  private AutoCloseable closeable(String name) {
    return () -> events.add("close " + name);
  }

  @Test
  void life_startsInOrder_closesInReverse() {
    var gauges = new ArrayList<String>();
    lifecycle.use(component("a"));
    lifecycle.use(closeable("file"));
    lifecycle.use(component("b"));

    lifecycle.start((name, help, value) -> gauges.add(name));
    lifecycle.close();

    assertThat(gauges).containsExactly("a_size", "b_size");
    assertThat(events)
        .containsExactly(
            "measure a", "measure b", "start a", "start b", "close b", "close file", "close a");
  }

  @Test
  void use_returnsThePart_andKnowsItTheSecondTime() {
    var a = component("a");

    assertThat(lifecycle.use(a)).isSameAs(a);
    assertThat(lifecycle.use(a)).isSameAs(a);

    lifecycle.close();
    assertThat(events).containsExactly("close a");
  }

  @Test
  void use_sameName_isRefusedAndClosed() {
    lifecycle.use(component("a"));

    assertThatThrownBy(() -> lifecycle.use(component("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Two components are named 'a'");
    assertThat(events).containsExactly("close a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "sql pool", "sql_pool", "-a", "a-", "1a", "a\n", "ı"})
  void use_nameOutOfForm_isRefusedAndClosed(String name) {
    assertThatThrownBy(() -> lifecycle.use(component(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'sql-pool'; not '" + name + "'");
    assertThat(events).containsExactly("close " + name);
  }

  @Test
  void use_nameTooLong_isRefused() {
    lifecycle.use(component("a".repeat(63)));

    assertThatThrownBy(() -> lifecycle.use(component("a".repeat(64))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void use_nameOfTheWhole_isRefused() {
    assertThatThrownBy(() -> lifecycle.use(component("lifecycle")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the service as a whole");
  }

  @Test
  void use_afterStart_takesNoComponentsButWhatIsOnlyClosed() {
    lifecycle.start(NOWHERE);

    assertThatThrownBy(() -> lifecycle.use(component("late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'late' comes after start()");
    lifecycle.use(closeable("file"));
    lifecycle.close();

    assertThat(events).containsExactly("close late", "close file");
  }

  @Test
  void use_afterClose_isRefusedAndClosed() {
    lifecycle.close();

    assertThatThrownBy(() -> lifecycle.use(closeable("late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("takes no further parts");
    assertThat(events).containsExactly("close late");
  }

  @Test
  void use_refusedPartThatDoesNotClose_isSuppressed() {
    lifecycle.close();

    assertThatThrownBy(() ->
            lifecycle.use(() -> {
              throw new IOException("stuck");
            }))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void start_failing_closesEverythingAndThrowsOn() {
    var failure = new IllegalStateException("wrong password");
    var a = lifecycle.use(component("a"));
    var b = lifecycle.use(component("b"));
    lifecycle.use(component("c"));
    a.onClose = new IllegalStateException("stuck");
    b.onStart =
        () -> {
          throw failure;
        };
    // What throws its own failure again cannot be suppressed in itself.
    b.onClose = failure;

    assertThatThrownBy(() -> lifecycle.start(NOWHERE))
        .isSameAs(failure)
        .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(a.onClose));
    assertThat(events)
        .endsWith("start a", "start b", "close c", "close b", "close a")
        .doesNotContain("start c");
    assertThat(lifecycle.ready().ok()).isFalse();
    assertThat(lifecycle.started().ok()).isFalse();
  }

  @Test
  void start_measureFailing_startsNothing() {
    lifecycle.use(component("a"));

    assertThatThrownBy(() ->
            lifecycle.start((name, help, value) -> {
              throw new IllegalArgumentException("twice");
            }))
        .hasMessage("twice");
    assertThat(events).containsExactly("measure a", "close a");
  }

  @Test
  void start_twice_isRefusedAndHarmless() {
    lifecycle.use(component("a"));
    lifecycle.start(NOWHERE);

    assertThatThrownBy(() -> lifecycle.start(NOWHERE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("started already");
    assertThat(lifecycle.ready().ok()).isTrue();
  }

  @Test
  void start_afterClose_isRefused() {
    lifecycle.close();

    assertThatThrownBy(() -> lifecycle.start(NOWHERE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not start again");
  }

  @Test
  void close_whileStarting_startsNoFurtherComponent() throws Exception {
    var starting = new CountDownLatch(1);
    var mayFinish = new CountDownLatch(1);
    lifecycle.use(component("a")).onStart =
        () -> {
          starting.countDown();
          await(mayFinish);
        };
    lifecycle.use(component("b"));
    var failure = new AtomicReference<Throwable>();
    var starter = Thread.ofVirtual().unstarted(() -> lifecycle.start(NOWHERE));
    starter.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    starter.start();
    await(starting);

    var closer = Thread.ofPlatform().start(lifecycle::close);
    while (!lifecycle.ready().checks().getFirst().reason().equals("shutting down")
        || closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    mayFinish.countDown();
    closer.join();
    starter.join();

    assertThat(failure.get()).hasMessageContaining("closed before it had started");
    assertThat(events).containsExactly("measure a", "measure b", "start a", "close b", "close a");
  }

  @Test
  void close_fromWithinTheLastStart_winsOverTheStart() {
    lifecycle.use(component("a")).onStart = lifecycle::close;

    assertThatThrownBy(() -> lifecycle.start(NOWHERE)).isInstanceOf(IllegalStateException.class);
    assertThat(events).containsExactly("measure a", "start a", "close a");
    assertThat(lifecycle.started().ok()).isFalse();
  }

  @Test
  void close_partsThatThrow_closesTheOthersAndThrowsTheFirst() {
    var a = lifecycle.use(component("a"));
    lifecycle.use(closeable("file"));
    var b = lifecycle.use(component("b"));
    a.onClose = new IllegalStateException("a");
    b.onClose = new IllegalArgumentException("b");

    assertThatThrownBy(lifecycle::close)
        .isSameAs(b.onClose)
        .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(a.onClose));
    assertThat(events).containsExactly("close b", "close file", "close a");
  }

  @Test
  void close_secondTime_doesNothing() {
    lifecycle.use(component("a")).onClose = new IllegalStateException("once");

    assertThatThrownBy(lifecycle::close).hasMessage("once");
    lifecycle.close();

    assertThat(events).containsExactly("close a");
  }

  @Test
  void close_checkedException_comesWrapped() {
    lifecycle.use(() -> {
      throw new IOException("disk");
    });

    assertThatThrownBy(lifecycle::close)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void close_error_isThrownOn() {
    var error = new StackOverflowError();
    lifecycle.use(closeable("file"));
    lifecycle.use(() -> {
      throw error;
    });

    assertThatThrownBy(lifecycle::close).isSameAs(error);
    assertThat(events).containsExactly("close file");
  }

  @Test
  void close_interruptedPart_interruptsOnlyWhenAllAreClosed() {
    lifecycle.use(() -> events.add("interrupted " + Thread.currentThread().isInterrupted()));
    lifecycle.use(() -> {
      throw new InterruptedException("now");
    });

    assertThatThrownBy(lifecycle::close).hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(events).containsExactly("interrupted false");
  }

  @Test
  void close_concurrently_closesOnceAndAllWait() throws Exception {
    lifecycle.use(component("a"));
    lifecycle.start(NOWHERE);
    events.clear();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 20; i++) {
        done.add(
            threads.submit(() -> {
              lifecycle.close();
              return events.size();
            }));
      }
      for (var closed : done) {
        assertThat(closed.get()).isEqualTo(1);
      }
    }
    assertThat(events).containsExactly("close a");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
