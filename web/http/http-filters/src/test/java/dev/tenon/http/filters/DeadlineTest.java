package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import dev.tenon.errors.TransientError;
import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock stands still until a test moves it.
@Timeout(60)
class DeadlineTest {

  private static final Duration SPAN = Duration.ofSeconds(2);

  private final AtomicLong nanos = new AtomicLong();
  private final Deadline deadline =
      Deadline.of(SPAN, Map.of("/report", Duration.ofMillis(2500)), nanos::get);
  private final CountDownLatch never = new CountDownLatch(1);

  private final Routes routes =
      Routes.under("")
          .open()
          .get("/quick")
          .replies(_ -> Reply.of(204))
          .get("/waiting")
          .does(this::passAndWait)
          .get("/report")
          .does(this::passAndWait)
          .get("/away")
          .does(() -> {
            try {
              passAndWait();
            } catch (InterruptedException e) {
              throw new TransientError("The pool was interrupted.", e);
            }
          })
          .get("/stubborn")
          .replies(this::stubborn);

  @AfterEach
  void close() {
    deadline.close();
    assertThat(Thread.interrupted()).as("an interrupt that outlived its request").isFalse();
  }

  private void passAndWait() throws InterruptedException {
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    never.await();
  }

  /// Swallows the interrupt and answers.
  private Reply stubborn(Request request) {
    try {
      passAndWait();
    } catch (InterruptedException e) {
      return Reply.of(200);
    }
    return Reply.of(500);
  }

