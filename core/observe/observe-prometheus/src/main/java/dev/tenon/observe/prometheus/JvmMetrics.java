package dev.tenon.observe.prometheus;

import com.sun.management.UnixOperatingSystemMXBean;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The metrics of the JVM and the process. Everything is read at a scrape, nothing at start; what
/// the platform does not know is left out.
final class JvmMetrics implements MultiCollector {

  private static final double MILLIS = 1e3;
  private static final double NANOS = 1e9;

  private static final List<String> AREA_GAUGES =
      List.of("jvm_memory_used_bytes", "jvm_memory_committed_bytes", "jvm_memory_max_bytes");
  private static final List<String> GAUGES =
      List.of(
          "jvm_threads_current",
          "jvm_threads_daemon",
          "jvm_threads_peak",
          "jvm_virtual_threads_mounted",
          "jvm_virtual_threads_queued",
          "jvm_classes_currently_loaded",
          "process_open_fds",
          "process_max_fds",
          "process_resident_memory_bytes",
          "process_start_time_seconds");

  private final Path status;

  JvmMetrics() {
    this(Path.of("/proc/self/status"));
  }

  /// @param status where Linux describes the process
  JvmMetrics(Path status) {
    this.status = status;
  }

  @Override
  public MetricSnapshots collect() {
    var page = new SnapshotPage();
    memory(page);
    garbage(page);
    threads(page);
    classes(page);
    process(page);
    return page.build();
  }

  /// All that [#collect] may show, so that nobody else takes these names.
  @Override
  public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
    var families = new ArrayList<MetricFamilyDescriptor>();
    AREA_GAUGES.forEach(
        name -> families.add(MetricFamilyDescriptor.gauge(name).labelNames("area").build()));
    GAUGES.forEach(name -> families.add(MetricFamilyDescriptor.gauge(name).build()));
    families.add(
        MetricFamilyDescriptor.summary("jvm_gc_collection_seconds").labelNames("gc").build());
    families.add(MetricFamilyDescriptor.counter("process_cpu_seconds").build());
    return families;
  }

  private static void memory(SnapshotPage page) {
    var memory = ManagementFactory.getMemoryMXBean();
    var heap = memory.getHeapMemoryUsage();
    var rest = memory.getNonHeapMemoryUsage();
    page.area("jvm_memory_used_bytes", "Memory in use.", heap.getUsed(), rest.getUsed());
    page.area(
        "jvm_memory_committed_bytes",
        "Memory that the JVM holds.",
        heap.getCommitted(),
        rest.getCommitted());
    page.area(
        "jvm_memory_max_bytes",
        "Memory that the JVM may hold; -1 where there is no limit.",
        heap.getMax(),
        rest.getMax());
  }

  private static void garbage(SnapshotPage page) {
    var collections =
        SummarySnapshot.builder()
            .name("jvm_gc_collection_seconds")
            .help("Time spent in garbage collections.");
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections.dataPoint(
          SummaryDataPointSnapshot.builder()
              .labels(Labels.of("gc", collector.getName()))
              .count(collector.getCollectionCount())
              .sum(collector.getCollectionTime() / MILLIS)
              .build());
    }
    page.add(collections.build());
  }

  private static void threads(SnapshotPage page) {
    var threads = ManagementFactory.getThreadMXBean();
    page.gauge("jvm_threads_current", "Platform threads.", threads.getThreadCount());
    page.gauge(
        "jvm_threads_daemon", "Platform threads that are daemons.", threads.getDaemonThreadCount());
    page.gauge(
        "jvm_threads_peak", "Most platform threads at a time.", threads.getPeakThreadCount());
    var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    page.gauge(
        "jvm_virtual_threads_mounted",
        "Virtual threads that run on a carrier.",
        scheduler.getMountedVirtualThreadCount());
    page.gauge(
        "jvm_virtual_threads_queued",
        "Virtual threads that wait for a carrier.",
        scheduler.getQueuedVirtualThreadCount());
  }

  private static void classes(SnapshotPage page) {
    page.gauge(
        "jvm_classes_currently_loaded",
        "Classes loaded.",
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  private void process(SnapshotPage page) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      page.counter("process_cpu_seconds", "Processor time used.", unix.getProcessCpuTime() / NANOS);
      page.gauge("process_open_fds", "Open file descriptors.", unix.getOpenFileDescriptorCount());
      page.gauge(
          "process_max_fds", "Most file descriptors allowed.", unix.getMaxFileDescriptorCount());
    }
    page.gauge(
        "process_resident_memory_bytes", "Memory of the process that is in RAM.", residentBytes());
    page.gauge(
        "process_start_time_seconds",
        "When the process started, since 1970-01-01 UTC.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
  }

  /// The line `VmRSS: 12345 kB`; -1 where there is none.
  private long residentBytes() {
    try (var lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }
}
