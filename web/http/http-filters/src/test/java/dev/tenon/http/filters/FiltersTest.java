package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.http.Filter;
import dev.tenon.http.Routes;
import dev.tenon.observe.Metrics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {

  private static final FilterOptions DEFAULTS = FilterOptions.defaults();

  @Test
  void standard_isSafe_andNobodyIsBelieved() {
    assertThat(names(DEFAULTS))
        .containsExactly(
            "RequestMetrics",
            "SecurityHeaders",
            "ResponseTiming",
            "SlowRequests",
            "ConcurrencyLimit",
            "Compression",
            "Deadline");
  }

  @Test
  void order_isTheSame_whateverIsOn() {
    var all =
        DEFAULTS
            .withProxies(ProxyOptions.defaults().withNetworks(List.of("10.0.0.0/8")))
            .withAccessLog(true)
            .withCors(CorsOptions.defaults().withOrigins(List.of("https://shop.example")));

    assertThat(names(all))
        .containsExactly(
            "RequestMetrics",
            "TrustedProxies",
            "SecurityHeaders",
            "ResponseTiming",
            "AccessLog",
            "SlowRequests",
            "Cors",
            "ConcurrencyLimit",
            "Compression",
            "Deadline");
  }

  @Test
  void each_isSwitchedOffByName() {
    var none =
        DEFAULTS
            .withSecurity(SecurityOptions.defaults().withEnabled(false))
            .withTiming(false)
            .withSlow(Duration.ZERO)
            .withConcurrency(ConcurrencyOptions.defaults().withMaxInFlight(0))
            .withCompression(CompressionOptions.defaults().withEnabled(false))
            .withDeadline(Duration.ZERO);

    assertThat(names(none)).containsExactly("RequestMetrics", "Deadline");
  }

  @Test
  void answers_passThroughAllOfThem() {
    try (var filters = Filters.standard(DEFAULTS, Metrics.inMemory())) {
      var reply = Ask.get("/nowhere").to(Routes.under(""), filters.list().toArray(Filter[]::new));

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.headers().contains("X-Frame-Options")).isTrue();
      assertThat(reply.headers().contains("Server-Timing")).isTrue();
      assertThat(reply.headers().contains("Vary")).as("no CORS").isFalse();
    }
  }

  @Test
  void times_thatAreNone_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withSlow(Duration.ofSeconds(-1)))
        .withMessageContaining("slow");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withDeadline(Duration.ofDays(2)))
        .withMessageContaining("deadline");
  }

  private static List<String> names(FilterOptions options) {
    try (var filters = Filters.standard(options, Metrics.inMemory())) {
      return filters.list().stream().map(Filter::name).toList();
    }
  }
}
