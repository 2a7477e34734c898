package dev.tenon.http;

import dev.tenon.errors.DomainError;
import java.util.List;
import java.util.Optional;

/// Where a request ends: at a route, or at the answer that there is none.
///
/// @param template the route's path; empty where no route serves the path
/// @param variables the decoded values of the variables, in order
record Match(Destination destination, Optional<String> template, List<String> variables) {

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
    return new Match(destination, Optional.empty(), List.of());
  }

  Match with(List<String> values) {
    return values.isEmpty() ? this : new Match(destination, template, values);
  }
}
