package dev.tenon.observe.spi;

import dev.tenon.observe.LogOptions;

/// A library that writes what is logged through SLF4J; found by `ServiceLoader`.
public interface LogBackend {

  /// Writes log lines in this way from now on. May be called again, and from any thread; the last
  /// call counts.
  ///
  /// @throws RuntimeException if this cannot be done; logging goes on as before
  void configure(LogOptions options);
}
