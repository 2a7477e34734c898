package dev.tenon.http;

import java.util.Arrays;
import java.util.List;

/// Who may call a route. Every route states one, or is [open][Routes#open()]; a service with a
/// route that states none does not start.
///
/// Asked on every request to the route before any input is read. Thread-safe by contract.
@FunctionalInterface
public interface AccessRule {

  /// Lets everybody in.
  AccessRule OPEN = request -> {};

  /// Returns for a request that is let in.
  ///
  /// @throws dev.tenon.errors.DomainError to refuse: `UNAUTHENTICATED`, `FORBIDDEN`, or `NOT_FOUND`
  ///   to hide that there is something
  void check(Request request);

  /// The ways in which a caller may prove who it is, for documents: any of them is enough. None
  /// where there is nothing to say, as by default.
  default List<SecurityScheme> schemes() {
    return List.of();
  }

  /// A rule that says in documents how callers prove who they are.
  ///
  /// ```java
  /// AccessRule.of(tokens::check, SecurityScheme.bearer("staff"))
  /// ```
  ///
  /// @param rule what is asked
  /// @param schemes the ways, any of which is enough
  static AccessRule of(AccessRule rule, SecurityScheme... schemes) {
    return new DescribedRule(rule, Arrays.asList(schemes));
  }
}
