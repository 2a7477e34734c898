package dev.tenon.service;

import dev.tenon.http.HttpServer;
import dev.tenon.http.Routes;
import dev.tenon.lifecycle.Lifecycle;
import java.io.PrintStream;
import java.util.List;

/// A service that answers. Thread-safe.
public final class RunningService implements AutoCloseable {

  private final Lifecycle lifecycle;
  private final List<HttpServer> servers;
  private final Routes routes;
  private final StartLine startLine;

  /// @param servers that of the service last
  RunningService(
      Lifecycle lifecycle, List<HttpServer> servers, Routes routes, StartLine startLine) {
    this.lifecycle = lifecycle;
    this.servers = servers;
    this.routes = routes;
    this.startLine = startLine;
  }

  /// The port on which it answers.
  ///
  /// @throws IllegalStateException if it is closed
  public int port() {
    return servers.getLast().port();
  }

  /// The port on which it is watched: one of its own, if [ServiceOptions.Management] gives it one,
  /// else that of the service.
  ///
  /// @throws IllegalStateException if it is closed
  public int managementPort() {
    return servers.getFirst().port();
  }

  /// What it says at its start: name, version, profile, engine, time, what its parts say, and its
  /// address.
  public String startLine() {
    return startLine.text();
  }

  /// Ends it: is not ready from now on, serves on for [dev.tenon.http.HttpOptions#drainDelay()],
  /// lets requests in flight finish, then closes every part in reverse. Does nothing the second
  /// time.
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
