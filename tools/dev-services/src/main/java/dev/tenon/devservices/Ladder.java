package dev.tenon.devservices;

import dev.tenon.devservices.PostgresProgram.Durability;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL may come from, one rung after the other.
final class Ladder {

  static final int WELL_KNOWN_PORT = 5432;

  private static final String VARIABLE = "DATABASE_URL";
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final DevPostgresOptions options;
  private final int wellKnownPort;
  private final Deadline deadline;

  /// @param deadline of waiting for the server of another process
  Ladder(DevPostgresOptions options, int wellKnownPort, Deadline deadline) {
    this.options = options;
    this.wellKnownPort = wellKnownPort;
    this.deadline = deadline;
  }

  DevPostgres climb() {
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
      throw new IllegalStateException("Interrupted while opening PostgreSQL.", interrupted);
    } catch (IOException failed) {
      throw new IllegalStateException(
          "PostgreSQL cannot keep its data in %s: %s. Choose a folder that can be written to, or set DATABASE_URL."
              .formatted(options.dataDirectory(), failed),
          failed);
    }
  }

  static Optional<DatabaseUrl> configured(Map<String, String> environment) {
    var url = environment.getOrDefault(VARIABLE, "");
    try {
      return url.isBlank() ? Optional.empty() : Optional.of(DatabaseUrl.parse(url));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(VARIABLE + ": " + wrong.getMessage(), wrong);
    }
  }

  private DevPostgres configured(DatabaseUrl url) {
    var version = "";
    try {
      version = Admin.version(url);
      say("PostgreSQL %s: configured by %s, %s".formatted(version, VARIABLE, url.jdbcUrl()));
    } catch (SQLException unreachable) {
      say(
          "PostgreSQL: configured by %s, %s, and NOT REACHABLE yet: %s"
              .formatted(VARIABLE, url.jdbcUrl(), unreachable.getMessage()));
    }
    return new DevPostgres(Source.CONFIGURED, url, version, null, () -> {});
  }

  private Optional<DevPostgres> atWellKnownPort() {
    var name = options.database();
    if (!Ports.answers(wellKnownPort)) {
      return Optional.empty();
    }
    var url = DatabaseUrl.local(wellKnownPort, name, name, name);
    return Admin.versionIfReachable(url).map(version -> running(url, version));
  }

  private DevPostgres running(DatabaseUrl url, String version) {
    say("PostgreSQL %s: already running, %s".formatted(version, url.jdbcUrl()));
    return new DevPostgres(Source.RUNNING, url, version, null, () -> {});
  }

  /// Joins the one who owns the folder, or becomes the one.
  private DevPostgres inDataFolder() throws IOException {
    var platform = Platform.current();
    var cluster = Cluster.in(options.dataDirectory());
    while (true) {
      var lock = OwnerLock.take(cluster.folder());
      if (lock.isPresent()) {
        return owned(platform, cluster, lock.get());
      }
      var joined = joined(cluster);
      if (joined.isPresent()) {
        return joined.get();
      }
      if (deadline.hasPassed()) {
        throw new IllegalStateException(
            "The PostgreSQL in %s belongs to process %s, and cannot be reached. End that process or choose another folder."
                .formatted(cluster.folder(), OwnerLock.holder(cluster.folder())));
      }
      deadline.pause(MOMENT, "the PostgreSQL of another process");
    }
  }

  private Optional<DevPostgres> joined(Cluster cluster) throws IOException {
    var server = PostmasterFile.read(cluster.data()).filter(PostmasterFile::isReady);
    if (server.isEmpty() || !server.get().isAlive(cluster.data())) {
      return Optional.empty();
    }
    var port = server.get().port();
    try {
      var version = provided(cluster, port);
      return Optional.of(running(address(cluster, port), version));
    } catch (SQLException notNow) {
      return Optional.empty();
    }
  }

  private DevPostgres owned(Platform platform, Cluster cluster, OwnerLock lock) throws IOException {
    EmbeddedServer server = null;
    try {
      var began = System.nanoTime();
      var runAs = RunAs.current();
      var binaries =
          Binaries.of(Archive.of(platform), runAs, options.environment(), options.progress());
      cluster.prepare(binaries, runAs);
      server =
          new EmbeddedServer(
              new PostgresProgram(cluster, binaries, runAs, Durability.KEPT),
              options.port(),
              EmbeddedServer.START_PATIENCE);
      server.start();
      var version = provided(cluster, server.port());
      say(
          "PostgreSQL %s: embedded, started in %s ms on port %s, data in %s"
              .formatted(
                  version,
                  Long.toString(Duration.ofNanos(System.nanoTime() - began).toMillis()),
                  Integer.toString(server.port()),
                  cluster.folder()));
      var started = server;
      var address = address(cluster, server.port());
      return new DevPostgres(Source.EMBEDDED, address, version, server, () -> end(started, lock));
    } catch (IOException | RuntimeException failed) {
      end(server, lock);
      throw failed;
    } catch (SQLException failed) {
      end(server, lock);
      throw new IllegalStateException(
          "The database %s cannot be made in %s: %s"
              .formatted(options.database(), cluster.folder(), failed.getMessage()),
          failed);
    }
  }

  private static void end(@Nullable EmbeddedServer server, OwnerLock lock) {
    try (lock) {
      if (server != null) {
        server.stop();
      }
    }
  }

  private String provided(Cluster cluster, int port) throws IOException, SQLException {
    var name = options.database();
    return Admin.provide(cluster.superuser(port), name, name);
  }

  private DatabaseUrl address(Cluster cluster, int port) throws IOException {
    return DatabaseUrl.local(
        port, options.database(), options.database(), cluster.server().password());
  }

  private void say(String line) {
    options.progress().accept(line);
  }
}
