package dev.tenon.http.filters;

import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line at INFO for every request: method, route, status, milliseconds until the reply was
/// made, and the bytes of the body where they are known then, beside the request id that is on each
/// line.
///
/// The route is the template: no path, no query and no header is shown, and the address of the
/// client only where that [is asked for][#withClient()], since it is personal data in many places.
/// Immutable and thread-safe.
public final class AccessLog implements Filter {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private final Set<String> leftOut;
  private final boolean client;
  private final LongSupplier nanos;

  AccessLog(Set<String> leftOut, boolean client, LongSupplier nanos) {
    this.leftOut = Set.copyOf(leftOut);
    this.client = client;
    this.nanos = nanos;
  }

  /// A line for every request.
  public static AccessLog create() {
    return new AccessLog(Set.of(), false, System::nanoTime);
  }

  /// The same without these routes, given by their templates, such as `/health/live`.
  public AccessLog leavingOut(Set<String> routes) {
    return new AccessLog(routes, client, nanos);
  }

  /// The same with the address of the client.
  public AccessLog withClient() {
    return new AccessLog(leftOut, true, nanos);
  }

  @Override
  public Reply filter(Request request, Next next) {
    var route = request.route();
    if (!LOG.isInfoEnabled() || (route.isPresent() && leftOut.contains(route.get()))) {
      return next.proceed(request);
    }
    long start = nanos.getAsLong();
    var reply = next.proceed(request);
    write(request, reply, nanos.getAsLong() - start);
    return reply;
  }

  private void write(Request request, Reply reply, long took) {
    var line =
        LogLines.about(LOG.atInfo(), request)
            .addKeyValue("status", reply.status())
            .addKeyValue("millis", took / LogLines.NANOS_PER_MILLI);
    if (reply.body().length() >= 0) {
      line = line.addKeyValue("bytes", reply.body().length());
    }
    if (client) {
      line = line.addKeyValue("client", request.client().address());
    }
    line.log("Answered");
  }
}
