package dev.tenon.http.filters;

import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs a warning about every request that takes longer than a bound: method, route, status and
/// milliseconds, beside the request id that is on each line. The route is the template, so neither
/// the path nor the query is shown.
///
/// Thread-safe.
public final class SlowRequests implements Filter {

  private static final Logger LOG = LoggerFactory.getLogger(SlowRequests.class);

  private final long bound;
  private final LongSupplier nanos;

  SlowRequests(Duration bound, LongSupplier nanos) {
    this.bound = Spans.require("The bound of slow requests", bound).toNanos();
    this.nanos = nanos;
  }

  /// A filter that warns of what takes longer than this.
  ///
  /// @throws IllegalArgumentException if the bound is not from a millisecond to a day
  public static SlowRequests over(Duration bound) {
    return new SlowRequests(bound, System::nanoTime);
  }

  @Override
  public Reply filter(Request request, Next next) {
    long start = nanos.getAsLong();
    var reply = next.proceed(request);
    long took = nanos.getAsLong() - start;
    if (took > bound) {
      LogLines.about(LOG.atWarn(), request)
          .addKeyValue("status", reply.status())
          .addKeyValue("millis", took / LogLines.NANOS_PER_MILLI)
          .log("This request took long");
    }
    return reply;
  }
}
