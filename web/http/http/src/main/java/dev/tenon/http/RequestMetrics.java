package dev.tenon.http;

import dev.tenon.observe.Buckets;
import dev.tenon.observe.Histogram;
import dev.tenon.observe.Metrics;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Measures every request that passes the filters: `http_server_request_duration_seconds` by
/// method, route and status, and `http_server_requests_in_flight`.
///
/// The route is the template, never the path, and `none` where no route serves the path, so that no
/// caller can add a label value. Thread-safe.
public final class RequestMetrics implements Filter {

  private static final double NANOS = 1e-9;

  private final Histogram duration;
  private final LongAdder inFlight = new LongAdder();

  /// What was recorded before, so that no label is made into a text again; bounded, as methods,
  /// routes and the statuses of replies are.
  private final ConcurrentHashMap<Labels, Histogram> known = new ConcurrentHashMap<>();

  private record Labels(Method method, String route, int status) {}

  private RequestMetrics(Metrics metrics) {
    duration =
        metrics.histogram(
            "http_server_request_duration_seconds",
            "Time from the routed request to its reply.",
            Buckets.latency(),
            "method",
            "route",
            "status");
    metrics.gauge(
        "http_server_requests_in_flight", "Requests that wait for their reply.", inFlight::sum);
  }

  /// A filter that records into these metrics.
  public static RequestMetrics of(Metrics metrics) {
    return new RequestMetrics(metrics);
  }

  @Override
  public Reply filter(Request request, Next next) {
    long start = System.nanoTime();
    inFlight.increment();
    try {
      var reply = next.proceed(request);
      histogram(request, reply).record((System.nanoTime() - start) * NANOS);
      return reply;
    } finally {
      inFlight.decrement();
    }
  }

  private Histogram histogram(Request request, Reply reply) {
    var labels = new Labels(request.method(), request.route().orElse("none"), reply.status());
    var bound = known.get(labels);
    return bound == null ? known.computeIfAbsent(labels, this::bound) : bound;
  }

  private Histogram bound(Labels labels) {
    return duration.bind(labels.method.name(), labels.route, Integer.toString(labels.status));
  }
}
