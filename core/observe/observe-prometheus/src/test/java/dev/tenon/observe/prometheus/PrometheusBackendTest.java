package dev.tenon.observe.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.observe.Buckets;
import dev.tenon.observe.Metrics;
import dev.tenon.observe.spi.MetricsBackend;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusBackendTest {

  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

  private final Metrics metrics = Metrics.of(new PrometheusBackend());

  private String page(String accept) {
    return new String(metrics.scrape(accept).body(), StandardCharsets.UTF_8);
  }

  private StrictPage text() {
    return StrictPage.text(page(""));
  }

  private StrictPage openMetrics() {
    return StrictPage.openMetrics(page(OPEN_METRICS));
  }

  @Test
  void backend_isFound() {
    assertThat(ServiceLoader.load(MetricsBackend.class))
        .hasExactlyElementsOfTypes(PrometheusBackend.class);
    assertThat(metrics.backendName()).isEqualTo("prometheus");
  }

  @Test
  void contentType_isTheFormats() {
    assertThat(metrics.scrape("").contentType())
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.scrape(OPEN_METRICS).contentType())
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
  }

  @Test
  void counter_isOnBothPages() {
    var requests = metrics.counter("http_requests_total", "Requests.", "method", "status");
    requests.increment("GET", "200");
    requests.add(1.5, "GET", "200");
    requests.bind("POST", "201").increment();
    metrics.counter("starts_total", "Starts.");

    assertThat(text().types()).containsEntry("http_requests_total", "counter");
    assertThat(openMetrics().types()).containsEntry("http_requests", "counter");
    for (var page : new StrictPage[] {text(), openMetrics()}) {
      assertThat(page.samples())
          .containsEntry("http_requests_total{method=GET, status=200}", 2.5)
          .containsEntry("http_requests_total{method=POST, status=201}", 1.0)
          .containsEntry("starts_total", 0.0);
    }
  }

  @Test
  void histogram_isCumulative() {
    var seconds = metrics.histogram("http_request_seconds", "Time.", Buckets.of(0.1, 1), "route");
    seconds.record(0.1, "/a");
    seconds.bind("/a").record(0.5);
    seconds.record(5, "/a");
    metrics.histogram("size_bytes", "Sizes.", Buckets.of(1)).record(2);

    for (var page : new StrictPage[] {text(), openMetrics()}) {
      assertThat(page.types()).containsEntry("http_request_seconds", "histogram");
      assertThat(page.samples())
          .containsEntry("http_request_seconds_bucket{le=0.1, route=/a}", 1.0)
          .containsEntry("http_request_seconds_bucket{le=1.0, route=/a}", 2.0)
          .containsEntry("http_request_seconds_bucket{le=+Inf, route=/a}", 3.0)
          .containsEntry("http_request_seconds_count{route=/a}", 3.0)
          .containsEntry("http_request_seconds_sum{route=/a}", 5.6)
          .containsEntry("size_bytes_bucket{le=+Inf}", 1.0);
    }
  }

  @Test
  void gauge_isReadAtEachScrape_andMayFail() {
    double[] value = {Double.NEGATIVE_INFINITY};
    metrics.gauge("pool_connections_in_use", "Connections.", () -> value[0]);
    metrics.gauge(
        "broken",
        "Broken.",
        () -> {
          throw new IllegalStateException("closed");
        });
    assertThat(text().samples())
        .containsEntry("pool_connections_in_use", Double.NEGATIVE_INFINITY)
        .containsEntry("broken", Double.NaN);

    value[0] = 1e300;
    assertThat(openMetrics().samples())
        .containsEntry("pool_connections_in_use", 1e300)
        .containsEntry("broken", Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "\\",
        "\n",
        "\r",
        "\\n",
        "a\"} 1\nfake_total 7\n# EOF",
        "ü ı İ 漢 \uD83D\uDE00",
        "\u2028",
        "\u0085",
        "{}=,",
        " ",
        "\t"
      })
  void labelValue_hostile_comesBackAsItWas(String value) {
    metrics.counter("a_total", "A.", "label").increment(value);

    for (var page : new StrictPage[] {text(), openMetrics()}) {
      assertThat(page.samples())
          .containsEntry("a_total{label=" + value + "}", 1.0)
          .doesNotContainKey("fake_total");
    }
  }

  @Test
  void labelValue_thatNoFormatCarries_isReplaced() {
    var counter = metrics.counter("a_total", "A.", "label");
    counter.increment("\0");
    counter.increment("\uD83D");
    counter.increment("\uDE00");

    assertThat(text().samples()).containsEntry("a_total{label=\uFFFD}", 3.0);
    assertThat(openMetrics().samples()).containsEntry("a_total{label=\uFFFD}", 3.0);
  }

  @Test
  void help_hostile_staysOnItsLine() {
    metrics.counter("a_total", "One\ntwo \"three\" \\ four.");

    assertThat(text().samples()).containsEntry("a_total", 0.0);
    assertThat(openMetrics().samples()).containsEntry("a_total", 0.0);
  }

  @Test
  void tooManySeries_areOne() {
    var few = Metrics.of(new PrometheusBackend(), 3);
    var counter = few.counter("a_total", "A.", "path");
    for (int i = 0; i < 100; i++) {
      counter.increment("/" + i);
    }

    var page = StrictPage.text(new String(few.scrape("").body(), StandardCharsets.UTF_8));
    assertThat(page.samples())
        .containsEntry("a_total{path=/0}", 1.0)
        .containsEntry("a_total{path=other}", 97.0)
        .containsEntry("tenon_metrics_series_rejected_total{metric=a_total}", 97.0);
  }

  @Test
  void countingAndScraping_atOnce_loseNothing() throws Exception {
    var counter = metrics.counter("a_total", "A.", "worker");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int t = 0; t < 8; t++) {
        var worker = "w" + t % 4;
        var _ =
            threads.submit(() -> {
              for (int i = 0; i < 500; i++) {
                counter.increment(worker);
              }
            });
      }
      for (int i = 0; i < 5; i++) {
        text();
      }
    }

    assertThat(text().samples())
        .containsEntry("a_total{worker=w0}", 1000.0)
        .containsEntry("a_total{worker=w3}", 1000.0);
  }

  @Test
  void nameOfTheJvm_isTaken() {
    assertThatThrownBy(() -> metrics.gauge("jvm_threads_current", "Mine.", () -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jvm_threads_current");
    assertThatThrownBy(() -> metrics.counter("process_cpu_seconds_total", "Mine."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("process_cpu_seconds");
    assertThat(text().samples()).containsKey("jvm_threads_current");
  }

  @Test
  void twoBackends_shareNothing() {
    metrics.counter("a_total", "A.").increment();

    var other = Metrics.of(new PrometheusBackend());
    assertThat(new String(other.scrape("").body(), StandardCharsets.UTF_8))
        .doesNotContain("a_total");
  }
}
