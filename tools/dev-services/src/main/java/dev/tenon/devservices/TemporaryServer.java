package dev.tenon.devservices;

import dev.tenon.devservices.PostgresProgram.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A server whose data nobody keeps; mostly the one that all tests of this process share.
final class TemporaryServer implements AutoCloseable {

  private static final String USER = "tenon";
  private static final TemporaryServer SHARED = new TemporaryServer();

  private final ReentrantLock lock = new ReentrantLock();
  private int databases;
  private @Nullable Started started;

  private record Started(Cluster cluster, EmbeddedServer server, TemporaryFolder folder) {}

  /// The shared one, in whose place a test may have its own.
  static TemporaryServer shared() {
    return SHARED;
  }

  DevPostgres createDatabase(Map<String, String> environment) {
    lock.lock();
    try {
      var here = started;
      if (here == null) {
        here = begin(environment);
        started = here;
      }
      return create(here, Admin.EMPTY);
    } catch (IOException failed) {
      throw refused(failed);
    } finally {
      lock.unlock();
    }
  }

  private DevPostgres create(Started here, String template) {
    lock.lock();
    try {
      var server = here.server();
      server.start();
      databases++;
      var name = "temporary_" + databases;
      var port = server.port();
      var superuser = here.cluster().superuser(port);
      var version = Admin.provide(superuser, USER, name, template);
      return new DevPostgres(
          Source.EMBEDDED,
          DatabaseUrl.local(port, name, USER, superuser.password()),
          version,
          server,
          () -> drop(server, superuser, name),
          () -> create(here, name));
    } catch (IOException | SQLException failed) {
      throw refused(failed);
    } finally {
      lock.unlock();
    }
  }

  private static IllegalStateException refused(Exception cause) {
    return new IllegalStateException(
        "A temporary PostgreSQL cannot be had: %s. Set DATABASE_URL to use another."
            .formatted(cause),
        cause);
  }

  /// Ends the server and removes its folder, as the end of this process would.
  @Override
  public void close() {
    var here = started;
    if (here != null) {
      started = null;
      here.server().stop();
      here.folder().close();
    }
  }

  /// In a server that was left stopped, the database goes with the folder.
  private static void drop(EmbeddedServer server, DatabaseUrl superuser, String name) {
    if (server.isRunning()) {
      TemporaryDatabases.drop(superuser, name);
    }
  }

  private static Started begin(Map<String, String> environment) throws IOException {
    var archive = Archive.of(Platform.current());
    var runAs = RunAs.current();
    var binaries = Binaries.of(archive, runAs, environment, System.err::println);
    var template = template(binaries, runAs);
    var folder = TemporaryFolder.create("tenon-postgres-", "postmaster.pid");
    var isStarted = false;
    try {
      if (Command.run(List.of("cp", "-a", template + "/.", folder.path().toString())) != 0) {
        throw new IOException(template + " cannot be copied to " + folder.path());
      }
      var cluster = new Cluster(folder.path());
      runAs.own(cluster.data());
      var server =
          new EmbeddedServer(
              new PostgresProgram(cluster, binaries, runAs, Durability.THROWN_AWAY),
              0,
              EmbeddedServer.START_PATIENCE);
      server.start();
      System.err.println("PostgreSQL: embedded, temporary, on port " + server.port());
      isStarted = true;
      return new Started(cluster, server, folder);
    } finally {
      if (!isStarted) {
        folder.close();
        // It may be the template that is broken; the next attempt makes another.
        Folders.delete(template);
      }
    }
  }

  /// Data as initdb leaves them, kept beside the binaries, since a copy takes a tenth of the time.
  private static Path template(Binaries binaries, RunAs runAs) throws IOException {
    var template = binaries.cache().resolve(binaries.home().getFileName() + "-template");
    if (!Files.isDirectory(template)) {
      var unfinished = Folders.unfinished(binaries.cache());
      try {
        new Cluster(unfinished).prepare(binaries, runAs);
        Folders.finish(unfinished, template);
      } finally {
        Folders.delete(unfinished);
      }
    }
    return template;
  }
}
