package dev.tenon.http.filters;

import dev.tenon.http.Filter;
import dev.tenon.http.RequestMetrics;
import dev.tenon.observe.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The standard filters in their order, the outermost first:
///
/// 1. [RequestMetrics], so that whatever is answered is counted
/// 2. [TrustedProxies], so that all others know who asks
/// 3. [SecurityHeaders], so that they are on what the others answer, too
/// 4. [ResponseTiming], [AccessLog], [SlowRequests], so that waiting counts
/// 5. [Cors], so that a page can read that it was turned away, and a preflight costs nothing
/// 6. [ConcurrencyLimit], before anything is begun
/// 7. [Compression], so that what it costs is bounded by the limit, and whatever is further in sees
///    answers as they are
/// 8. [Deadline], for the work itself
///
/// The filters of a service come further in. The request id is outside of all: the dispatcher gives
/// it, also where no filter runs. Immutable and thread-safe; [#close()] ends the thread of the
/// deadline.
public final class Filters implements AutoCloseable {

  /// By which a service is watched, under [dev.tenon.http.filters.ConcurrencyLimit] as well.
  private static final Set<String> WATCHING =
      Set.of("/health/live", "/health/ready", "/health/started", "/metrics");

  private final List<Filter> list;
  private final Deadline deadline;

  private Filters(List<Filter> list, Deadline deadline) {
    this.list = list;
    this.deadline = deadline;
  }

  /// Those that the options ask for. Health and metrics pass the limit by and have no line in the
  /// access log.
  ///
  /// @throws IllegalArgumentException if a policy or a name cannot stand in a header, or the
  ///   metrics already belong to other filters
  public static Filters standard(FilterOptions options, Metrics metrics) {
    var list = new ArrayList<Filter>();
    list.add(RequestMetrics.of(metrics));
    if (!options.proxies().networks().isEmpty()) {
      list.add(TrustedProxies.of(options.proxies()));
    }
    if (options.security().enabled()) {
      list.add(SecurityHeaders.of(options.security()));
    }
    if (options.timing()) {
      list.add(ResponseTiming.create());
    }
    if (options.accessLog()) {
      list.add(AccessLog.create().leavingOut(WATCHING));
    }
    if (options.slow().isPositive()) {
      list.add(SlowRequests.over(options.slow()));
    }
    if (!options.cors().origins().isEmpty()) {
      list.add(Cors.of(options.cors()));
    }
    if (options.concurrency().maxInFlight() > 0) {
      list.add(ConcurrencyLimit.of(options.concurrency(), metrics).exempting(WATCHING));
    }
    if (options.compression().enabled()) {
      list.add(Compression.of(options.compression()));
    }
    var deadline =
        options.deadline().isZero() ? Deadline.ofRoutesAlone() : Deadline.of(options.deadline());
    list.add(deadline);
    return new Filters(List.copyOf(list), deadline);
  }

  /// The filters, the outermost first.
  public List<Filter> list() {
    return list;
  }

  /// Ends the thread of the deadline.
  @Override
  public void close() {
    deadline.close();
  }
}
