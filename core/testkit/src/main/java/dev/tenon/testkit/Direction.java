package dev.tenon.testkit;

/// Which way bytes go through a [FaultProxy].
public enum Direction {
  /// From the client to the server.
  TO_SERVER,
  /// From the server to the client.
  TO_CLIENT
}
