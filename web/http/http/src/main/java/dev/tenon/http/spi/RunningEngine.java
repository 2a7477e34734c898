package dev.tenon.http.spi;

/// An engine that listens.
public interface RunningEngine extends AutoCloseable {

  /// The port that was bound, also where the options asked for any free one.
  int port();

  /// From now on every answer is the last of its connection and says so with `Connection: close`
  /// (RFC 9112, 9.6), but for one whose head was sent before. New connections are still taken, and
  /// those on which no request is under way stay. Returns at once; the second time does nothing.
  void drain();

  /// Takes no new connection, lets requests in flight finish for a while, cuts off what is left,
  /// and frees the port.
  @Override
  void close();
}
