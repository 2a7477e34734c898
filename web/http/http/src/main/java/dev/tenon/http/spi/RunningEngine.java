package dev.tenon.http.spi;

/// An engine that listens.
public interface RunningEngine extends AutoCloseable {

  /// The port that was bound, also where the options asked for any free one.
  int port();

  /// Takes no new connection, lets requests in flight finish for a while, and frees the port.
  @Override
  void close();
}
