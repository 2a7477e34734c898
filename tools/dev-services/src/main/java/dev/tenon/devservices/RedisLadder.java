package dev.tenon.devservices;

import dev.tenon.devservices.RedisProgram.Durability;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a Redis may come from, one rung after the other; see [Ladder] for PostgreSQL's.
final class RedisLadder {

  private static final String VARIABLE = "REDIS_URL";
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final DevRedisOptions options;
  private final int wellKnownPort;
  private final Deadline deadline;

  /// @param deadline of waiting for the server of another process
  RedisLadder(DevRedisOptions options, int wellKnownPort, Deadline deadline) {
    this.options = options;
    this.wellKnownPort = wellKnownPort;
    this.deadline = deadline;
  }

  DevRedis climb() {
    var configured = configured(options.environment());
    if (configured.isPresent()) {
      return configured(configured.get());
    }
    try {
      if (Files.exists(OwnerLock.in(options.dataDirectory()))) {
        return inDataFolder();
      }
      var known = atWellKnownPort();
      return known.isPresent() ? known.get() : inDataFolder();
    } catch (ClosedByInterruptException interrupted) {
      throw new IllegalStateException("Interrupted while opening Redis.", interrupted);
    } catch (IOException failed) {
      throw new IllegalStateException(
          "Redis cannot keep its data in %s: %s. Choose a folder that can be written to, or set REDIS_URL."
              .formatted(options.dataDirectory(), failed),
          failed);
    }
  }

  static Optional<RedisUrl> configured(Map<String, String> environment) {
    var url = environment.getOrDefault(VARIABLE, "");
    try {
      return url.isBlank() ? Optional.empty() : Optional.of(RedisUrl.parse(url));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(VARIABLE + ": " + wrong.getMessage(), wrong);
    }
  }

  private DevRedis configured(RedisUrl url) {
    var version = "";
    try {
      version = RedisAdmin.version(url);
      say("Redis %s: configured by %s, %s".formatted(version, VARIABLE, url));
    } catch (IOException unreachable) {
      say(
          "Redis: configured by %s, %s, and NOT REACHABLE yet: %s"
              .formatted(VARIABLE, url, unreachable.getMessage()));
    }
    return new DevRedis(Source.CONFIGURED, url, version, null, () -> {});
  }

  private Optional<DevRedis> atWellKnownPort() {
    if (!Ports.answers(wellKnownPort)) {
      return Optional.empty();
    }
    var url = RedisUrl.local(wellKnownPort, "");
    return RedisAdmin.versionIfReachable(url).map(version -> running(url, version));
  }

  private DevRedis running(RedisUrl url, String version) {
    say("Redis %s: already running, %s".formatted(version, url));
    return new DevRedis(Source.RUNNING, url, version, null, () -> {});
  }

  /// Joins the one who owns the folder, or becomes the one.
  private DevRedis inDataFolder() throws IOException {
    Files.createDirectories(options.dataDirectory());
    var folder = new ServerFolder(options.dataDirectory().toRealPath(), RedisProgram.LOG);
    while (true) {
      var lock = OwnerLock.take(folder.path());
      if (lock.isPresent()) {
        return owned(folder, lock.get());
      }
      var joined = joined(folder);
      if (joined.isPresent()) {
        return joined.get();
      }
      if (deadline.hasPassed()) {
        throw new IllegalStateException(
            "The Redis in %s belongs to process %s, and cannot be reached. End that process or choose another folder."
                .formatted(folder.path(), OwnerLock.holder(folder.path())));
      }
      deadline.pause(MOMENT, "the Redis of another process");
    }
  }

  /// Only its own server knows the password of a folder.
  private Optional<DevRedis> joined(ServerFolder folder) throws IOException {
    var port = folder.lastPort();
    if (port == 0 || !folder.hasPassword()) {
      return Optional.empty();
    }
    var url = RedisUrl.local(port, folder.password());
    return RedisAdmin.versionIfReachable(url).map(version -> running(url, version));
  }

  private DevRedis owned(ServerFolder folder, OwnerLock lock) throws IOException {
    EmbeddedServer server = null;
    try {
      var began = System.nanoTime();
      var executable = RedisExecutable.find(options.environment(), options.progress());
      awaitEndOfForsaken(folder);
      folder.providePassword();
      var program = new RedisProgram(folder, executable, Durability.KEPT);
      server = new EmbeddedServer(program, options.port(), EmbeddedServer.START_PATIENCE);
      server.start();
      var address = RedisUrl.local(server.port(), folder.password());
      var version = RedisAdmin.version(address);
      say(
          "Redis %s: embedded, started in %s ms on port %s, data in %s"
              .formatted(
                  version,
                  Long.toString(Duration.ofNanos(System.nanoTime() - began).toMillis()),
                  Integer.toString(server.port()),
                  folder.path()));
      var started = server;
      var embedded = new DevRedis.Embedded(server, program);
      return new DevRedis(Source.EMBEDDED, address, version, embedded, () -> end(started, lock));
    } catch (IOException | RuntimeException failed) {
      end(server, lock);
      throw failed;
    }
  }

  /// A server whose owner is gone is ending, and writes to its file until it has.
  private void awaitEndOfForsaken(ServerFolder folder) throws IOException {
    while (isAlive(folder)) {
      if (deadline.hasPassed()) {
        throw new IllegalStateException(
            "The server in %s has lost its owner and does not end. End the process whose number stands in %s there."
                .formatted(folder.path(), RedisProgram.PROCESS_FILE));
      }
      deadline.pause(MOMENT, "the end of the former server");
    }
  }

  /// Whether the process still lives and is a Redis: numbers are used again.
  private static boolean isAlive(ServerFolder folder) throws IOException {
    var file = folder.path().resolve(RedisProgram.PROCESS_FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      var words = Files.readString(Path.of("/proc", Files.readString(file).strip(), "cmdline"));
      return words.contains(":" + folder.lastPort());
    } catch (IOException gone) {
      return false;
    }
  }

  private static void end(@Nullable EmbeddedServer server, OwnerLock lock) {
    try (lock) {
      if (server != null) {
        server.stop();
      }
    }
  }

  private void say(String line) {
    options.progress().accept(line);
  }
}
