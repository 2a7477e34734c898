package dev.tenon.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/// The server of Redis, working on a folder.
///
/// It writes its data to an append-only file, so that a test decides whether a crash keeps or loses
/// them; a node of a cluster writes none, since its data come back from its master or replica.
record RedisProgram(ServerFolder folder, RedisExecutable executable, Durability durability)
    implements ServerProgram {

  static final String LOG = "redis.log";
  static final String PROCESS_FILE = "redis.pid";
  private static final Duration IMPATIENCE = Duration.ofMillis(300);

  /// What outlives the end of the server.
  enum Durability {
    /// All but what the last second before a crash of the machine brought.
    KEPT("appendonly yes\nappendfsync everysec\n"),
    /// What was written, if the machine does not crash; nobody keeps it for longer.
    TEMPORARY("appendonly yes\nappendfsync no\n"),
    /// Nothing; the others of the cluster have it.
    CLUSTER(
        """
        appendonly no
        cluster-enabled yes
        cluster-config-file nodes.conf
        cluster-node-timeout 2000
        cluster-replica-validity-factor 0
        cluster-announce-ip 127.0.0.1
        repl-diskless-sync yes
        repl-diskless-sync-delay 0
        """);

    private final String settings;

    Durability(String settings) {
      this.settings = settings;
    }
  }

  @Override
  public String product() {
    return "Redis";
  }

  @Override
  public Signals signals() {
    return new Signals("TERM", "KILL", "TERM");
  }

  /// The password stands in a file of ours, since every user may read a command line.
  @Override
  public void prepare(int port) throws IOException {
    Files.deleteIfExists(folder.path().resolve(PROCESS_FILE));
    Folders.writePrivate(
        folder.path().resolve("redis.conf"),
        """
        bind 127.0.0.1
        port %s
        requirepass %s
        masterauth %s
        dir %s
        pidfile %s
        save ""
        %s\
        """
            .formatted(
                Integer.toString(port),
                folder.password(),
                folder.password(),
                quoted(folder.path().toString()),
                quoted(folder.path().resolve(PROCESS_FILE).toString()),
                durability.settings));
  }

  private static String quoted(String path) {
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public List<String> command(int port) {
    return List.of(executable.file(), folder.path().resolve("redis.conf").toString());
  }

  /// Whoever else may have taken the port is not waited for.
  @Override
  public boolean isReady(int port) {
    try (var admin = RedisAdmin.connect(RedisUrl.local(port, folder.password()), IMPATIENCE)) {
      return admin.ask("PING").equals("PONG");
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public String portTaken() {
    return "Address already in use";
  }

  /// What a server that was ended by force leaves behind.
  void forgetProcess() {
    try {
      Files.deleteIfExists(folder.path().resolve(PROCESS_FILE));
    } catch (IOException kept) {
      // Whoever waits for the file to vanish waits a while longer.
      return;
    }
  }

  /// Throws the data away, of a server that does not run.
  void forget() throws IOException {
    for (var name : List.of("appendonly.aof", "appendonlydir", "dump.rdb")) {
      Folders.delete(folder.path().resolve(name));
    }
  }
}
