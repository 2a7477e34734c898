package dev.tenon.http;

/// Something done around every request: before, after, or instead of what comes next.
///
/// Filters run in the order in which they were given, after routing and outside the access rule,
/// the reading of inputs and the handler, so [Request#route()] is known and a 404 passes through as
/// well. So does a target that cannot be read, as the path `/` of no route; only a method that is
/// none of [Method] does not. What a filter throws is answered as if a handler had thrown it.
///
/// Decide by [Request#route()], not by the path: the path is as sent, and `/%61` is `/a`.
/// Thread-safe by contract: one instance serves all requests.
@FunctionalInterface
public interface Filter {

  /// Answers the request, usually by [Next#proceed(Request)].
  ///
  /// @throws Exception as a handler may
  Reply filter(Request request, Next next) throws Exception;

  /// What it is called where the filters of a service are listed: by default its class, or for a
  /// lambda the class that it stands in.
  default String name() {
    var name = getClass().getName();
    var own = name.substring(name.lastIndexOf('.') + 1);
    int lambda = own.indexOf("$$Lambda");
    return lambda < 0 ? own : own.substring(0, lambda);
  }

  /// The rest of the way.
  @FunctionalInterface
  interface Next {

    /// Goes on. Errors come back as replies, not as exceptions.
    Reply proceed(Request request);
  }
}
