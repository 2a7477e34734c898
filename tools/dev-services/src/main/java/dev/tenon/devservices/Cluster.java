package dev.tenon.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A folder with the data of one PostgreSQL, and what belongs to them: its password, port and log.
///
/// @param folder a real path
record Cluster(Path folder) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration MOMENT = Duration.ofMillis(5);

  /// Makes the folder where it is missing.
  static Cluster in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Cluster(folder.toRealPath());
  }

  Path data() {
    return folder.resolve("data");
  }

  ServerFolder server() {
    return new ServerFolder(folder, "postgresql.log");
  }

  /// Sees to it that there are data that these binaries can read, and that no server works on them.
  /// Only the owner of the folder may call this.
  void prepare(Binaries binaries, RunAs runAs) throws IOException {
    if (!runAs.reaches(folder)) {
      throw new IllegalStateException(
          "PostgreSQL does not run as root, and the user nobody cannot get into %s. Choose a folder open to all, or run as an ordinary user."
              .formatted(folder));
    }
    if (Files.exists(data())) {
      checkReadable(binaries);
      endForsaken();
      PostmasterFile.disarm(data());
    } else {
      initialise(binaries, runAs);
    }
    runAs.own(data());
  }

  private void checkReadable(Binaries binaries) throws IOException {
    var versionFile = data().resolve("PG_VERSION");
    var version = Files.exists(versionFile) ? Files.readString(versionFile).strip() : "";
    var readable = binaries.majorVersion();
    if (!version.equals(readable)) {
      throw new IllegalStateException(
          "The data in %s are %s, and this is PostgreSQL %s. Move that folder away to begin with empty data, or set DATABASE_URL."
              .formatted(
                  data(),
                  version.isEmpty() ? "not PostgreSQL's" : "PostgreSQL " + version + "'s",
                  readable));
    }
    if (!server().hasPassword()) {
      throw new IllegalStateException(
          "The password of the data in %s is missing: %s. Put it back, or move both away to begin with empty data."
              .formatted(data(), folder.resolve("password")));
    }
  }

  private void initialise(Binaries binaries, RunAs runAs) throws IOException {
    server().providePassword();
    Folders.sweep(folder);
    var unfinished = Folders.unfinished(folder);
    try {
      var data = Files.createDirectory(unfinished.resolve("data"));
      var secret = unfinished.resolve("password");
      Folders.writePrivate(secret, server().password());
      runAs.own(data);
      runAs.own(secret);
      server().createLog();
      var exit = Command.run(runAs.command(initdb(binaries, data, secret)), server().log());
      if (exit != 0) {
        throw new IllegalStateException(
            "The data of PostgreSQL cannot be made in %s: %s"
                .formatted(folder, server().logTail()));
      }
      Files.move(data, data());
    } finally {
      Folders.delete(unfinished);
    }
  }

  private static String[] initdb(Binaries binaries, Path data, Path secret) {
    return new String[] {
      binaries.initdb().toString(),
      "--pgdata=" + data,
      "--username=" + Admin.SUPERUSER,
      "--pwfile=" + secret,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--no-locale",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions"
    };
  }

  /// Ends a server whose owner is gone. It is mostly ending already.
  private void endForsaken() {
    var found = PostmasterFile.read(data());
    if (found.isEmpty() || !found.get().isAlive(data())) {
      return;
    }
    var process = Long.toString(found.get().process());
    var deadline = Deadline.in(PATIENCE);
    Command.works(List.of("sh", "-c", "kill -INT " + process));
    while (found.get().isAlive(data())) {
      if (deadline.hasPassed()) {
        throw new IllegalStateException(
            "The server in %s, process %s, has lost its owner and does not end. End it with: kill -QUIT %s"
                .formatted(folder, process, process));
      }
      deadline.pause(MOMENT, "the end of the former server");
    }
  }

  /// The address of the superuser's own database on this server.
  DatabaseUrl superuser(int port) throws IOException {
    return DatabaseUrl.local(port, Admin.SUPERUSER, Admin.SUPERUSER, server().password());
  }
}
