package dev.tenon.redis;

import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Component;
import dev.tenon.lifecycle.Measurements;
import dev.tenon.lifecycle.Readiness;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.cluster.SlotHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A Redis, a single server or a cluster, over one connection that all threads share.
///
/// ```java
/// var redis = service.use(Redis.of(config.redis()));
/// long visits = redis.run(COUNT, List.of("visits:" + page), List.of("1")).number();
/// ```
///
/// **Away.** When the server cannot be reached at [#start()], or is lost later, it says so in
/// [#ready()], warns once, keeps trying in the background (after 100 ms, then less and less often,
/// every 5 s at the end) and is back without a restart. In the meantime calls fail at once with a
/// `TransientError`. A connection that is open and silent is found out at the next call that fails
/// by its timeout, or after 5 s, and replaced.
///
/// **At most once.** A script whose answer did not come in time, or whose connection was lost, may
/// have been executed or not; it is never sent a second time by itself. Write scripts so that their
/// caller may repeat them.
///
/// **What Redis promises.** A server that crashes loses what it had not yet written to its disk,
/// and a replica that takes over lacks what it had not yet received, though both were answered:
/// nothing that is acknowledged is safe for certain.
///
/// Thread-safe; for virtual threads and others.
public final class Redis implements Component {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final RedisOptions options;
  private final Watch watch;
  private final AtomicInteger running = new AtomicInteger();

  private Redis(RedisOptions options, Duration longestPause) {
    this.options = options;
    this.watch = new Watch(new Connector(options), options.commandTimeout(), longestPause);
  }

  /// A Redis; nothing is opened before [#start()].
  ///
  /// @throws IllegalArgumentException if there is no URL, a wrong one, or several without a
  ///   cluster; the message never repeats one, since it may hold a password
  public static Redis of(RedisOptions options) {
    return new Redis(options, LONGEST_PAUSE);
  }

  /// @param longestPause between two looks at the server
  static Redis of(RedisOptions options, Duration longestPause) {
    return new Redis(options, longestPause);
  }

  /// Runs a script and waits for its answer, at most as long as a command may take.
  ///
  /// One round trip, and a second one where the server does not know the script yet.
  ///
  /// @param keys what the script knows as `KEYS`, in UTF-8. On a cluster there is at least one, and
  ///   all are in one slot: give them a common part in braces, `lock:{report}:fence`
  /// @param args what the script knows as `ARGV`, in UTF-8
  /// @throws IllegalArgumentException if a cluster could not run it because of its keys
  /// @throws IllegalStateException before [#start()] and after [#close()]
  /// @throws TransientError if the server is away, busy, full or changing its roles, does not
  ///   answer in time, or if the thread is interrupted; it stays interrupted. The script may have
  ///   been executed all the same
  /// @throws RedisFailure if the server refuses the script or the user
  public RedisReply run(RedisScript script, List<String> keys, List<String> args) {
    var encodedKeys = encoded(keys);
    if (options.isCluster()) {
      requireOneSlot(encodedKeys, script);
    }
    var link = watch.link();
    running.incrementAndGet();
    try {
      return new RedisReply(script, answered(link, script, encodedKeys, encoded(args)));
    } catch (TimeoutException | CancellationException e) {
      watch.suspect();
      throw RedisErrors.translated(e, script);
    } catch (RedisException e) {
      if (RedisErrors.isReplica(e)) {
        watch.renew(link);
      } else if (RedisErrors.isSuspicious(e)) {
        watch.suspect();
      }
      throw RedisErrors.translated(e, script);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientError(
          "Interrupted while waiting for the script \"%s\"; it may have been executed"
              .formatted(script),
          e);
    } finally {
      running.decrementAndGet();
    }
  }

  private @Nullable Object answered(Link link, RedisScript script, byte[][] keys, byte[][] args)
      throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + options.commandTimeout().toNanos();
    try {
      return awaited(link.evalsha(script, keys, args), end);
    } catch (RedisNoScriptException unknown) {
      return awaited(link.eval(script, keys, args), end);
    }
  }

  private static @Nullable Object awaited(RedisFuture<Object> future, long end)
      throws InterruptedException, TimeoutException {
    try {
      return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RedisException failed ? failed : new RedisException(e);
    } finally {
      future.cancel(true);
    }
  }

  private static byte[][] encoded(List<String> texts) {
    var all = new byte[texts.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
    }
    return all;
  }

  private static void requireOneSlot(byte[][] keys, RedisScript script) {
    if (keys.length == 0) {
      throw new IllegalArgumentException(
          "The script \"%s\" has no key, by which a cluster would find the node to run it. Give it one."
              .formatted(script));
    }
    int slot = SlotHash.getSlot(keys[0]);
    for (var key : keys) {
      if (SlotHash.getSlot(key) != slot) {
        throw new IllegalArgumentException(
            "The keys of the script \"%s\" are on several nodes of the cluster. Give them a common part in braces, such as {order-7}."
                .formatted(script));
      }
    }
  }

  @Override
  public String name() {
    return "redis";
  }

  /// Connects. When the server is away it returns after the first attempt, which takes as long as
  /// connecting may, and goes on trying in the background.
  ///
  /// @throws RedisFailure if the server refuses the user or the password, or is a cluster where the
  ///   options say a single server, or the reverse
  /// @throws IllegalStateException the second time
  @Override
  public void start() {
    watch.start();
  }

  /// Ready when the server has answered lately, and a cluster then had all its slots.
  @Override
  public Readiness ready() {
    return watch.ready();
  }

  /// The gauges `redis_up` and `redis_scripts_running`.
  @Override
  public void measure(Measurements measurements) {
    measurements.gauge(
        "redis_up", "1 while Redis can be reached, else 0.", () -> watch.isReady() ? 1 : 0);
    measurements.gauge(
        "redis_scripts_running", "Scripts whose answer is waited for.", running::get);
  }

  /// Version and kind, such as `Redis 6.2.11 (single)`, or `(cluster)`.
  @Override
  public String describe() {
    var kind = options.isCluster() ? "cluster" : "single";
    var version = watch.version();
    if (version.isEmpty() && !watch.isReady()) {
      return "Redis, unreachable";
    }
    return "Redis %s(%s)".formatted(version.isEmpty() ? "" : version + " ", kind);
  }

  /// Closes the connection; scripts whose answer is waited for fail.
  @Override
  public void close() {
    watch.close();
  }
}
