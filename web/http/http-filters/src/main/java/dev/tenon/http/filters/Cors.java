package dev.tenon.http.filters;

import dev.tenon.http.Filter;
import dev.tenon.http.Headers;
import dev.tenon.http.Method;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets pages of other sites ask a service from a browser (Fetch Standard, 3.2: CORS), where
/// [CorsOptions] name them.
///
/// A preflight, the question that a browser asks first, is answered here, with the methods of the
/// path: no access rule and no filter further in is asked, since a browser sends it without
/// credentials. An origin that is not named gets the answer without a word about CORS, and the
/// browser keeps it from the page. `Vary: Origin` is on every answer. Immutable and thread-safe.
public final class Cors implements Filter {

  private static final String PREFLIGHT_VARY =
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

  private final Map<String, Grant> grants;
  private final @Nullable Grant everybody;

  /// What an origin is told.
  ///
  /// @param answer on every answer
  /// @param preflight on that to a preflight, but for the methods
  private record Grant(Headers answer, Headers preflight) {

    static Grant of(String origin, CorsOptions options) {
      var allowed = Headers.of("Access-Control-Allow-Origin", origin);
      if (options.credentials()) {
        allowed = allowed.and("Access-Control-Allow-Credentials", "true");
      }
      var preflight =
          allowed
              .and("Access-Control-Max-Age", Long.toString(options.maxAge().toSeconds()))
              .and("Vary", PREFLIGHT_VARY);
      return new Grant(
          withList(allowed, "Access-Control-Expose-Headers", options.exposedHeaders()),
          withList(preflight, "Access-Control-Allow-Headers", options.requestHeaders()));
    }

    private static Headers withList(Headers headers, String name, List<String> values) {
      return values.isEmpty() ? headers : headers.and(name, String.join(", ", values));
    }
  }

  private Cors(Map<String, Grant> grants, @Nullable Grant everybody) {
    this.grants = grants;
    this.everybody = everybody;
  }

  /// The filter with these options.
  ///
  /// @throws IllegalArgumentException if a name of a header cannot stand in one
  public static Cors of(CorsOptions options) {
    var grants = new HashMap<String, Grant>();
    options.origins().forEach(origin -> grants.put(origin, Grant.of(origin, options)));
    return new Cors(Map.copyOf(grants), grants.get(Origins.EVERYBODY));
  }

  @Override
  public Reply filter(Request request, Next next) {
    var origins = request.headers("Origin");
    var grant = origins.size() == 1 ? grant(origins.getFirst()) : null;
    if (!origins.isEmpty() && isPreflight(request)) {
      return preflight(request, grant);
    }
    var reply = next.proceed(request);
    var varied = reply.headers().and("Vary", "Origin");
    return reply.with(grant == null ? varied : grant.answer.withDefaults(varied));
  }

  private @Nullable Grant grant(String origin) {
    return everybody == null ? grants.get(origin) : everybody;
  }

  private static boolean isPreflight(Request request) {
    return request.method() == Method.OPTIONS
        && !request.headers("Access-Control-Request-Method").isEmpty()
        && !request.methods().isEmpty();
  }

  private static Reply preflight(Request request, @Nullable Grant grant) {
    return grant == null
        ? Reply.of(204).with("Vary", PREFLIGHT_VARY)
        : Reply.of(204).with(grant.preflight.and("Access-Control-Allow-Methods", methods(request)));
  }

  private static String methods(Request request) {
    return request.methods().stream().map(Method::name).collect(Collectors.joining(", "));
  }
}
