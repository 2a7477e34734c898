package dev.tenon.bench.harness;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A peer that runs as a process of its own.
///
/// @param began when the process was asked for, by [System#nanoTime()]
record Server(Peer peer, Process process, int port, long began, Path log) implements AutoCloseable {

  /// The same for everybody.
  static final List<String> FLAGS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path LOGS = Path.of("benchmarks/harness/target/logs");
  private static final int MILLIS_A_TICK = 10;

  /// Starts a peer.
  ///
  /// @param cpus the processors that it may use, as `taskset` takes them
  /// @param more flags beside those that all have
  static Server start(Peer peer, String cpus, List<String> more, Map<String, String> environment)
      throws IOException {
    var command = new ArrayList<>(List.of("taskset", "-c", cpus, java()));
    command.addAll(FLAGS);
    command.addAll(more);
    command.add("-cp");
    command.add(
        peer.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(peer.main());
    command.addAll(peer.args());
    Files.createDirectories(LOGS);
    var log = LOGS.resolve(peer.slug() + ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    int port = freePort();
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    long began = System.nanoTime();
    return new Server(peer, builder.start(), port, began, log);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url(Scenario scenario) {
    return "http://127.0.0.1:" + port + scenario.path();
  }

  /// Asks until the answer is 200, and says how long after the start of the process that was.
  Duration untilAnswered(Scenario scenario) throws IOException {
    while (!isAnswered(scenario)) {
      if (!process.isAlive() || elapsed().compareTo(PATIENCE) > 0) {
        throw new IllegalStateException(
            "%s did not start:%n%s".formatted(peer.name(), Files.readString(log)));
      }
      LockSupport.parkNanos(500_000);
    }
    return elapsed();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private boolean isAnswered(Scenario scenario) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      socket.setSoTimeout(10_000);
      var request =
          "%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(scenario.method(), scenario.path());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return line.equals("HTTP/1.1 200");
    } catch (IOException e) {
      return false; // Not yet; the caller gives up in time.
    }
  }

  /// The processor time that it has used.
  Duration cpu() throws IOException {
    var stat = Files.readString(proc("stat"));
    // The second field is a name in brackets that may hold anything.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return Duration.ofMillis(ticks * MILLIS_A_TICK);
  }

  /// The memory that it holds now.
  double megabytes() throws IOException {
    return megabytes("VmRSS:");
  }

  /// The most memory that it ever held.
  double megabytesAtMost() throws IOException {
    return megabytes("VmHWM:");
  }

  private double megabytes(String name) throws IOException {
    for (var line : Files.readAllLines(proc("status"))) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IllegalStateException("The process has no " + name);
  }

  private Path proc(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  /// Ends it as a platform would, and waits.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(peer.name() + " did not end after SIGTERM.");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
