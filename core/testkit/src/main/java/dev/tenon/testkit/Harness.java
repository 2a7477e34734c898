package dev.tenon.testkit;

/// What a contract needs of a kind of backend: how to make one, and what it can do. Each kit adds
/// what its contract does to a backend, such as letting time pass or taking the server away.
///
/// One harness serves the tests of a class, one after the other; each begins with a backend that
/// holds nothing.
///
/// @param <C> what the contract knows to ask for
public interface Harness<C extends Enum<C>> extends AutoCloseable {

  /// What the backend does, and why it does not do the rest.
  Capabilities<C> capabilities();

  /// Frees what the harness holds, such as a server; nothing by default.
  @Override
  default void close() {}
}
