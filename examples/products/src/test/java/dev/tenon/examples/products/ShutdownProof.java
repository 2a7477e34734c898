package dev.tenon.examples.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.devservices.DevPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// No request fails while the service ends under load, on any engine: `make shutdown`, which writes
/// the page that `-Dshutdown.page` names.
class ShutdownProof {

  private static final Duration BUSY = Duration.ofSeconds(5);

  /// What it is in production, unless told otherwise.
  private static final Duration DRAIN_DELAY = Duration.ofSeconds(5);

  @Test
  void noRequestFails_onAnyEngine() throws Exception {
    var runs = new ArrayList<ShutdownRun>();
    int killed;
    try (var postgres = DevPostgres.temporary()) {
      for (var engine : List.of("helidon", "vertx", "servlet")) {
        runs.add(ShutdownRun.of(engine, BUSY, DRAIN_DELAY, postgres));
      }
      killed = ShutdownRun.killed("helidon", BUSY, DRAIN_DELAY, postgres).load().failed();
    }
    var page = System.getProperty("shutdown.page", "");
    if (!page.isEmpty()) {
      Files.writeString(Path.of(page), page(runs, killed));
    }
    assertThat(killed).as("requests that fail when the service is killed").isPositive();
    for (var run : runs) {
      assertThat(run.load().failures()).as(run.engine()).isEmpty();
      assertThat(run.before()).as(run.engine()).isPositive();
      assertThat(run.load().answered()).as(run.engine()).isGreaterThan(run.before());
    }
  }

  private static String page(List<ShutdownRun> runs, int killed) {
    var rows = new StringBuilder();
    for (var run : runs) {
      var load = run.load();
      rows.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %d ms | %,d | %,d | %d | %.1f s | %d |%n",
              run.engine(),
              run.before(),
              run.readyOff().toMillis(),
              load.answered() - run.before(),
              load.answeredLast(),
              load.turnedAway(),
              run.ended().toMillis() / 1000.0,
              load.failed()));
    }
    return """
    # The end of a service under load

    The Product service on PostgreSQL, a process in the profile `prod`, with its usual drain of %d s, is told to end (SIGTERM) while %d clients ask it, reading and writing in turn. Each keeps its connection, sends one request after the other, retries nothing, and opens a new connection where the last answer said `Connection: close`. They go on until they are turned away. [What happens at the end](../../docs/guide/lifecycle.md#the-end).

    Made by `make shutdown`.

    | | |
    |---|---|
    | when | %s |
    | machine | %d processors, Linux |
    | Java | %s; the service with `-XX:+UseSerialGC -XX:TieredStopAtLevel=1` |

    | engine | answered before | `/health/ready` is 503 after | answered after | of all, last of their connection | turned away after the drain | ended after | failed |
    |---|---|---|---|---|---|---|---|
    %s
    Failed is a request without an answer, with one that breaks off, or with a 5xx. Turned away is a connection that was opened when the drain was over and got no answer: nobody who asks `/health/ready` sends a request there any more, so it does not count. At most one for each client, since a client that is turned away stops. The same load, when the service on Helidon is killed (SIGKILL) instead, counts %d failed.
    """
        .formatted(
            DRAIN_DELAY.toSeconds(),
            ShutdownRun.CONNECTIONS,
            Instant.now().truncatedTo(ChronoUnit.MINUTES),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            rows,
            killed);
  }
}
