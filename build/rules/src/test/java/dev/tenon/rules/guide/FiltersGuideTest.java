package dev.tenon.rules.guide;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.filters.ConcurrencyLimit;
import dev.tenon.http.filters.ConcurrencyOptions;
import dev.tenon.http.filters.Cors;
import dev.tenon.http.filters.CorsOptions;
import dev.tenon.http.filters.ResponseTiming;
import dev.tenon.http.filters.SecurityHeaders;
import dev.tenon.http.filters.SecurityOptions;
import dev.tenon.http.filters.SlowRequests;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.observe.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiltersGuideTest {

  private final Routes routes = Routes.under("/hello").open().get("").replies(_ -> Reply.of(204));

  @Test
  void filters_arePicked() {
    var filters =
        List.of(
            SecurityHeaders.of(SecurityOptions.defaults()),
            ResponseTiming.create(),
            SlowRequests.over(Duration.ofSeconds(1)),
            Cors.of(CorsOptions.defaults().withOrigins(List.of("https://shop.example"))));
    var dispatcher = Dispatcher.of(routes, HttpOptions.defaults(), filters);

    assertThat(TestClient.of(dispatcher).with("Origin", "https://shop.example").get("/hello"))
        .hasHeader("Access-Control-Allow-Origin", "https://shop.example")
        .hasHeader("X-Frame-Options", "DENY");
  }

  @Test
  void deadline_ofARoute() {
    // @formatter:off
    var reports =
        Routes.under("").open()
            .get("/reports/{id}").deadline(Duration.ofMinutes(5)).path(UUID.class).calls(this::report).gives(Report.class)
            .list();
    // @formatter:on

    assertThat(reports.getFirst().deadline()).contains(Duration.ofMinutes(5));
  }

  record Report(UUID id) {}

  private Report report(UUID id) {
    return new Report(id);
  }

  @Test
  void filters_needNoPort() {
    var limit = ConcurrencyLimit.of(ConcurrencyOptions.defaults(), Metrics.inMemory());
    var client = TestClient.of(Dispatcher.of(routes, HttpOptions.defaults(), List.of(limit)));

    assertThat(client.get("/hello")).hasStatus(204);
  }
}
