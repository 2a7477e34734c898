package dev.tenon.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Opens links to what the options name; the threads of the driver belong to it.
///
/// No command is sent a second time, since a script may have been executed the first time: the link
/// to a single server is not mended by the driver but replaced by the [Watch], and to the nodes of
/// a cluster, which the driver connects to again by itself, nothing is replayed.
final class Connector {

  private static final int THREADS = 2;
  private static final int MOST_WAITING = 16_384;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration TOPOLOGY_PERIOD = Duration.ofSeconds(30);
  private static final Duration TOPOLOGY_PAUSE = Duration.ofSeconds(1);
  private static final int END_SECONDS = 2;

  private final RedisOptions options;
  private final List<RedisURI> addresses;
  private @Nullable AbstractRedisClient client;

  Connector(RedisOptions options) {
    this.options = options;
    this.addresses = Address.all(options);
  }

  /// Connects and asks who is there.
  ///
  /// @throws RedisException if nobody is, or the cluster is down
  /// @throws RedisFailure if it is no cluster and should be one, or the reverse
  Link open() {
    var link = connected();
    var isKept = false;
    try {
      var info = asked(link);
      requireMode(Link.field(info, "redis_mode"));
      if (!link.isUsable(options.connectTimeout())) {
        throw new RedisException("It gives no sign of life, or a cluster lacks slots");
      }
      isKept = true;
      return link.describedBy(Link.field(info, "redis_version"));
    } finally {
      if (!isKept) {
        link.close();
      }
    }
  }

  private Link connected() {
    var opened = client();
    if (opened instanceof RedisClusterClient cluster) {
      refresh(cluster);
      var connection = cluster.connect(ByteArrayCodec.INSTANCE);
      connectToAll(cluster, connection);
      return new Link(connection, connection.async(), true);
    }
    var connection = ((RedisClient) opened).connect(ByteArrayCodec.INSTANCE, addresses.getFirst());
    return new Link(connection, connection.async(), false);
  }

  /// Finds out which node of a cluster has what by now, and connects to those that are new.
  ///
  /// @throws RedisException if no node answers
  void refresh(Link link) {
    if (link.connection() instanceof StatefulRedisClusterConnection<byte[], byte[]> connection) {
      var cluster = (RedisClusterClient) client();
      refresh(cluster);
      connectToAll(cluster, connection);
    }
  }

  private static void refresh(RedisClusterClient cluster) {
    try {
      cluster.refreshPartitions();
    } catch (RedisException e) {
      if (RedisErrors.saysSomewhere(e, "cluster support disabled")) {
        throw new RedisFailure(
            RedisFailure.OTHER_SERVER,
            "The server is no node of a cluster. Set isCluster to false.",
            e);
      }
      throw e;
    }
  }

  /// The driver connects to a node when a command first needs it, and rejects the command, since it
  /// is not connected yet.
  private void connectToAll(
      RedisClusterClient cluster, StatefulRedisClusterConnection<byte[], byte[]> connection) {
    var all =
        cluster.getPartitions().stream()
            .map(node -> node.getUri())
            .map(uri -> connection.getConnectionAsync(uri.getHost(), uri.getPort()))
            .map(future -> future.<@Nullable Object>handle((_, _) -> null))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all)
        .completeOnTimeout(null, options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /// Empty where the user may not ask.
  private String asked(Link link) {
    try {
      return link.awaited(link.commands().info("server"), options.connectTimeout());
    } catch (RedisCommandExecutionException e) {
      return "";
    }
  }

  private void requireMode(String mode) {
    if (mode.equals("cluster") && !options.isCluster()) {
      throw new RedisFailure(
          RedisFailure.OTHER_SERVER,
          "The server is a node of a cluster. Set isCluster to true.",
          null);
    }
  }

  private synchronized AbstractRedisClient client() {
    var made = client;
    if (made == null) {
      var threads = resources();
      made = options.isCluster() ? clusterClient(threads) : singleClient(threads);
      client = made;
    }
    return made;
  }

  private static ClientResources resources() {
    return DefaultClientResources.builder()
        .ioThreadPoolSize(THREADS)
        .computationThreadPoolSize(THREADS)
        .commandLatencyRecorder(CommandLatencyRecorder.disabled())
        .reconnectDelay(Delay.exponential(FIRST_PAUSE, LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
        .build();
  }

  private RedisClient singleClient(ClientResources threads) {
    var made = RedisClient.create(threads);
    made.setOptions(common(ClientOptions.builder()).autoReconnect(false).build());
    return made;
  }

  private RedisClusterClient clusterClient(ClientResources threads) {
    var made = RedisClusterClient.create(threads, addresses);
    var topology =
        ClusterTopologyRefreshOptions.builder()
            .enablePeriodicRefresh(TOPOLOGY_PERIOD)
            .adaptiveRefreshTriggersTimeout(TOPOLOGY_PAUSE)
            .build();
    var builder = ClusterClientOptions.builder().topologyRefreshOptions(topology);
    common(builder);
    made.setOptions(builder.build());
    return made;
  }

  private ClientOptions.Builder common(ClientOptions.Builder builder) {
    return builder
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .protocolVersion(ProtocolVersion.RESP2)
        .replayFilter(Connector::isDropped)
        .requestQueueSize(MOST_WAITING)
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(options.connectTimeout())
                .keepAlive(true)
                .build());
  }

  /// The driver forgets a command that it does not send again, and nobody would hear of it.
  static boolean isDropped(RedisCommand<?, ?, ?> command) {
    command.completeExceptionally(new RedisException("The connection was lost"));
    return true;
  }

  /// Ends the threads of the driver, and with them all links.
  synchronized void close() {
    var made = client;
    if (made != null) {
      made.shutdownAsync(0, END_SECONDS, TimeUnit.SECONDS)
          .completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS)
          .join(); // also when interrupted
      made.getResources()
          .shutdown(0, END_SECONDS, TimeUnit.SECONDS)
          .awaitUninterruptibly(END_SECONDS, TimeUnit.SECONDS);
    }
  }
}
