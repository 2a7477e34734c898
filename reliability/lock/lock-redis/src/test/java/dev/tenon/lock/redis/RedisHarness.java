package dev.tenon.lock.redis;

import static org.awaitility.Awaitility.await;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.spi.LockStore;
import dev.tenon.lock.testkit.LockCapability;
import dev.tenon.lock.testkit.LockHarness;
import dev.tenon.redis.Redis;
import dev.tenon.redis.RedisOptions;
import dev.tenon.redis.RedisScript;
import dev.tenon.testkit.Capabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Locks on a real Redis, one server or a cluster.
final class RedisHarness implements LockHarness {

  private static final RedisScript PING = RedisScript.of("return 1");
  private static final RedisScript FORGET = RedisScript.of("return redis.call('DEL', KEYS[1])");
  private static final RedisScript AGE =
      RedisScript.of(
          """
          local lock_end = redis.call('HGET', KEYS[1], 'end')
          if lock_end then
            redis.call('HSET', KEYS[1], 'end', string.format('%.0f', lock_end - ARGV[1]))
          end
          return 1
          """);

  private final Server server;
  private final RedisOptions options;
  private final List<Redis> clients = new ArrayList<>();
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final Redis redis;

  /// What is there to be ended and started.
  interface Server extends AutoCloseable {
    void stop();

    void kill();

    void start();

    @Override
    void close();
  }

  RedisHarness(Server server, RedisOptions options) {
    this.server = server;
    this.options = options;
    this.redis = connected();
  }

  @Override
  public Capabilities<LockCapability> capabilities() {
    return Capabilities.all(LockCapability.class)
        .without(LockCapability.SURVIVES_CRASH, "Redis answers before a disk or a replica has it");
  }

  @Override
  public LockStore emptied() {
    names.forEach(name -> redis.run(FORGET, List.of("tenon:lock:" + name), List.of()));
    names.clear();
    return store(redis);
  }

  @Override
  public void advance(Duration step) {
    var micros = Long.toString(TimeUnit.NANOSECONDS.toMicros(step.toNanos()));
    names.forEach(name -> redis.run(AGE, List.of("tenon:lock:" + name), List.of(micros)));
  }

  @Override
  public LockStore loseData() {
    return emptied();
  }

  @Override
  public LockStore client(Duration ahead) {
    return store(connected());
  }

  @Override
  public void crash() {
    server.kill();
    bringBack();
  }

  @Override
  public void takeAway() {
    server.stop();
  }

  @Override
  public void bringBack() {
    server.start();
    awaitAnswer(redis);
  }

  /// Readiness alone may be that of before the outage.
  static void awaitAnswer(Redis redis) {
    await().until(() -> isAnswering(redis));
  }

  private static boolean isAnswering(Redis redis) {
    try {
      return redis.run(PING, List.of("any"), List.of()).number() == 1;
    } catch (TransientError away) {
      return false;
    }
  }

  @Override
  public void close() {
    clients.forEach(Redis::close);
    server.close();
  }

  private LockStore store(Redis client) {
    return new Recorded(RedisLockStore.on(client), names);
  }

  private Redis connected() {
    var client = Redis.of(options);
    client.start();
    clients.add(client);
    return client;
  }
}
