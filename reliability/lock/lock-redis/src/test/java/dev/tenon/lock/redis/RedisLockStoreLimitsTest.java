package dev.tenon.lock.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.devservices.DevRedis;
import dev.tenon.errors.TransientError;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Lease;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.Locks;
import dev.tenon.redis.Redis;
import dev.tenon.redis.RedisOptions;
import dev.tenon.redis.RedisScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is special to Redis: round trips, what it forgets, and what it refuses.
class RedisLockStoreLimitsTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final RedisScript SCRIPTS_RUN =
      RedisScript.of(
          """
          local stats = redis.call('INFO', 'commandstats')
          return tonumber(string.match(stats, 'cmdstat_evalsha:calls=(%d+)') or '0')
              + tonumber(string.match(stats, 'cmdstat_eval:calls=(%d+)') or '0')
          """);
  private static final RedisScript TTL = RedisScript.of("return redis.call('PTTL', KEYS[1])");

  private static DevRedis server;
  private static Redis redis;
  private static Locks locks;

  @BeforeAll
  static void open() {
    server = DevRedis.temporary();
    redis = Redis.of(RedisOptions.of(server.url()));
    redis.start();
    locks = Locks.on(RedisLockStore.on(redis));
  }

  @AfterAll
  static void close() {
    redis.close();
    server.close();
  }

  @Test
  void acquireAndRelease_areTwoRoundTrips() {
    acquired("known").close();
    scriptsRun();
    long before = scriptsRun();

    acquired("trips").close();

    assertThat(scriptsRun() - before).as("scripts, with the one that counts").isEqualTo(3);
  }

  @Test
  void fence_isForgottenADayAfterTheLease() {
    acquired("day").close();

    var day = Duration.ofDays(1).plus(LEASE);
    assertThat(ttl("day")).isBetween(day.minusSeconds(30), day);
  }

  @Test
  void dataLost_twoHold_andTheLaterHasTheGreaterFence() {
    var first = acquired("lost");
    server.startEmpty();
    RedisHarness.awaitAnswer(redis);

    var second = acquired("lost");

    assertThat(first.isHeld()).as("it does not know").isTrue();
    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(first.renew()).as("it knows when it asks").isFalse();
    assertThat(first.release()).isFalse();
    assertThat(second.renew()).isTrue();
  }

  @Test
  void wrongKind_isALockFailure() {
    redis.run(
        RedisScript.of("return redis.call('SET', KEYS[1], 'mine')"),
        List.of("tenon:lock:taken"),
        List.of());

    assertThatThrownBy(() -> locks.runWhileHeld("taken", LEASE, lease -> {}))
        .isInstanceOf(LockFailure.class)
        .hasMessageStartingWith("TENON-K01")
        .hasMessageContaining("acquire a lock");
  }

  @Test
  void closed_isNoTransientError() {
    var other = Redis.of(RedisOptions.of(server.url()));
    other.start();
    other.close();

    assertThatThrownBy(
            () -> Locks.on(RedisLockStore.on(other)).runWhileHeld("a", LEASE, lease -> {}))
        .isNotInstanceOf(TransientError.class);
  }

  private static Lease acquired(String name) {
    return ((Acquired) locks.acquire(name, LEASE)).lease();
  }

  private static Duration ttl(String name) {
    return Duration.ofMillis(redis.run(TTL, List.of("tenon:lock:" + name), List.of()).number());
  }

  private static long scriptsRun() {
    return redis.run(SCRIPTS_RUN, List.of("any"), List.of()).number();
  }
}
