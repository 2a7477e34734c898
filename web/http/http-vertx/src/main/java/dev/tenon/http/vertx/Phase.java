package dev.tenon.http.vertx;

/// What a connection is waiting for.
enum Phase {
  /// For the client to agree on TLS.
  AGREEING,
  /// For the first byte of a request.
  IDLE,
  /// For the rest of a request.
  READING,
  /// For the handler, which takes the time that it takes.
  HANDLING,
  /// For the client to take its answer.
  WRITING,
  /// For the client to end, after the last answer.
  LINGERING
}
