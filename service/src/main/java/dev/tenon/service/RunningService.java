package dev.tenon.service;

import dev.tenon.http.HttpServer;
import dev.tenon.http.Routes;
import dev.tenon.lifecycle.Lifecycle;
import java.io.PrintStream;

/// A service that answers. Thread-safe.
public final class RunningService implements AutoCloseable {

  private final Lifecycle lifecycle;
  private final HttpServer server;
  private final Routes routes;
  private final StartLine startLine;

  RunningService(Lifecycle lifecycle, HttpServer server, Routes routes, StartLine startLine) {
    this.lifecycle = lifecycle;
    this.server = server;
    this.routes = routes;
    this.startLine = startLine;
  }

  /// The port on which it answers.
  ///
  /// @throws IllegalStateException if it is closed
  public int port() {
    return server.port();
  }

  /// What it says at its start: name, version, profile, engine, time, what its parts say, and its
  /// address.
  public String startLine() {
    return startLine.text();
  }

  /// Ends it: no new requests, those in flight finish, then every part is closed in reverse. Does
  /// nothing the second time.
  ///
  /// @throws RuntimeException the first that a part threw, the others suppressed in it; all are
  ///   closed
  @Override
  public void close() {
    lifecycle.close();
  }

  /// Says that it answers.
  void announce(PrintStream out) {
    startLine.print(out);
  }

  /// Asks itself what can be asked without changing anything.
  void rehearse() {
    Rehearsal.of(port(), routes.list()).run();
  }

  /// Ends it together with its process, which nothing may keep from ending.
  @SuppressWarnings("EmptyCatch")
  void end() {
    try {
      close();
    } catch (Throwable thrown) {
      // Logged by the lifecycle, part by part.
    }
  }
}
