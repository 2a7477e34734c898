package dev.tenon.lifecycle;

import java.util.function.DoubleSupplier;

/// Where a component registers what can be measured about it.
@FunctionalInterface
public interface Measurements {

  /// Registers a value that goes up and down.
  ///
  /// @param name lower case with underscores and the unit last, such as
  ///   `sql_pool_connections_in_use`
  /// @param help one sentence
  /// @param value read at each scrape, by any thread; it never blocks and never throws
  void gauge(String name, String help, DoubleSupplier value);
}
