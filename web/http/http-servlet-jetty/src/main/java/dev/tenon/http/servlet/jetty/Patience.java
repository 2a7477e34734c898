package dev.tenon.http.servlet.jetty;

import dev.tenon.http.HttpOptions;
import java.time.Duration;

/// How long a connection may wait for its client, in nanoseconds.
///
/// @param request for the rest of a request, from its first byte on
/// @param write for the client to take some of an answer
/// @param idle for a request to begin
/// @param refusal what is said to one whose request is late
record Patience(long request, long write, long idle, Refusal refusal) {

  /// For the client to end a connection after the last answer; until then it is read over, since
  /// closing at once would reset it and might take the answer from the client.
  static final long LINGER = Duration.ofSeconds(2).toNanos();

  static Patience of(HttpOptions options, Refusal refusal) {
    return new Patience(
        options.requestTimeout().toNanos(),
        options.writeTimeout().toNanos(),
        options.idleTimeout().toNanos(),
        refusal);
  }
}
