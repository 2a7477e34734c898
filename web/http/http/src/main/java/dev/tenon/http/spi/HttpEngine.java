package dev.tenon.http.spi;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;

/// A server that speaks HTTP and hands each request to a [Dispatcher].
///
/// An engine parses the wire and nothing else: routing, limits on bodies, errors and headers are
/// the dispatcher's. It calls [Dispatcher#handle(RawRequest)] on a virtual thread, one call a
/// request, and writes the reply as it is. Where it must answer by itself, such as to a request
/// that it cannot parse, it writes [Dispatcher#refuse(dev.tenon.errors.ErrorKind)].
///
/// Engines are found by [java.util.ServiceLoader] and chosen by [#name()]. What one must do is said
/// sentence by sentence in the contract of `tenon-http-testkit`.
public interface HttpEngine {

  /// The name by which it is chosen: lower case, such as `helidon`.
  String name();

  /// Makes ready what a start will need, such as its classes, and opens nothing. Called at most
  /// once, before [#start], on another thread than the one that starts the parts before the server:
  /// so the two go side by side. Does nothing by default.
  default void prepare() {}

  /// Binds the port and serves until the result is closed.
  ///
  /// @throws IllegalStateException if the port cannot be bound, naming it and the remedy
  RunningEngine start(Dispatcher dispatcher, HttpOptions options);
}
