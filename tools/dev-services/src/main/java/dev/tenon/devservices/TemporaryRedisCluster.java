package dev.tenon.devservices;

import dev.tenon.devservices.RedisProgram.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A cluster whose data nobody keeps: three masters with a replica each.
///
/// Each node finds in its `nodes.conf` what it would have written there at the end of an earlier
/// life, so nobody has to introduce them to each other.
final class TemporaryRedisCluster {

  private static final int MASTERS = 3;
  private static final int NODES = 2 * MASTERS;
  private static final int SLOTS = 16_384;
  private static final int ID_BYTES = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 3;

  private final TemporaryFolder temporary;
  private final List<DevRedis> nodes = new ArrayList<>();

  private TemporaryRedisCluster(TemporaryFolder temporary) {
    this.temporary = temporary;
  }

  static DevRedisCluster start() {
    return start(RedisExecutable.find(Map.copyOf(System.getenv()), System.err::println));
  }

  static DevRedisCluster start(RedisExecutable executable) {
    for (var attempt = 1; ; attempt++) {
      try {
        return attempt(executable);
      } catch (IOException failed) {
        throw TemporaryRedis.refused(failed);
      } catch (IllegalStateException failed) {
        // A port of its own, or the one that goes with it, may have been taken meanwhile.
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw failed;
        }
      }
    }
  }

  private static DevRedisCluster attempt(RedisExecutable executable) throws IOException {
    var starting =
        new TemporaryRedisCluster(
            TemporaryFolder.create(TemporaryRedis.PREFIX, RedisProgram.PROCESS_FILE));
    var isStarted = false;
    try {
      starting.startNodes(executable);
      var cluster = new DevRedisCluster(starting.nodes, starting::end);
      cluster.awaitReady(Deadline.in(PATIENCE));
      isStarted = true;
      return cluster;
    } finally {
      if (!isStarted) {
        starting.end();
      }
    }
  }

  private void startNodes(RedisExecutable executable) throws IOException {
    var ids = ids();
    var ports = Ports.freeForClusterNodes(NODES);
    for (var i = 0; i < NODES; i++) {
      var path = Files.createDirectory(temporary.path().resolve("node-" + i));
      var folder = new ServerFolder(path, RedisProgram.LOG);
      if (nodes.isEmpty()) {
        folder.providePassword();
      } else {
        folder.keepPassword(nodes.getFirst().address().password());
      }
      Files.writeString(path.resolve("nodes.conf"), nodesFile(ids, ports, i));
      nodes.add(started(new RedisProgram(folder, executable, Durability.CLUSTER), ports.get(i)));
    }
  }

  private static DevRedis started(RedisProgram program, int port) throws IOException {
    var server = new EmbeddedServer(program, port, EmbeddedServer.START_PATIENCE);
    server.start();
    var address = RedisUrl.local(port, program.folder().password());
    return new DevRedis(
        Source.EMBEDDED,
        address,
        RedisAdmin.version(address),
        new DevRedis.Embedded(server, program),
        () -> end(server, program));
  }

  private static void end(EmbeddedServer server, RedisProgram program) {
    server.crash();
    program.forgetProcess();
  }

  private void end() {
    try (temporary) {
      nodes.forEach(DevRedis::close);
    }
  }

  private static List<String> ids() {
    var random = new SecureRandom();
    List<String> ids = new ArrayList<>();
    for (var i = 0; i < NODES; i++) {
      var bytes = new byte[ID_BYTES];
      random.nextBytes(bytes);
      ids.add(HexFormat.of().formatHex(bytes));
    }
    return ids;
  }

  /// What the node at `self` knows of all: masters first, then their replicas in the same order.
  private static String nodesFile(List<String> ids, List<Integer> ports, int self) {
    var lines = new StringBuilder();
    for (var i = 0; i < NODES; i++) {
      var isMaster = i < MASTERS;
      var port = ports.get(i);
      lines.append(
          "%s 127.0.0.1:%d@%d %s%s %s 0 0 %d connected%s\n"
              .formatted(
                  ids.get(i),
                  port,
                  port + Ports.TO_CLUSTER_BUS,
                  i == self ? "myself," : "",
                  isMaster ? "master" : "slave",
                  isMaster ? "-" : ids.get(i - MASTERS),
                  i % MASTERS + 1,
                  isMaster ? " " + slots(i) : ""));
    }
    return lines + "vars currentEpoch %d lastVoteEpoch 0\n".formatted(NODES);
  }

  private static String slots(int master) {
    return "%d-%d".formatted(SLOTS * master / MASTERS, SLOTS * (master + 1) / MASTERS - 1);
  }
}
