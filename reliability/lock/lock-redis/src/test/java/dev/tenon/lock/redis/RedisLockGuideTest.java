package dev.tenon.lock.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.devservices.DevRedis;
import dev.tenon.lock.Locks;
import dev.tenon.redis.Redis;
import dev.tenon.redis.RedisOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisLockGuideTest {

  @Test
  void hello() {
    try (var server = DevRedis.temporary()) {
      var url = server.url();

      var redis = Redis.of(RedisOptions.of(url));
      redis.start();
      var locks = Locks.on(RedisLockStore.on(redis));

      assertThat(locks.runWhileHeld("report:daily", Duration.ofSeconds(30), lease -> {})).isTrue();
      redis.close();
    }
  }
}
