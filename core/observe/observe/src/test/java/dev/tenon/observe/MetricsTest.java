package dev.tenon.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {

  private final Metrics metrics = Metrics.inMemory();

  private String page() {
    return new String(metrics.scrape("").body(), StandardCharsets.UTF_8);
  }

  @Test
  void page_beforeAnything_isThere() {
    assertThat(metrics.backendName()).isEqualTo("in-memory");
    assertThat(metrics.scrape("application/json").contentType())
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(page())
        .isEqualTo(
            """
            # HELP tenon_metrics_series_rejected_total Recordings that went to the series 'other', since their metric has too many.
            # TYPE tenon_metrics_series_rejected_total counter
            """);
  }

  @Test
  void counter_countsByLabels() {
    var requests = metrics.counter("http_requests_total", "Requests.", "method", "status");
    requests.increment("GET", "200");
    requests.increment("GET", "200");
    requests.add(0.5, "POST", "201");
    var bound = requests.bind("GET", "200");
    bound.increment();
    bound.add(2);
    bound.bind().increment();

    assertThat(page())
        .contains("# HELP http_requests_total Requests.\n# TYPE http_requests_total counter\n")
        .contains("\nhttp_requests_total{method=\"GET\",status=\"200\"} 6.0\n")
        .contains("\nhttp_requests_total{method=\"POST\",status=\"201\"} 0.5\n");
  }

  @Test
  void counterWithoutLabels_showsAsZeroAtOnce() {
    var starts = metrics.counter("starts_total", "Starts.");
    assertThat(page()).contains("\nstarts_total 0.0\n");

    starts.increment();
    assertThat(page()).contains("\nstarts_total 1.0\n");
  }

  @Test
  void histogram_countsIntoBuckets() {
    var seconds = metrics.histogram("work_seconds", "Work.", Buckets.of(0.1, 1), "kind");
    var bound = seconds.bind("a");
    seconds.record(0.1, "a");
    bound.record(0.25);
    bound.record(7);
    bound.record(Double.NaN);
    seconds.record(Double.NaN, "a");

    assertThat(page())
        .contains(
            """
            # TYPE work_seconds histogram
            work_seconds_bucket{kind="a",le="0.1"} 1.0
            work_seconds_bucket{kind="a",le="1.0"} 2.0
            work_seconds_bucket{kind="a",le="+Inf"} 3.0
            work_seconds_sum{kind="a"} 7.35
            work_seconds_count{kind="a"} 3.0
            """);
  }

  @Test
  void histogramWithoutLabels_infinities_areCounted() {
    var seconds = metrics.histogram("work_seconds", "Work.", Buckets.of(1));
    seconds.record(Double.NEGATIVE_INFINITY);

    assertThat(page()).contains("work_seconds_bucket{le=\"1.0\"} 1.0\n", "work_seconds_sum -Inf\n");
  }

  @Test
  void gauge_isReadAtEachScrape() {
    double[] size = {1};
    metrics.gauge("pool_size", "Size\nof \\ the pool.", () -> size[0]);
    assertThat(page())
        .contains(
            "# HELP pool_size Size\\nof \\\\ the pool.\n# TYPE pool_size gauge\npool_size 1.0");

    size[0] = 2;
    assertThat(page()).contains("\npool_size 2.0\n");
  }

  @Test
  void gaugeThatThrows_isNaN_andLoggedOnce() {
    metrics.gauge(
        "pool_size",
        "Size.",
        () -> {
          throw new IllegalStateException("closed");
        });

    try (var log = new LoggedLines()) {
      assertThat(page()).contains("\npool_size NaN\n");
      assertThat(page()).contains("\npool_size NaN\n");
      assertThat(log.lines()).containsExactly("WARN pool_size cannot be read; it shows as NaN");
    }
  }

  @Test
  void labelValue_isEscaped() {
    metrics.counter("a_total", "A.", "path").increment("\"\\\n{}=,ü\t");

    assertThat(page()).contains("\na_total{path=\"\\\"\\\\\\n{}=,ü\t\"} 1.0\n");
  }

  @Test
  void labelValue_longOrUnprintable_isCutAndCleaned() {
    var counter = metrics.counter("a_total", "A.", "path");
    counter.increment("x".repeat(201));
    counter.increment("x".repeat(199) + "\uD83D\uDE00");
    counter.increment("x".repeat(198) + "\uD83D\uDE00");
    counter.increment("\uD83D|\uDE00|\0|\uD83D\uDE00");

    assertThat(page().lines().filter(line -> line.startsWith("a_total{")))
        .containsExactlyInAnyOrder(
            "a_total{path=\"" + "x".repeat(200) + "\"} 1.0",
            "a_total{path=\"" + "x".repeat(199) + "\"} 1.0",
            "a_total{path=\"" + "x".repeat(198) + "\uD83D\uDE00\"} 1.0",
            "a_total{path=\"\uFFFD|\uFFFD|\uFFFD|\uD83D\uDE00\"} 1.0");
  }

  @Test
  void tooManySeries_goToOther_areLoggedOnceAndCounted() {
    var small = Metrics.of(new InMemoryMetrics(), 2);
    try (var log = new LoggedLines()) {
      var counter = small.counter("a_total", "A.", "path");
      for (int i = 0; i < 10; i++) {
        counter.increment("/" + i);
      }
      counter.increment("/0");

      assertThat(new String(small.scrape("").body(), StandardCharsets.UTF_8))
          .contains("a_total{path=\"/0\"} 2.0", "a_total{path=\"/1\"} 1.0")
          .contains("a_total{path=\"other\"} 8.0")
          .contains("tenon_metrics_series_rejected_total{metric=\"a_total\"} 8.0")
          .doesNotContain("/2");
      assertThat(log.lines())
          .containsExactly(
              "WARN a_total has 2 series, its limit; what comes with other values of [path] is counted as 'other'");
    }
  }

  @Test
  void tooManySeries_whereOtherIsOneOfThem_addToIt() {
    var small = Metrics.of(new InMemoryMetrics(), 1);
    var histogram = small.histogram("a_bytes", "A.", Buckets.of(1), "path");
    histogram.record(1, "other");
    histogram.record(1, "x");

    assertThat(new String(small.scrape("").body(), StandardCharsets.UTF_8))
        .contains("a_bytes_count{path=\"other\"} 2.0");
  }

  @Test
  void tooManySeries_concurrently_stayWithinTheLimit() throws Exception {
    var small = Metrics.of(new InMemoryMetrics(), 50);
    var counter = small.counter("a_total", "A.", "path");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int t = 0; t < 20; t++) {
        var _ =
            threads.submit(() -> {
              for (int i = 0; i < 100; i++) {
                counter.increment("/" + i);
              }
            });
      }
    }
    var lines =
        new String(small.scrape("").body(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("a_total{"))
            .toList();

    assertThat(lines).hasSize(51);
    assertThat(
            lines.stream().mapToDouble(l -> Double.parseDouble(l.substring(l.indexOf(' ')))).sum())
        .isEqualTo(2000);
  }

  @Test
  void maxSeries_none_isRefused() {
    assertThatThrownBy(() -> Metrics.of(new InMemoryMetrics(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void register_sameShape_isTheSame() {
    var buckets = Buckets.of(1);
    assertThat(metrics.counter("a_total", "A.", "x"))
        .isSameAs(metrics.counter("a_total", "Another.", "x"));
    assertThat(metrics.histogram("b_seconds", "B.", buckets))
        .isSameAs(metrics.histogram("b_seconds", "B.", Buckets.of(1)));
  }

  @Test
  void register_anotherShape_namesBoth() {
    metrics.counter("a_total", "A.", "x");
    metrics.histogram("b_seconds", "B.", Buckets.of(1));
    metrics.gauge("c", "C.", () -> 1);

    taken(
        () -> metrics.counter("a_total", "A.", "y"),
        "a counter a_total[y] beside the counter a_total[x]");
    taken(
        () -> metrics.histogram("b_seconds", "B.", Buckets.of(2)),
        "histogram b_seconds[] with buckets [2.0]",
        "histogram b_seconds[] with buckets [1.0]");
    taken(() -> metrics.gauge("c", "C.", () -> 2), "a gauge c[] beside the gauge c[]");
    taken(() -> metrics.gauge("a", "A.", () -> 2), "a gauge a[] beside the counter a_total[x]");
  }

  private static void taken(Runnable registration, String... parts) {
    assertThatThrownBy(registration::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "requests",
        "_total",
        "A_total",
        "a-b_total",
        "1a_total",
        "a__b_total",
        "a_count_total",
        "a_total_total",
        "wait_ms_total",
        "a\n_total"
      })
  void counterName_againstTheRules_isRefused(String name) {
    assertThatThrownBy(() -> metrics.counter(name, "A."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a_total",
        "a_count",
        "a_sum",
        "a_bucket",
        "a_created",
        "a_info",
        "wait_milliseconds",
        "full_percent",
        "size_kb",
        "milliseconds"
      })
  void otherName_againstTheRules_isRefused(String name) {
    assertThatThrownBy(() -> metrics.histogram(name, "A.", Buckets.latency()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
    assertThatThrownBy(() -> metrics.gauge(name, "A.", () -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void name_tooLong_isRefused() {
    metrics.gauge("a".repeat(100), "A.", () -> 1);

    assertThatThrownBy(() -> metrics.gauge("a".repeat(101), "A.", () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "le, reserved",
    "job, reserved",
    "A, lower case",
    "__x, lower case",
    "'', lower case"
  })
  void labelName_againstTheRules_isRefused(String label, String why) {
    assertThatThrownBy(() -> metrics.counter("a_total", "A.", label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("a_total", why);
  }

  @Test
  void labels_twiceTooLongOrTooMany_areRefused() {
    assertThatThrownBy(() -> metrics.counter("a_total", "A.", "x", "x"))
        .hasMessageContaining("'x' twice");
    assertThatThrownBy(() -> metrics.counter("a_total", "A.", "x".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> metrics.counter("a_total", "A.", "abcdefghijk".split("")))
        .hasMessageContaining("11 labels; at most 10");
  }

  @Test
  void help_blank_isRefused() {
    assertThatThrownBy(() -> metrics.counter("a_total", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a_total");
  }

  @Test
  void labelValues_wrongNumber_areRefused() {
    var counter = metrics.counter("a_total", "A.", "x");
    var histogram = metrics.histogram("b_seconds", "B.", Buckets.latency(), "x");
    var bound = counter.bind("1");

    assertThatThrownBy(counter::increment).hasMessageContaining("labels [x]; 0 values");
    assertThatThrownBy(() -> counter.increment("1", "2")).hasMessageContaining("2 values");
    assertThatThrownBy(counter::bind).hasMessageContaining("0 values");
    assertThatThrownBy(() -> histogram.record(1)).hasMessageContaining("0 values");
    assertThatThrownBy(() -> histogram.record(1, "1", "2")).hasMessageContaining("2 values");
    assertThatThrownBy(() -> bound.increment("1")).hasMessageContaining("takes no label values");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void add_whatIsNoGrowth_isRefused(double amount) {
    var counter = metrics.counter("a_total", "A.");

    assertThatThrownBy(() -> counter.add(amount))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a_total");
  }
}
