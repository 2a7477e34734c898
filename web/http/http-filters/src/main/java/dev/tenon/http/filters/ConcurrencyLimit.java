package dev.tenon.http.filters;

import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.observe.Counter;
import dev.tenon.observe.Metrics;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Handles so many requests at once and no more. A few others wait shortly, and the rest are turned
/// away with a 503 and `Retry-After` before queues grow: a service that takes more than it can do
/// answers nobody in time.
///
/// A request counts until its handler has answered, not until the client has taken the answer. Who
/// waits has no turn: a request that just came may be faster. `http_server_admitted`,
/// `http_server_waiting` and `http_server_shed_total` are measured; the log says so at most every
/// ten seconds. Thread-safe.
public final class ConcurrencyLimit implements Filter {

  private final ConcurrencyOptions options;
  private final Set<String> exempt;
  private final Semaphore places;
  private final AtomicInteger waiting;
  private final Counter shed;
  private final ShedLog log;

  private ConcurrencyLimit(
      ConcurrencyOptions options,
      Set<String> exempt,
      Semaphore places,
      AtomicInteger waiting,
      Counter shed,
      ShedLog log) {
    this.options = options;
    this.exempt = exempt;
    this.places = places;
    this.waiting = waiting;
    this.shed = shed;
    this.log = log;
  }

  /// A limit with these options, measured here. One a service, since a gauge has one source.
  ///
  /// @throws IllegalArgumentException if nothing may be in flight, or the metrics know another
  ///   limit
  public static ConcurrencyLimit of(ConcurrencyOptions options, Metrics metrics) {
    if (options.maxInFlight() < 1) {
      throw new IllegalArgumentException(
          "With maxInFlight 0 nobody would be served; leave the filter out for no bound.");
    }
    var places = new Semaphore(options.maxInFlight());
    var waiting = new AtomicInteger();
    metrics.gauge(
        "http_server_admitted",
        "Requests that hold a place of the concurrency limit.",
        () -> options.maxInFlight() - places.availablePermits());
    metrics.gauge("http_server_waiting", "Requests that wait for a place shortly.", waiting::get);
    var shed = metrics.counter("http_server_shed_total", "Requests that were turned away.");
    return new ConcurrencyLimit(
        options, Set.of(), places, waiting, shed, new ShedLog(options, System::nanoTime));
  }

  /// The same limit, and these routes pass it by, given by their templates: those by which a
  /// service is watched, since one that is busy is not dead.
  public ConcurrencyLimit exempting(Set<String> routes) {
    return new ConcurrencyLimit(options, Set.copyOf(routes), places, waiting, shed, log);
  }

  @Override
  public Reply filter(Request request, Next next) {
    var route = request.route();
    if (route.isPresent() && exempt.contains(route.get())) {
      return next.proceed(request);
    }
    if (!places.tryAcquire() && !hasWaited()) {
      shed.increment();
      log.shed();
      throw TransientError.refusing(
          ErrorKind.UNAVAILABLE,
          "The service has more to do than it can. Try again shortly.",
          options.retryAfter());
    }
    try {
      return next.proceed(request);
    } finally {
      places.release();
    }
  }

  /// Whether there was a place in time.
  private boolean hasWaited() {
    try {
      return waiting.incrementAndGet() <= options.maxWaiting()
          && places.tryAcquire(options.maxWait().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }
}