  @Test
  void request_inTime_isAnswered_andForgotten() {
    assertThat(Ask.get("/quick").to(routes, deadline).status()).isEqualTo(204);
    assertThat(deadline.watched()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/waiting", "/away", "/stubborn"})
  void request_thatIsLate_isInterrupted_andIs504(String path) {
    var reply = Ask.get(path).to(routes, deadline);

    assertThat(reply.status()).isEqualTo(504);
    assertThat(Ask.text(reply))
        .contains("\"code\":\"deadline-exceeded\"", "did not finish within 2 s.");
    assertThat(reply.headers().contains("Retry-After")).isFalse();
    assertThat(deadline.watched()).isEmpty();
  }

  @Test
  void route_mayHaveADeadlineOfItsOwn() {
    assertThat(Ask.text(Ask.get("/report").to(routes, deadline))).contains("within 2500 ms.");
    assertThat(Ask.get("/nowhere").to(routes, deadline).status()).isEqualTo(404);
  }

  @Test
  void route_saysItsOwn_whichHoldsBeforeOthers() {
    var saying =
        Routes.under("")
            .open()
            .get("/report")
            .deadline(Duration.ofMillis(2999))
            .does(this::passAndWait);

    assertThat(Ask.text(Ask.get("/report").to(saying, deadline))).contains("within 2999 ms.");
  }

  @Test
  void routesAlone_areWatched_whereNothingElseIsSaid() {
    // @formatter:off
    var saying =
        Routes.under("").open()
            .get("/short").deadline(Duration.ofMillis(5)).does(never::await)
            .get("/other").replies(_ -> Reply.of(204));
    // @formatter:on

    try (var alone = Deadline.ofRoutesAlone()) {
      assertThat(Ask.get("/other").to(saying, alone).status()).isEqualTo(204);
      assertThat(Ask.text(Ask.get("/short").to(saying, alone))).contains("within 5 ms.");
      assertThat(alone.watched()).isEmpty();
    }
  }

  @Test
  void lateness_isOneWarning_andNoFault() {
    try (var log = new LoggedLines(Level.INFO)) {
      Ask.get("/waiting?token=hunter2").to(routes, deadline);
      Ask.get("/away").to(routes, deadline);

      var line = "WARN This request was stopped by its deadline; at DEBUG the log says where";
      assertThat(log.lines())
          .containsExactly(
              line + " method=GET route=/waiting millis=2000",
              line + " method=GET route=/away millis=2000");
    }
  }

  @Test
  void lateness_atDebug_saysWhere() {
    try (var log = new LoggedLines(Level.DEBUG)) {
      Ask.get("/waiting").to(routes, deadline);

      assertThat(log.lines()).contains("DEBUG Where /waiting was when its time was over");
    }
  }

  @Test
  void interrupt_neverMeetsTheNextRequest() throws InterruptedException {
    var late = new AtomicInteger();
    var stray = new AtomicBoolean();
    // Whatever is watched is late at once, and found by the thread of the deadline at any moment.
    var hasty = Deadline.of(Duration.ofMillis(1), Map.of(), nanos::get);
    Filter counting =
        (request, next) -> {
          nanos.addAndGet(2_000_000);
          return next.proceed(request);
        };
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            for (int n = 0; n < 5_000 || late.get() == 0; n++) {
              late.addAndGet(Ask.get("/quick").to(routes, hasty, counting).status() == 504 ? 1 : 0);
              stray.compareAndSet(false, Thread.currentThread().isInterrupted());
            }
          }));
    }
    var checking =
        Thread.ofPlatform()
            .start(() -> {
              while (threads.stream().anyMatch(Thread::isAlive)) {
                hasty.check();
              }
            });

    for (var thread : threads) {
      thread.join();
    }
    checking.join();
    hasty.close();

    assertThat(stray).isFalse();
    assertThat(late).as("requests that were caught").hasPositiveValue();
    assertThat(hasty.watched()).isEmpty();
  }

  @Test
  void thread_thatWasInterruptedBefore_staysSo() {
    Thread.currentThread().interrupt();
    assertThat(Ask.get("/quick").to(routes, deadline).status()).isEqualTo(204);
    assertThat(Thread.interrupted()).isTrue();

    Filter passing =
        (request, next) -> {
          nanos.addAndGet(Duration.ofSeconds(3).toNanos());
          deadline.check();
          return next.proceed(request);
        };
    Thread.currentThread().interrupt();
    assertThat(Ask.get("/quick").to(routes, deadline, passing).status()).isEqualTo(504);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatEvenTheChainThrows_endsTheWatch() {
    var requests = new ArrayList<Request>();
    Ask.get("/quick")
        .to(
            routes,
            (request, next) -> {
              requests.add(request);
              return next.proceed(request);
            });
    var request = requests.getFirst();

    assertThatIllegalStateException()
        .isThrownBy(() ->
            deadline.filter(
                request,
                _ -> {
                  throw new IllegalStateException("early");
                }))
        .withMessage("early");
    assertThatIllegalStateException()
        .isThrownBy(() ->
            deadline.filter(
                request,
                _ -> {
                  nanos.addAndGet(Duration.ofSeconds(3).toNanos());
                  deadline.check();
                  throw new IllegalStateException("late");
                }))
        .withMessage("late");
    assertThat(deadline.watched()).isEmpty();
  }

  @Test
  void closed_nobodyIsInterrupted() {
    deadline.close();
    deadline.close();
    var reply =
        Ask.get("/quick")
            .to(
                routes,
                deadline,
                (request, next) -> {
                  nanos.addAndGet(Duration.ofDays(1).toNanos());
                  return next.proceed(request);
                });

    assertThat(reply.status()).isEqualTo(204);
  }

  @Test
  void closed_threadEnds() throws InterruptedException {
    Ask.get("/quick").to(routes, deadline);
    var watching =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("deadlines"))
            .toList();

    deadline.close();

    assertThat(watching).isNotEmpty();
    assertThat(watching.stream().filter(thread -> !isEnded(thread)).count())
        .isLessThan(watching.size());
  }

  private static boolean isEnded(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S", "PT25H"})
  void span_thatIsNone_isRefused(String span) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deadline.of(Duration.parse(span)))
        .withMessageContaining(Duration.parse(span).toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deadline.of(SPAN, Map.of("/report", Duration.parse(span))))
        .withMessageContaining("'/report'");
  }

  @Test
  void realClock_works_too() {
    try (var real = Deadline.of(Duration.ofMillis(20))) {
      for (var path : List.of("/waiting", "/stubborn")) {
        assertThat(Ask.get(path).to(routes, real).status()).isEqualTo(504);
      }
    }
  }
}
