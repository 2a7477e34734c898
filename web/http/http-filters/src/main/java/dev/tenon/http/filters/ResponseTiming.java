package dev.tenon.http.filters;

import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.util.function.LongSupplier;

/// Says on every answer how long it took: `Server-Timing: app;dur=12.34` (W3C Server Timing), which
/// browsers show beside their own times, and `X-Process-Time: 12.34ms`.
///
/// The time is that from this filter to the reply, so without its way over the wire. A
/// `Server-Timing` of the handler stays beside it. Thread-safe.
public final class ResponseTiming implements Filter {

  private final LongSupplier nanos;

  ResponseTiming(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// The filter; there is nothing to choose.
  public static ResponseTiming create() {
    return new ResponseTiming(System::nanoTime);
  }

  @Override
  public Reply filter(Request request, Next next) {
    long start = nanos.getAsLong();
    var reply = next.proceed(request);
    var took = Took.of(nanos.getAsLong() - start);
    return reply.with(
        reply
            .headers()
            .and("Server-Timing", took.serverTiming())
            .with("X-Process-Time", took.processTime()));
  }
}
