package dev.tenon.redis;

import static dev.tenon.redis.Scripts.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenon.devservices.DevRedis;
import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import dev.tenon.testkit.Direction;
import dev.tenon.testkit.FaultProxy;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that is well, behind a network that is not.
class RedisFaultsTest {

  private static final Duration OFTEN = Duration.ofMillis(150);
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  private static DevRedis server;
  private FaultProxy proxy;
  private Redis redis;
  private Redis direct;

  @BeforeAll
  static void startServer() {
    server = DevRedis.temporary();
  }

  @AfterAll
  static void endServer() {
    server.close();
  }

  @BeforeEach
  void open() {
    proxy = FaultProxy.to(server.host(), server.port());
    redis = redis(proxy.port());
    direct = redis(server.port());
    direct.start();
  }

  private static Redis redis(int port) {
    var url = server.url().replaceFirst(":\\d+$", ":" + port);
    return Redis.of(
        RedisOptions.of(url).withCommandTimeout(TIMEOUT).withConnectTimeout(TIMEOUT), OFTEN);
  }

  @AfterEach
  void close() {
    redis.close();
    direct.close();
    proxy.close();
  }

  private boolean canCount(String key) {
    try {
      return count(redis, key) > 0;
    } catch (TransientError e) {
      return false;
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void silence_isTransientWithinTheCommandTimeout_andHealed_itWorksAgain() {
    redis.start();
    assertThat(count(redis, "silence")).isOne();

    proxy.silence();
    long began = System.nanoTime();
    assertThatThrownBy(() -> count(redis, "silence"))
        .isInstanceOf(TransientError.class)
        .hasMessageContaining("in time");
    assertThat(since(began)).isBetween(TIMEOUT, TIMEOUT.plusSeconds(5));
    await().until(() -> !redis.ready().isReady());

    proxy.heal();
    await().until(() -> redis.ready().isReady() && canCount("silence"));
  }

  @Test
  void silence_whileNobodyAsks_isNoticed() {
    redis.start();

    proxy.silence(Direction.TO_CLIENT);
    await().until(() -> redis.ready().equals(Readiness.notReady("redis unreachable")));

    proxy.heal();
    await().until(() -> redis.ready().isReady());
  }

  @Test
  void answerLost_theScriptWasExecuted_onceAndNeverAgain() {
    redis.start();
    assertThat(count(redis, "answer")).isEqualTo(1);

    proxy.silence(Direction.TO_CLIENT);
    assertThatThrownBy(() -> count(redis, "answer"))
        .isInstanceOf(TransientError.class)
        .hasMessageContaining("may have been executed");
    proxy.heal();
    await().until(() -> canCount("other"));

    assertThat(count(direct, "answer")).isEqualTo(3);
  }

  @Test
  void requestLost_theScriptWasNotExecuted_andIsNotSentAgain() {
    redis.start();
    assertThat(count(redis, "request")).isEqualTo(1);

    proxy.silence(Direction.TO_SERVER);
    assertThatThrownBy(() -> count(redis, "request")).isInstanceOf(TransientError.class);
    proxy.reset();
    proxy.heal();
    await().until(() -> canCount("other"));

    assertThat(count(direct, "request")).isEqualTo(2);
  }

  @Test
  void reset_isTransient_andTheNextConnectionWorks() {
    redis.start();
    assertThat(count(redis, "reset")).isOne();

    proxy.reset();

    await().until(() -> canCount("reset"));
    assertThat(redis.ready().isReady()).isTrue();
  }

  @Test
  void cut_callsFailAtOnce_andHealed_itIsBack() {
    redis.start();
    proxy.cut();
    await().until(() -> !redis.ready().isReady());

    long began = System.nanoTime();
    assertThatThrownBy(() -> count(redis, "cut")).isInstanceOf(TransientError.class);
    assertThat(since(began)).isLessThan(TIMEOUT);

    proxy.heal();
    await().until(() -> canCount("cut"));
  }

  @Test
  void silentAtStart_startReturnsAfterTheConnectTimeout_andItComesLater() {
    proxy.silence();
    long began = System.nanoTime();
    redis.start();
    assertThat(since(began)).isBetween(TIMEOUT.dividedBy(2), TIMEOUT.plusSeconds(5));
    assertThat(redis.ready().isReady()).isFalse();

    proxy.heal();
    await().until(() -> canCount("start"));
  }

  @Test
  void slowAndSliced_isJustSlow() {
    redis.start();
    proxy.slice(1);
    proxy.latency(Duration.ofMillis(5));

    assertThat(count(redis, "slow")).isOne();
  }
}
