package dev.tenon.service;

import dev.tenon.http.HttpServer;
import dev.tenon.lifecycle.Lifecycle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// A service that answers. Thread-safe.
public final class RunningService implements AutoCloseable {

  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  private final Lifecycle lifecycle;
  private final HttpServer server;
  private final StartLine startLine;

  RunningService(Lifecycle lifecycle, HttpServer server, StartLine startLine) {
    this.lifecycle = lifecycle;
    this.server = server;
    this.startLine = startLine;
  }

  /// The port on which it answers.
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
  @Override
  public void close() {
    lifecycle.close();
  }

  /// Says that it answers, and returns when the process has been told to end and everything is
  /// closed.
  ///
  /// The process waits for this thread, so that whoever called `run` may close what it opened
  /// around it.
  void awaitEnd() throws InterruptedException {
    var told = new CountDownLatch(1);
    var runner = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(told, runner), "shutdown"));
    startLine.print();
    told.await();
    close();
  }

  private static void end(CountDownLatch told, Thread runner) {
    told.countDown();
    try {
      runner.join(LONGEST_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
