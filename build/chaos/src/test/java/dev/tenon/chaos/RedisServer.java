package dev.tenon.chaos;

import dev.tenon.devservices.DevRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A Redis whose clock can be moved, which that of [DevRedis] cannot: it is the same program, with
/// another environment. It writes down all that it is told, and ends with this process.
final class RedisServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Ends the server by `SIGKILL` when its own input ends, and itself after that.
  private static final String KEEPER =
      """
      "$0" "$1" >"$2" 2>&1 &
      read -r _
      kill -9 $!
      wait
      """;

  private final Program program = Program.found();
  private final String password = UUID.randomUUID().toString();
  private final Path folder;
  private final Map<String, String> environment;
  private final int port = freePort();
  private Process keeper;

  /// @param folder an empty one, for the data
  /// @param environment of the server
  static RedisServer start(Path folder, Map<String, String> environment) {
    return new RedisServer(folder, environment);
  }

  private RedisServer(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("redis.conf"),
          """
          bind 127.0.0.1
          port %s
          requirepass %s
          dir "%s"
          save ""
          appendonly yes
          appendfsync no
          """
              .formatted(Integer.toString(port), password, folder));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    keeper = begun();
  }

  String url() {
    return "redis://:%s@127.0.0.1:%s".formatted(password, Integer.toString(port));
  }

  String version() {
    return "Redis " + program.version;
  }

  /// `kill -9`, and back with its data.
  void crash() {
    end();
    keeper = begun();
  }

  /// `kill -9`, and back without its data.
  void lose() {
    end();
    try {
      Files.deleteIfExists(folder.resolve("appendonly.aof"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    keeper = begun();
  }

  private Process begun() {
    var builder =
        Programs.of(
            List.of(
                "sh",
                "-c",
                KEEPER,
                program.file,
                folder.resolve("redis.conf").toString(),
                folder.resolve("redis.log").toString()),
            environment);
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    try {
      var process = builder.start();
      awaitAnswer();
      return process;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void end() {
    try {
      keeper.getOutputStream().close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    keeper.onExit().join();
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("Redis does not answer; see " + folder);
      }
      Pause.of(Duration.ofMillis(5));
    }
  }

  /// Whether it has read its data.
  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket
          .getOutputStream()
          .write("AUTH %s\r\nPING\r\n".formatted(password).getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return answer.equals("+OK\r\n+PONG\r\n");
    } catch (IOException notYet) {
      return false;
    }
  }

  /// What dev-services run.
  private record Program(String file, String version) {

    static Program found() {
      try (var any = DevRedis.temporary()) {
        var file =
            ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().command().stream())
                .filter(command -> command.contains("redis-server"))
                .findFirst();
        return new Program(
            file.orElseThrow(() -> new IllegalStateException("No process runs it: " + any)),
            any.version());
      }
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    end();
  }
}
