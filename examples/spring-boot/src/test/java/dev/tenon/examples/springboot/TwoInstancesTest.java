package dev.tenon.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenon.devservices.DevPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two instances whose reports begin in the same moment, each second.
@Timeout(60)
class TwoInstancesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void twoInstances_beginTheReportAgainAndAgain_oneWritesItOnce() {
    try (var postgres = DevPostgres.temporary();
        var first = instance(postgres);
        var second = instance(postgres)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            assertThat(begun(first)).isGreaterThan(2);
            assertThat(begun(second)).isGreaterThan(2);
          });

      var reports = first.getBean(JdbcClient.class).sql("select day::text from reports");
      assertThat(reports.query(String.class).list()).containsExactly("2026-01-31");
    }
  }

  private static ConfigurableApplicationContext instance(DevPostgres postgres) {
    return new SpringApplicationBuilder(ShopApplication.class, CountingClock.class)
        .run(
            "--server.port=0",
            "--shop.report.cron=* * * * * *",
            "--spring.datasource.url=" + postgres.jdbcUrl(),
            "--spring.datasource.username=" + postgres.user(),
            "--spring.datasource.password=" + postgres.password());
  }

  private static int begun(ConfigurableApplicationContext instance) {
    return instance.getBean(CountingClock.class).asked.get();
  }

  /// It is always the same day; each report asks once which one.
  @Primary
  static final class CountingClock extends Clock {

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Instant instant() {
      asked.incrementAndGet();
      return Instant.parse("2026-02-01T01:30:00Z");
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
