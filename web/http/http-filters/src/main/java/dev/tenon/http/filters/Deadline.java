package dev.tenon.http.filters;

import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time that a request may take until it is answered. When it is over, the thread that handles
/// it is interrupted, and the answer is a 504.
///
/// What waits (a lock, a pool, a socket) then ends with an exception; what computes and does not
/// look at [Thread#isInterrupted()] goes on, and the 504 is sent when it returns. So the deadline
/// comes at most a twentieth of the shortest one late, and 100 ms at most, but ends only what can
/// be ended. Whether a change was made is not known to the client, as ever without an answer. The
/// interrupt never outlives its request.
///
/// A route may [say its own][dev.tenon.http.Inputs0#deadline(Duration)], which holds before the
/// ones given here.
///
/// Only the way to the reply counts, not that over the wire. One thread watches over all requests;
/// it begins with the first, and [#close()] ends it, after which no deadline holds. Thread-safe.
public final class Deadline implements Filter, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

  private final @Nullable Duration standard;
  private final Map<String, Duration> routes;
  private final Timekeeper timekeeper;

  private Deadline(
      @Nullable Duration standard, Map<String, Duration> routes, Timekeeper timekeeper) {
    this.standard = standard;
    this.routes = routes;
    this.timekeeper = timekeeper;
  }

  /// The same deadline for every route.
  ///
  /// @throws IllegalArgumentException if it is not from a millisecond to a day
  public static Deadline of(Duration standard) {
    return of(standard, Map.of());
  }

  /// A deadline, and others for some routes.
  ///
  /// @param routes by the templates of routes
  /// @throws IllegalArgumentException if one is not from a millisecond to a day
  public static Deadline of(Duration standard, Map<String, Duration> routes) {
    return of(standard, routes, System::nanoTime);
  }

  /// A deadline for those routes alone that say one of their own.
  public static Deadline ofRoutesAlone() {
    return new Deadline(null, Map.of(), new Timekeeper(System::nanoTime));
  }

  static Deadline of(Duration standard, Map<String, Duration> routes, LongSupplier nanos) {
    var all = new HashMap<>(routes);
    all.put("", standard);
    all.forEach((route, span) -> Spans.require("The deadline of '" + route + "'", span));
    return new Deadline(standard, Map.copyOf(routes), new Timekeeper(nanos));
  }

  @Override
  public Reply filter(Request request, Next next) {
    var span = span(request);
    return span == null ? next.proceed(request) : watched(request, span, next);
  }

  private Reply watched(Request request, Duration span, Next next) {
    boolean wasInterrupted = Thread.currentThread().isInterrupted();
    var watch = timekeeper.watch(request, span);
    boolean inTime = false;
    try {
      var reply = next.proceed(request);
      inTime = timekeeper.isInTime(watch);
      if (inTime) {
        return reply;
      }
    } finally {
      if (!inTime && !timekeeper.isInTime(watch) && !wasInterrupted) {
        Thread.interrupted();
      }
    }
    throw late(request, span);
  }

  private @Nullable Duration span(Request request) {
    var own = request.deadline();
    if (own.isPresent()) {
      return own.get();
    }
    return routes.isEmpty() ? standard : request.route().map(routes::get).orElse(standard);
  }

  private static TransientError late(Request request, Duration span) {
    LogLines.about(LOG.atWarn(), request)
        .addKeyValue("millis", span.toMillis())
        .log("This request was stopped by its deadline; at DEBUG the log says where");
    return TransientError.refusing(
        ErrorKind.DEADLINE_EXCEEDED,
        "The service did not finish within %s.".formatted(text(span)),
        Duration.ZERO);
  }

  private static String text(Duration span) {
    return span.toMillis() % 1000 == 0 ? span.toSeconds() + " s" : span.toMillis() + " ms";
  }

  /// Ends the watch. Requests in flight go on without a deadline.
  @Override
  public void close() {
    timekeeper.close();
  }

  /// Interrupts whoever is late now.
  void check() {
    timekeeper.check();
  }

  Set<Watch> watched() {
    return timekeeper.watched();
  }
}
