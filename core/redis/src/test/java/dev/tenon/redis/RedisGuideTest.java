package dev.tenon.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenon.devservices.DevRedis;
import dev.tenon.errors.TransientError;
import dev.tenon.testkit.FaultProxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the guide shows.
class RedisGuideTest {

  /// Counts the visits of pages, by the day.
  static final class Visits {

    private static final RedisScript COUNT =
        RedisScript.of(
            """
            -- count a visit
            local visits = redis.call('INCR', KEYS[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return visits
            """);

    private final Redis redis;

    Visits(Redis redis) {
      this.redis = redis;
    }

    long count(String page) {
      var day = Long.toString(Duration.ofDays(1).toMillis());
      return redis.run(COUNT, List.of("visits:" + page), List.of(day)).number();
    }
  }

  @Test
  void visits_areCounted() {
    try (var server = DevRedis.temporary();
        var redis = Redis.of(RedisOptions.of(server.url()))) {
      redis.start();
      var visits = new Visits(redis);

      assertThat(visits.count("/tea")).isEqualTo(1);
      server.restart();
      await().ignoreExceptions().until(() -> visits.count("/tea") == 2);
      server.startEmpty();
      await().ignoreExceptions().until(() -> visits.count("/tea") == 1);
    }
  }

  @Test
  void silence_isSurvived() {
    try (var server = DevRedis.temporary();
        var proxy = FaultProxy.to(server.host(), server.port());
        var redis = behind(proxy, server)) {
      redis.start();
      var visits = new Visits(redis);

      proxy.silence();
      assertThatThrownBy(() -> visits.count("/tea")).isInstanceOf(TransientError.class);
      proxy.heal();
      await().ignoreExceptions().until(() -> visits.count("/tea") > 0);
    }
  }

  private static Redis behind(FaultProxy proxy, DevRedis server) {
    var url = server.url().replace(":" + server.port(), ":" + proxy.port());
    return Redis.of(RedisOptions.of(url).withCommandTimeout(Duration.ofMillis(300)));
  }
}
