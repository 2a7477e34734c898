package dev.tenon.devservices;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A server that we start, and that ends when this process does, however it does.
final class EmbeddedServer {

  static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration MOMENT = Duration.ofMillis(2);
  private static final Duration BEFORE_RETRY = Duration.ofMillis(100);

  private final ServerProgram program;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private int port;
  private @Nullable Keeper keeper;

  /// @param port 0 for any free one
  /// @param patience how long a start may take
  EmbeddedServer(ServerProgram program, int port, Duration patience) {
    this.program = program;
    this.port = port;
    this.patience = patience;
  }

  int port() {
    lock.lock();
    try {
      return port;
    } finally {
      lock.unlock();
    }
  }

  boolean isRunning() {
    lock.lock();
    try {
      return keeper != null && keeper.isAlive();
    } finally {
      lock.unlock();
    }
  }

  /// Starts and waits until connections are taken; does nothing where it runs. Once started, the
  /// port stays the same.
  void start() {
    lock.lock();
    try {
      if (isRunning()) {
        return;
      }
      var deadline = Deadline.in(patience);
      var isPortOpen = port == 0;
      var candidate = isPortOpen ? lastPort() : port;
      while (!attempt(candidate, deadline)) {
        var log = program.folder().logTail();
        var portTaken = log.contains(program.portTaken());
        var isPassing = portTaken ? isPortOpen : program.isPassing(log);
        if (!isPassing || deadline.hasPassed()) {
          throw new IllegalStateException(
              "%s did not start in %s: %s"
                  .formatted(program.product(), program.folder().path(), log));
        }
        candidate = portTaken ? Ports.free() : candidate;
        deadline.pause(BEFORE_RETRY, program.product() + " to start");
      }
      port = candidate;
      program.folder().keepPort(port);
    } catch (IOException failed) {
      throw new IllegalStateException(
          "%s cannot be started in %s: %s"
              .formatted(program.product(), program.folder().path(), failed),
          failed);
    } finally {
      lock.unlock();
    }
  }

  private int lastPort() throws IOException {
    var last = program.folder().lastPort();
    return last > 0 && last <= 65535 && Ports.isFree(last) ? last : Ports.free();
  }

  private boolean attempt(int candidate, Deadline deadline) throws IOException {
    program.prepare(candidate);
    program.folder().createLog();
    var process =
        Keeper.start(
            program.product(),
            program.signals().atEnd(),
            program.command(candidate),
            program.folder().log());
    var isReady = false;
    try {
      while (!isReady && process.isAlive()) {
        isReady = program.isReady(candidate);
        if (!isReady) {
          if (deadline.hasPassed()) {
            throw new IllegalStateException(
                "%s in %s is not ready after %s: %s"
                    .formatted(
                        program.product(),
                        program.folder().path(),
                        patience,
                        program.folder().logTail()));
          }
          deadline.pause(MOMENT, program.product() + " to start");
        }
      }
    } finally {
      if (isReady) {
        keeper = process;
      } else {
        process.abandon();
      }
    }
    return isReady;
  }

  /// Ends the server cleanly and waits for that; does nothing where it does not run.
  void stop() {
    end(program.signals().clean());
  }

  /// Ends the server at once, as a crash would; does nothing where it does not run.
  void crash() {
    end(program.signals().crash());
  }

  /// Ends the server at once, as a crash would, and starts it again.
  void restart() {
    lock.lock();
    try {
      crash();
      start();
    } finally {
      lock.unlock();
    }
  }

  private void end(String signal) {
    lock.lock();
    try {
      var process = keeper;
      if (process != null) {
        keeper = null;
        process.end(signal);
      }
    } finally {
      lock.unlock();
    }
  }
}
