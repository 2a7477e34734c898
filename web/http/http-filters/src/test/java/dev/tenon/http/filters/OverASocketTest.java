package dev.tenon.http.filters;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.observe.Metrics;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Deadline and limit under an engine, whose threads live on after a request.
@Timeout(60)
class OverASocketTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private final Routes routes =
      Routes.under("")
          .open()
          .get("/waiting")
          .does(never::await)
          .get("/held")
          .does(() -> {
            begun.countDown();
            release.await();
          })
          .get("/interrupted")
          .calls(() -> Thread.currentThread().isInterrupted())
          .gives(Boolean.class)
          .get("/health/live")
          .replies(_ -> Reply.of(204));

  private final Deadline deadline =
      Deadline.of(Duration.ofMinutes(1), Map.of("/waiting", Duration.ofMillis(50)));
  private final ConcurrencyLimit limit =
      ConcurrencyLimit.of(
              ConcurrencyOptions.defaults().withMaxInFlight(1).withMaxWaiting(0),
              Metrics.inMemory())
          .exempting(Set.of("/health/live"));
  private final HttpOptions options = HttpOptions.defaults().withPort(0);
  private final HttpServer server =
      HttpServer.of(
          HttpServer.engine("helidon"),
          Dispatcher.of(routes, options, List.of(limit, deadline)),
          options);

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
    deadline.close();
  }

  @Test
  void requestThatWaits_is504_andTheNextOnItsConnectionIsNotInterrupted() {
    for (int i = 0; i < 3; i++) {
      assertThat(client().get("/waiting")).hasStatus(504).hasProblem("deadline-exceeded");
      assertThat(client().get("/interrupted")).hasStatus(200).hasJson("false");
    }
  }

  @Test
  void requestTooMany_is503_andHealthIsAnswered() throws Exception {
    var first = held();
    begun.await();

    assertThat(client().get("/interrupted")).hasStatus(503).hasHeader("Retry-After", "1");
    assertThat(client().get("/health/live")).hasStatus(204);
    release.countDown();
    assertThat(first.get().status()).isEqualTo(204);
    assertThat(client().get("/interrupted")).hasStatus(200);
  }

  private CompletableFuture<TestAnswer> held() {
    return CompletableFuture.supplyAsync(
        () -> client().get("/held"), Executors.newVirtualThreadPerTaskExecutor());
  }

  private TestClient client() {
    return TestClient.at(URI.create("http://localhost:" + server.port()));
  }
}
