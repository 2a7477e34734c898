package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.observe.Metrics;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {

  private final Metrics metrics = Metrics.inMemory();
  private final Filter filter = RequestMetrics.of(metrics);

  @Test
  void requests_areCounted_byTemplateAndStatus_neverByPath() {
    var routes = Routes.under("").open().get("/a/{id}").path(Integer.class).does(id -> {});

    for (var target : new String[] {"/a/1", "/a/2", "/a/x", "/secret", "/%zz"}) {
      FakeRequest.get(target).to(routes, filter);
    }

    assertThat(page())
        .contains(
            "method=\"GET\",route=\"/a/{id}\",status=\"204\"",
            "route=\"/a/{id}\",status=\"404\"",
            "route=\"none\",status=\"404\"",
            "route=\"none\",status=\"400\"")
        .doesNotContain("secret", "/a/1");
  }

  @Test
  void inFlight_isOneDuringARequest_andNoneAfter() {
    var routes = Routes.under("").open().get("/").calls(this::page).gives(String.class);

    var during = FakeRequest.text(FakeRequest.get("/").to(routes, filter));

    assertThat(during).containsPattern("http_server_requests_in_flight 1(\\.0)?\\\\n");
    assertThat(page()).containsPattern("http_server_requests_in_flight 0(\\.0)?\\n");
  }

  private String page() {
    return new String(metrics.scrape("").body(), StandardCharsets.UTF_8);
  }
}
