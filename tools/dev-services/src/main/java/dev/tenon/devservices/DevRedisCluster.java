package dev.tenon.devservices;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// A cluster of Redis servers on this machine, for tests: [DevRedis#temporaryCluster()].
///
/// Thread-safe.
public final class DevRedisCluster implements AutoCloseable {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ALL_SLOTS = "16384";

  private final List<DevRedis> nodes;
  private final Runnable onClose;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  DevRedisCluster(List<DevRedis> nodes, Runnable onClose) {
    this.nodes = List.copyOf(nodes);
    this.onClose = onClose;
  }

  /// The addresses of all nodes for a client, each with the password.
  public List<String> urls() {
    return nodes.stream().map(DevRedis::url).toList();
  }

  /// The nodes, the masters of the beginning first; each can be ended and started by itself.
  public List<DevRedis> nodes() {
    return nodes;
  }

  /// The master that now has a key. After one was ended, a replica takes its place within seconds;
  /// until then it is the one that was.
  ///
  /// @throws IllegalStateException if no node answers
  public DevRedis masterOf(String key) {
    var port =
        nodes.stream()
            .flatMap(node -> masterPort(node, key).stream())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No node of the cluster answers."));
    return nodes.stream().filter(node -> node.port() == port).findFirst().orElseThrow();
  }

  private static Optional<Integer> masterPort(DevRedis node, String key) {
    try (var admin = RedisAdmin.connect(node.address())) {
      var slot = Integer.parseInt(admin.ask("CLUSTER", "KEYSLOT", key));
      return masterPort(admin.ask("CLUSTER", "NODES"), slot);
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /// Waits until every node that runs says that the cluster has all its slots, and every replica
  /// that it follows its master.
  ///
  /// @throws IllegalStateException if that takes longer than a minute, or if the thread is
  ///   interrupted; it stays interrupted
  public void awaitReady() {
    awaitReady(Deadline.in(PATIENCE));
  }

  void awaitReady(Deadline deadline) {
    while (!nodes.stream().allMatch(DevRedisCluster::isReady)) {
      if (deadline.hasPassed()) {
        throw new IllegalStateException("The Redis cluster does not come together.");
      }
      deadline.pause(MOMENT, "the Redis cluster to come together");
    }
  }

  private static boolean isReady(DevRedis node) {
    if (!node.isRunning()) {
      return true;
    }
    try (var admin = RedisAdmin.connect(node.address())) {
      var state = admin.ask("CLUSTER", "INFO");
      var link = RedisAdmin.field(admin.ask("INFO", "replication"), "master_link_status");
      return RedisAdmin.field(state, "cluster_state").equals("ok")
          && RedisAdmin.field(state, "cluster_slots_ok").equals(ALL_SLOTS)
          && (link.isEmpty() || link.equals("up"));
    } catch (IOException away) {
      return false;
    }
  }

  /// The port of the master of a slot, by the lines of `CLUSTER NODES`.
  static Optional<Integer> masterPort(String lines, int slot) {
    return lines
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(words -> words.length > 8 && words[2].contains("master"))
        .filter(words -> Stream.of(words).skip(8).anyMatch(range -> holds(range, slot)))
        .map(words -> Integer.parseInt(words[1].replaceFirst(".*:(\\d+)@.*", "$1")))
        .findFirst();
  }

  /// @param range such as `0-5460`, `7`, or in brackets what is being moved
  private static boolean holds(String range, int slot) {
    if (range.startsWith("[")) {
      return false;
    }
    var ends = range.split("-", -1);
    return Integer.parseInt(ends[0]) <= slot && slot <= Integer.parseInt(ends[ends.length - 1]);
  }

  /// What it is, in a few words: `Redis 6.2.11 (embedded, cluster of 6)`.
  public String describe() {
    return "Redis %s (embedded, cluster of %d)".formatted(nodes.getFirst().version(), nodes.size());
  }

  /// Ends all nodes and removes their data; does nothing the second time.
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      onClose.run();
    }
  }

  /// What it is and where, never the password.
  @Override
  public String toString() {
    return describe() + " " + nodes.stream().map(DevRedis::address).toList();
  }
}
