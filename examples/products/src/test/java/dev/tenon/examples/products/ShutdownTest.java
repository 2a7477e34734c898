package dev.tenon.examples.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.devservices.DevPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The short form of [ShutdownProof].
class ShutdownTest {

  @Test
  @Timeout(120)
  void sigterm_underLoad_failsNoRequest() throws Exception {
    try (var postgres = DevPostgres.temporary()) {
      var run = ShutdownRun.of("helidon", Duration.ofSeconds(1), Duration.ofSeconds(2), postgres);

      assertThat(run.load().failures()).isEmpty();
      assertThat(run.before()).isPositive();
      assertThat(run.load().answered()).isGreaterThan(run.before());
      assertThat(run.load().answeredLast()).isGreaterThan(ShutdownRun.CONNECTIONS);
      assertThat(run.ended()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
      assertThat(run.status()).isEqualTo(128 + 15);
    }
  }

  @Test
  @Timeout(120)
  void sigkill_underLoad_isNoticedByTheLoad() throws Exception {
    try (var postgres = DevPostgres.temporary()) {
      var run = ShutdownRun.killed("helidon", Duration.ofMillis(200), Duration.ZERO, postgres);

      assertThat(run.load().failures()).isNotEmpty();
    }
  }
}
