package dev.tenon.http;

import dev.tenon.errors.DomainError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Where a request ends: at a route, or at the answer that there is none.
///
/// @param template the route's path; empty where no route serves the path
/// @param variables the decoded values of the variables, in order
/// @param limits those of the route; none where no route serves the path
/// @param methods what is answered at the path; none where no route serves it
record Match(
    Destination destination,
    Optional<String> template,
    List<String> variables,
    RouteLimits limits,
    Supplier<Set<Method>> methods) {

  /// What answers a request once it is routed.
  @FunctionalInterface
  interface Destination {
    Reply answer(Request request) throws Exception;
  }

  /// The end of a request that no route serves.
  static Match refusing(DomainError error) {
    return unrouted(request -> {
      throw error;
    });
  }

  static Match unrouted(Destination destination) {
    return new Match(destination, Optional.empty(), List.of(), RouteLimits.NONE, Set::of);
  }

  Match with(List<String> values) {
    return values.isEmpty() ? this : new Match(destination, template, values, limits, methods);
  }
}
