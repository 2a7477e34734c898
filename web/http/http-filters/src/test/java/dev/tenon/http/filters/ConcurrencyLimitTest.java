package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.observe.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyLimitTest {

  private static final ConcurrencyOptions ONE_AT_ONCE =
      ConcurrencyOptions.defaults()
          .withMaxInFlight(1)
          .withMaxWaiting(0)
          .withRetryAfter(Duration.ofSeconds(2));

  private final Metrics metrics = Metrics.inMemory();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final Routes routes =
      Routes.under("")
          .open()
          .get("/held")
          .does(() -> {
            begun.countDown();
            release.await();
          })
          .get("/failing")
          .does(() -> {
            throw new IllegalStateException("on purpose");
          })
          .get("/quick")
          .replies(_ -> Reply.of(204))
          .get("/health/live")
          .replies(_ -> Reply.of(204));

  @AfterEach
  void release() {
    release.countDown();
  }

  @Test
  void requestTooMany_isTurnedAway_andToldWhenToComeBack() throws Exception {
    var limit = ConcurrencyLimit.of(ONE_AT_ONCE, metrics);
    var held = hold(limit);

    var reply = Ask.get("/quick").to(routes, limit);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers().first("Retry-After")).contains("2");
    assertThat(Ask.text(reply))
        .contains("\"code\":\"unavailable\"", "\"retryable\":true", "more to do than it can");
    release.countDown();
    assertThat(held.get().status()).isEqualTo(204);
    assertThat(Ask.get("/quick").to(routes, limit).status()).isEqualTo(204);
  }

  @Test
  void place_isFreeAgain_whateverBecameOfTheRequest() {
    var limit = ConcurrencyLimit.of(ONE_AT_ONCE, metrics);

    for (int i = 0; i < 3; i++) {
      assertThat(Ask.get("/failing").to(routes, limit).status()).isEqualTo(500);
    }
    assertThat(Ask.get("/quick").to(routes, limit).status()).isEqualTo(204);
  }

  @Test
  void requestThatWaits_hasThePlaceThatBecomesFree() throws Exception {
    var patient = ONE_AT_ONCE.withMaxWaiting(1).withMaxWait(Duration.ofHours(1));
    var limit = ConcurrencyLimit.of(patient, metrics);
    var held = hold(limit);
    var waiting = ask("/quick", limit);
    while (!page().contains("http_server_waiting 1")) {
      Thread.onSpinWait();
    }

    assertThat(Ask.get("/quick").to(routes, limit).status()).as("no room to wait").isEqualTo(503);
    release.countDown();

    assertThat(waiting.get().status()).isEqualTo(204);
    assertThat(held.get().status()).isEqualTo(204);
  }

  @Test
  void requestThatWaitsTooLong_isTurnedAway() throws Exception {
    var limit =
        ConcurrencyLimit.of(
            ONE_AT_ONCE.withMaxWaiting(5).withMaxWait(Duration.ofMillis(1)), metrics);
    var held = hold(limit);

    assertThat(Ask.get("/quick").to(routes, limit).status()).isEqualTo(503);
    release.countDown();
    assertThat(held.get().status()).isEqualTo(204);
  }

  @Test
  void requestThatIsInterruptedWaiting_isTurnedAway_andStaysInterrupted() throws Exception {
    var limit =
        ConcurrencyLimit.of(
            ONE_AT_ONCE.withMaxWaiting(5).withMaxWait(Duration.ofHours(1)), metrics);
    var held = hold(limit);

    Thread.currentThread().interrupt();
    assertThat(Ask.get("/quick").to(routes, limit).status()).isEqualTo(503);

    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
    assertThat(held.get().status()).isEqualTo(204);
  }

  @Test
  void exemptRoutes_passBy_andHoldNoPlace() throws Exception {
    var limit =
        ConcurrencyLimit.of(ONE_AT_ONCE, metrics).exempting(Set.of("/health/live", "/held"));
    var held = hold(limit);

    assertThat(Ask.get("/health/live").to(routes, limit).status()).isEqualTo(204);
    assertThat(Ask.get("/quick").to(routes, limit).status()).isEqualTo(204);
    assertThat(Ask.get("/nowhere").to(routes, limit).status()).isEqualTo(404);
    release.countDown();
    assertThat(held.get().status()).isEqualTo(204);
  }

  @Test
  void placesAndThoseTurnedAway_areMeasured() throws Exception {
    var limit = ConcurrencyLimit.of(ONE_AT_ONCE, metrics);
    var held = hold(limit);
    Ask.get("/quick").to(routes, limit);
    Ask.get("/quick").to(routes, limit);

    assertThat(page())
        .containsPattern("http_server_admitted 1(\\.0)?\\n")
        .containsPattern("http_server_waiting 0(\\.0)?\\n")
        .containsPattern("http_server_shed_total 2(\\.0)?\\n");
    release.countDown();
    held.get();
    assertThat(page()).containsPattern("http_server_admitted 0(\\.0)?\\n");
  }

  @Test
  void overload_isSaidAtOnce_andThenEveryTenSeconds() {
    var nanos = new AtomicLong(Long.MAX_VALUE);
    var log = new ShedLog(ONE_AT_ONCE, nanos::get);
    try (var lines = new LoggedLines(Level.INFO)) {
      log.shed();
      log.shed();
      nanos.addAndGet(9_999_999_999L);
      log.shed();
      nanos.addAndGet(1);
      log.shed();

      assertThat(lines.lines())
          .containsExactly(
              "WARN Turned away 1 requests: 1 are in flight, and 0 may wait 100 ms (filters.concurrency)",
              "WARN Turned away 3 requests: 1 are in flight, and 0 may wait 100 ms (filters.concurrency)");
    }
  }

  @Test
  void options_thatAreWrong_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConcurrencyLimit.of(ONE_AT_ONCE.withMaxInFlight(0), metrics))
        .withMessageContaining("leave the filter out");
    assertThatIllegalArgumentException().isThrownBy(() -> ONE_AT_ONCE.withMaxInFlight(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> ONE_AT_ONCE.withMaxWaiting(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ONE_AT_ONCE.withMaxWait(Duration.ofDays(2)))
        .withMessageContaining("maxWait");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ONE_AT_ONCE.withRetryAfter(Duration.ofSeconds(-1)))
        .withMessageContaining("retryAfter");
  }

  private CompletableFuture<Reply> hold(Filter limit) throws InterruptedException {
    var held = ask("/held", limit);
    begun.await();
    return held;
  }

  private CompletableFuture<Reply> ask(String path, Filter limit) {
    return CompletableFuture.supplyAsync(
        () -> Ask.get(path).to(routes, limit), Executors.newVirtualThreadPerTaskExecutor());
  }

  private String page() {
    return new String(metrics.scrape("").body(), StandardCharsets.UTF_8);
  }
}
