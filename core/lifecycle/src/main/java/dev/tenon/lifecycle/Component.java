package dev.tenon.lifecycle;

/// A part of a service with a life of its own: a pool, a consumer, a server.
///
/// It is built inert: a constructor opens nothing. [#start()] is called once, after the components
/// added before it, and [#close()] once, after those added later are closed. Every method but
/// `start` and `close` may be called by any thread at any time, `ready` and the gauges of `measure`
/// several times a second: they answer from what is already known and never block.
public interface Component extends AutoCloseable {

  /// The name in health answers, metrics and logs: lower case with hyphens, unique in a service.
  String name();

  /// Begins to work. A thing that is away for now is not a failure: say so in [#ready()], log it
  /// once, and keep trying in the background, so that a service comes up in any order.
  ///
  /// @throws RuntimeException for what no waiting mends, such as a wrong setting: the service does
  ///   not start
  default void start() {}

  /// Whether this part can do its work now; always ready by default.
  default Readiness ready() {
    return Readiness.READY;
  }

  /// Registers what can be measured; nothing by default. Called once, before [#start()].
  default void measure(Measurements measurements) {}

  /// What it turned out to be, for the line printed at start, such as `PostgreSQL 18.6 (embedded)`;
  /// empty to say nothing. Called after [#start()].
  default String describe() {
    return "";
  }

  /// Ends the work and frees what is held; does nothing the second time. Also called when
  /// [#start()] threw, or was never called because something before it failed.
  @Override
  void close();
}
