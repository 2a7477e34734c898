package dev.tenon.http;

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
}
