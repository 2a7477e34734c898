package dev.tenon.devservices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A server that we start, and that ends when this process does, however it does.
///
/// Between us and the server stands a shell, in a session of its own, so that no Ctrl-C of a
/// terminal reaches either. It reads a pipe from us: a line asks it to end the server, and so does
/// the end of the pipe, which comes even after `kill -9`.
final class EmbeddedServer {

  /// `$1` is the signal at the end of the pipe; then comes the server's command.
  private static final String KEEPER =
      """
      signal=$1
      shift
      exec 3<&0
      "$@" </dev/null 3<&- &
      server=$!
      {
        read -r word <&3
        case $word in
          fast) signal=INT ;;
          immediate) signal=QUIT ;;
        esac
        waited=0
        while kill -"$signal" $server 2>/dev/null; do
          sleep 0.1
          waited=$((waited + 1))
          [ $waited -lt 100 ] || signal=QUIT
          [ $waited -lt 150 ] || signal=KILL
        done
      } >/dev/null 2>&1 &
      watcher=$!
      wait $server
      code=$?
      kill $watcher
      exit $code
      """;

  static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);
  private static final Duration MOMENT = Duration.ofMillis(2);
  private static final Duration BEFORE_RETRY = Duration.ofMillis(100);

  /// Keeps the pipes of running servers from being collected, and so closed, when nobody refers to
  /// the server.
  private static final Set<EmbeddedServer> RUNNING = ConcurrentHashMap.newKeySet();

  private final Cluster cluster;
  private final Binaries binaries;
  private final RunAs runAs;
  private final Durability durability;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private int port;
  private @Nullable Process keeper;

  /// @param port 0 for any free one
  /// @param patience how long a start may take
  EmbeddedServer(
      Cluster cluster,
      Binaries binaries,
      RunAs runAs,
      Durability durability,
      int port,
      Duration patience) {
    this.cluster = cluster;
    this.binaries = binaries;
    this.runAs = runAs;
    this.durability = durability;
    this.port = port;
    this.patience = patience;
  }

  /// Whether what is written must outlive a crash of the machine.
  enum Durability {
    KEPT("INT", ""),
    THROWN_AWAY("QUIT", "fsync=off full_page_writes=off");

    private final String signalAtEnd;
    private final String settings;

    Durability(String signalAtEnd, String settings) {
      this.signalAtEnd = signalAtEnd;
      this.settings = settings;
    }

    private List<String> settings() {
      return settings.isEmpty() ? List.of() : List.of(settings.split(" ", -1));
    }
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
        var log = cluster.logTail();
        var portTaken = log.contains("could not create any TCP/IP sockets");
        var isPassing = portTaken ? isPortOpen : log.contains("still in use");
        if (!isPassing || deadline.hasPassed()) {
          throw new IllegalStateException(
              "PostgreSQL did not start in %s: %s".formatted(cluster.folder(), log));
        }
        candidate = portTaken ? Ports.free() : candidate;
        deadline.pause(BEFORE_RETRY, "PostgreSQL to start");
      }
      port = candidate;
      cluster.keepPort(port);
    } catch (IOException failed) {
      throw new IllegalStateException(
          "PostgreSQL cannot be started in %s: %s".formatted(cluster.folder(), failed), failed);
    } finally {
      lock.unlock();
    }
  }

  private int lastPort() throws IOException {
    var last = cluster.lastPort();
    return last > 0 && last <= 65535 && Ports.isFree(last) ? last : Ports.free();
  }

  private boolean attempt(int candidate, Deadline deadline) throws IOException {
    PostmasterFile.disarm(cluster.data());
    cluster.createLog();
    var process =
        Command.start(Command.of(command(candidate)).redirectOutput(cluster.log().toFile()));
    var isReady = false;
    try {
      while (!isReady && process.isAlive()) {
        isReady = isReady(candidate);
        if (!isReady) {
          if (deadline.hasPassed()) {
            throw new IllegalStateException(
                "PostgreSQL in %s is not ready after %s: %s"
                    .formatted(cluster.folder(), patience, cluster.logTail()));
          }
          deadline.pause(MOMENT, "PostgreSQL to start");
        }
      }
    } finally {
      if (isReady) {
        keeper = process;
        RUNNING.add(this);
      } else {
        process.getOutputStream().close();
      }
    }
    return isReady;
  }

  private boolean isReady(int candidate) {
    return PostmasterFile.read(cluster.data())
        .filter(file -> file.isReady() && file.port() == candidate)
        .isPresent();
  }

  private List<String> command(int candidate) {
    var words =
        new ArrayList<>(
            List.of("setsid", "sh", "-c", KEEPER, "tenon-postgres", durability.signalAtEnd));
    words.addAll(runAs.command(binaries.postgres().toString(), "-D", cluster.data().toString()));
    var settings =
        new ArrayList<>(
            List.of(
                "listen_addresses=127.0.0.1",
                "port=" + candidate,
                "unix_socket_directories=",
                "max_connections=100"));
    settings.addAll(durability.settings());
    settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    return words;
  }

  /// Ends the server cleanly and waits for that; does nothing where it does not run.
  void stop() {
    stop("fast");
  }

  /// Ends the server at once, as a crash would, and starts it again.
  void restart() {
    lock.lock();
    try {
      stop("immediate");
      start();
    } finally {
      lock.unlock();
    }
  }

  private void stop(String how) {
    lock.lock();
    try {
      var process = keeper;
      if (process == null) {
        return;
      }
      try (var pipe = process.getOutputStream()) {
        pipe.write((how + "\n").getBytes(StandardCharsets.US_ASCII));
      } catch (IOException ended) {
        // It was gone before we asked.
      }
      keeper = null;
      RUNNING.remove(this);
      if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "PostgreSQL in %s does not end. Its log is %s."
                .formatted(cluster.folder(), cluster.log()));
      }
    } catch (InterruptedException interrupted) {
      throw Deadline.interrupted("PostgreSQL to end", interrupted);
    } finally {
      lock.unlock();
    }
  }
}
