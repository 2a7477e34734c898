package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.spi.RawRequest;
import dev.tenon.observe.LogFields;
import dev.tenon.redaction.Redaction;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands between an engine and the routes: it routes, runs the filters, the access rule and
/// the handler, and turns whatever goes wrong into a problem. It answers every request and never
/// throws.
///
/// Built at start; immutable and thread-safe.
public final class Dispatcher {

  private static final Headers ALWAYS =
      Headers.of("X-Content-Type-Options", "nosniff").and("Cache-Control", "no-store");

  private final Router router;
  private final HttpOptions options;
  private final Redaction redaction;
  private final Problems problems;
  private final Filter.Next chain;

  private Dispatcher(
      Router router, HttpOptions options, List<Filter> filters, Redaction redaction) {
    this.router = router;
    this.options = options;
    this.redaction = redaction;
    this.problems = new Problems(redaction);
    this.chain = chain(filters, problems);
  }

  /// A dispatcher for these routes behind these filters, the first outermost.
  ///
  /// @throws IllegalStateException if a route states no access rule, naming each of them
  /// @throws IllegalArgumentException if two routes answer the same requests, naming both
  public static Dispatcher of(Routes routes, HttpOptions options, List<Filter> filters) {
    return of(routes, options, filters, Redaction.standard());
  }

  /// The same with another policy of what problems do not say and log lines do not show.
  ///
  /// @throws IllegalStateException if a route states no access rule, naming each of them
  /// @throws IllegalArgumentException if two routes answer the same requests, naming both
  public static Dispatcher of(
      Routes routes, HttpOptions options, List<Filter> filters, Redaction redaction) {
    requireAccessRules(routes);
    return new Dispatcher(Router.of(routes.list()), options, filters, redaction);
  }

  /// Answers a request.
  public Reply handle(RawRequest raw) {
    var id = RequestId.of(raw.headers(RequestId.HEADER));
    var secrets = new RequestSecrets(raw, id, redaction);
    var fields = LogFields.with("requestId", id).knowing(secrets);
    return finished(fields.call(() -> answer(raw, id, secrets, fields)), id);
  }

  /// The reply to a request that an engine cannot hand over, such as one that it cannot parse.
  public Reply refuse(ErrorKind kind) {
    var id = RequestId.next();
    return finished(problems.reply(kind, detail(kind), "/", id), id);
  }

  private String detail(ErrorKind kind) {
    return switch (kind) {
      case URI_TOO_LONG -> targetTooLong();
      case HEADERS_TOO_LARGE ->
          "The request's headers are larger than %d bytes.".formatted(options.maxHeaderBytes());
      default -> kind.title() + ": the request cannot be taken as it was sent.";
    };
  }

  private String targetTooLong() {
    return "The request target is longer than %d bytes.".formatted(options.maxTargetBytes());
  }

  private Reply answer(RawRequest raw, String id, RequestSecrets secrets, LogFields fields) {
    var method = Method.of(raw.method());
    if (method == null) {
      var detail = "This method is not served by any path.";
      return problems.reply(ErrorKind.NOT_IMPLEMENTED, detail, "/", id);
    }
    var request = secrets.of(routed(raw, method, id));
    var reply = ended(request);
    return method == Method.HEAD
        ? withoutBody(reply)
        : GuardedBody.in(reply, request.path(), fields);
  }

  private Reply ended(Request request) {
    try {
      return chain.proceed(request);
    } finally {
      request.end();
    }
  }

  private Request routed(RawRequest raw, Method method, String id) {
    var target = Target.UNREADABLE;
    Match match;
    try {
      target = target(raw.target());
      match = router.match(method, target);
    } catch (DomainError e) {
      match = Match.refusing(e);
    }
    return new Request(raw, id, method, target, match, options.maxBodyBytes());
  }

  private Target target(String raw) {
    if (raw.length() > options.maxTargetBytes()) {
      throw new DomainError(ErrorKind.URI_TOO_LONG, targetTooLong());
    }
    return Target.parse(raw);
  }

  private static Reply withoutBody(Reply reply) {
    if (Reply.isBodiless(reply.status())) {
      return reply;
    }
    long length = reply.body().length();
    var bare = reply.with(Body.EMPTY);
    return length < 0
        ? bare
        : bare.with(reply.headers().and("Content-Length", Long.toString(length)));
  }

  private static Reply finished(Reply reply, String id) {
    return reply.with(reply.headers().withDefaults(ALWAYS).with(RequestId.HEADER, id));
  }

  /// The links of the chain, made once: each turns what its filter throws into a reply.
  private static Filter.Next chain(List<Filter> filters, Problems problems) {
    Filter.Next next = request -> guarded(request, Dispatcher::arrive, problems);
    for (var filter : filters.reversed()) {
      var rest = next;
      Match.Destination link = request -> filter.filter(request, rest);
      next = request -> guarded(request, link, problems);
    }
    return next;
  }

  private static Reply arrive(Request request) throws Exception {
    return request.match().destination().answer(request);
  }

  @SuppressWarnings("CatchingUnchecked")
  private static Reply guarded(Request request, Match.Destination step, Problems problems) {
    try {
      return requireUnframed(step.answer(request));
    } catch (Throwable thrown) {
      return problems.reply(thrown, request);
    }
  }

  /// A second length, or another framing than the engine's, would let one answer pass for two.
  private static Reply requireUnframed(@Nullable Reply reply) {
    if (reply == null) {
      throw new IllegalStateException("A handler or a filter gave no reply, but null.");
    }
    reply
        .headers()
        .framing()
        .ifPresent(name -> {
          throw new IllegalStateException(
              "The header %s is the engine's; a handler or a filter does not set it."
                  .formatted(name));
        });
    return reply;
  }

  private static void requireAccessRules(Routes routes) {
    var unguarded = routes.list().stream().filter(route -> route.access().isEmpty()).toList();
    if (!unguarded.isEmpty()) {
      throw new IllegalStateException(
          unguarded.stream()
              .map(Route::toString)
              .collect(
                  Collectors.joining(
                      ", ",
                      "Nobody has said who may call these routes: ",
                      ". Say .open() or .guarded(rule) on the route or on its group.")));
    }
  }
}
