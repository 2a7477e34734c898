package dev.tenon.redis;

import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A connection to a server, or to all nodes of a cluster, that all threads share.
///
/// @param isCluster whether it leads to all nodes of a cluster
/// @param version of the server; empty where it does not tell
/// @param isClosed whether we have closed it
record Link(
    StatefulConnection<byte[], byte[]> connection,
    RedisClusterAsyncCommands<byte[], byte[]> commands,
    boolean isCluster,
    String version,
    AtomicBoolean isClosed) {

  Link(
      StatefulConnection<byte[], byte[]> connection,
      RedisClusterAsyncCommands<byte[], byte[]> commands,
      boolean isCluster) {
    this(connection, commands, isCluster, "", new AtomicBoolean());
  }

  Link describedBy(String told) {
    return new Link(connection, commands, isCluster, told, isClosed);
  }

  /// Runs a script that the server should know.
  RedisFuture<@Nullable Object> evalsha(RedisScript script, byte[][] keys, byte[][] args) {
    return dispatched(CommandType.EVALSHA, script.sha(), keys, args);
  }

  /// Runs a script, after which the server knows it.
  RedisFuture<@Nullable Object> eval(RedisScript script, byte[][] keys, byte[][] args) {
    return dispatched(CommandType.EVAL, script.lua(), keys, args);
  }

  private RedisFuture<@Nullable Object> dispatched(
      CommandType type, String script, byte[][] keys, byte[][] args) {
    var words =
        new CommandArgs<>(ByteArrayCodec.INSTANCE)
            .add(script.getBytes(StandardCharsets.UTF_8))
            .add(keys.length)
            .addKeys(keys)
            .addValues(args);
    return commands.dispatch(type, new ReplyOutput(), words);
  }

  /// Whether it gives a sign of life within a time; of a cluster, whether it has all its slots, as
  /// one of its nodes sees it.
  boolean isUsable(Duration patience) {
    try {
      return isCluster
          ? field(awaited(commands.clusterInfo(), patience), "cluster_state").equals("ok")
          : awaited(commands.ping(), patience).equals("PONG");
    } catch (RedisException e) {
      return false;
    }
  }

  /// @throws RedisException if there is no answer in time, or one that refuses
  <T> T awaited(RedisFuture<T> future, Duration patience) {
    try {
      return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RedisException refused ? refused : new RedisException(e);
    } catch (TimeoutException e) {
      throw new RedisCommandTimeoutException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisCommandInterruptedException(e);
    }
  }

  /// One value of an answer that consists of lines `name:value`; empty where it is missing.
  static String field(String lines, String name) {
    return lines
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /// Does nothing the second time, of which the driver would warn.
  void close() {
    if (isClosed.compareAndSet(false, true)) {
      connection.close();
    }
  }
}
