package dev.tenon.observe.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.observe.Metrics;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JvmMetricsTest {

  @TempDir private Path folder;

  private static StrictPage page() {
    var body = Metrics.of(new PrometheusBackend()).scrape("").body();
    return StrictPage.text(new String(body, StandardCharsets.UTF_8));
  }

  @Test
  void jvm_isMeasured() {
    var samples = page().samples();

    for (var positive :
        new String[] {
          "jvm_memory_used_bytes{area=heap}",
          "jvm_memory_used_bytes{area=nonheap}",
          "jvm_memory_committed_bytes{area=heap}",
          "jvm_memory_max_bytes{area=heap}",
          "jvm_threads_current",
          "jvm_threads_daemon",
          "jvm_threads_peak",
          "jvm_classes_currently_loaded",
          "process_start_time_seconds"
        }) {
      assertThat(samples.get(positive)).as(positive).isPositive();
    }
    assertThat(samples)
        .containsKeys(
            "jvm_virtual_threads_mounted",
            "jvm_virtual_threads_queued",
            "jvm_memory_max_bytes{area=nonheap}");
    assertThat(samples.keySet())
        .anyMatch(key -> key.startsWith("jvm_gc_collection_seconds_count{gc="));
    assertThat(samples.get("process_start_time_seconds"))
        .isBetween(1.7e9, System.currentTimeMillis() / 1e3);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void process_onLinux_isMeasured() {
    var samples = page().samples();

    assertThat(samples.get("process_cpu_seconds_total")).isPositive();
    assertThat(samples.get("process_open_fds")).isPositive();
    assertThat(samples.get("process_max_fds")).isPositive();
    assertThat(samples.get("process_resident_memory_bytes")).isGreaterThan(10e6);
  }

  @Test
  void residentMemory_isReadFromTheStatus() throws IOException {
    assertThat(residentBytes("Name:\tjava\nVmRSS:\t  12345 kB\nVmData:\t1 kB\n"))
        .contains(12345 * 1024.0);
  }

  @Test
  void residentMemory_whereItCannotBeRead_isLeftOut() throws IOException {
    assertThat(residentBytes("Name:\tjava\n")).isEmpty();
    assertThat(residentBytes("VmRSS:\t kB\n")).isEmpty();
    assertThat(residentMemory(new JvmMetrics(folder.resolve("nowhere")))).isEmpty();
  }

  private Optional<Double> residentBytes(String status) throws IOException {
    return residentMemory(new JvmMetrics(Files.writeString(folder.resolve("status"), status)));
  }

  private static Optional<Double> residentMemory(JvmMetrics metrics) {
    return metrics.collect().stream()
        .filter(one -> one.getMetadata().getName().equals("process_resident_memory_bytes"))
        .map(one -> ((GaugeSnapshot) one).getDataPoints().getFirst().getValue())
        .findFirst();
  }

  @Test
  void counter_unknown_isLeftOut() {
    var page = new SnapshotPage();
    page.counter("a", "A.", -1);
    page.counter("b", "B.", 0);

    assertThat(page.build().stream().map(JvmMetricsTest::name)).containsExactly("b");
  }

  @Test
  void everyName_isDescribed() {
    var metrics = new JvmMetrics();
    var described =
        metrics.getMetricFamilyDescriptors().stream().map(one -> one.getPrometheusName()).toList();

    assertThat(described).doesNotHaveDuplicates();
    assertThat(described)
        .containsAll(metrics.collect().stream().map(JvmMetricsTest::name).toList());
  }

  private static String name(MetricSnapshot snapshot) {
    return snapshot.getMetadata().getPrometheusName();
  }
}
