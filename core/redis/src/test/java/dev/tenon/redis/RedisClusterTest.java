package dev.tenon.redis;

import static dev.tenon.redis.Scripts.COUNT;
import static dev.tenon.redis.Scripts.GET;
import static dev.tenon.redis.Scripts.PUT;
import static dev.tenon.redis.Scripts.SLOW;
import static dev.tenon.redis.Scripts.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenon.devservices.DevRedis;
import dev.tenon.devservices.DevRedisCluster;
import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisClusterTest {

  private static final Duration OFTEN = Duration.ofMillis(150);
  private static final Duration FAILOVER = Duration.ofSeconds(60);

  private static DevRedisCluster cluster;
  private Redis redis;

  @BeforeAll
  static void startCluster() {
    cluster = DevRedis.temporaryCluster();
  }

  @AfterAll
  static void endCluster() {
    cluster.close();
  }

  @BeforeEach
  void open() {
    redis = Redis.of(RedisOptions.cluster(cluster.urls()), OFTEN);
    redis.start();
  }

  @AfterEach
  void close() {
    redis.close();
  }

  private boolean canCount(String key) {
    try {
      return count(redis, key) > 0;
    } catch (TransientError e) {
      return false;
    }
  }

  @Test
  void keysOfAllNodes_areFound() {
    for (int i = 0; i < 50; i++) {
      assertThat(count(redis, "key-" + i)).isEqualTo(1);
    }

    assertThat(redis.describe())
        .isEqualTo("Redis %s (cluster)".formatted(cluster.nodes().getFirst().version()));
    assertThat(redis.ready()).isEqualTo(Readiness.READY);
  }

  @Test
  void keysOfSeveralSlots_andNone_areRefusedEarly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> redis.run(COUNT, List.of("secret-a", "secret-b"), List.of("1")))
        .withMessageContaining("\"count\"")
        .withMessageContaining("in braces")
        .withMessageNotContaining("secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> redis.run(COUNT, List.of(), List.of("1")))
        .withMessageContaining("Give it one");

    assertThat(redis.run(COUNT, List.of("{order-7}:a", "{order-7}:b"), List.of("3")).number())
        .isEqualTo(3);
  }

  @Test
  void masterKilled_aReplicaTakesOver_andTheOthersWorkOn() {
    assertThat(redis.run(PUT, List.of("tea"), List.of("green")).text()).isEqualTo("OK");
    var other = otherMastersKey("tea");
    var master = cluster.masterOf("tea");
    cluster.awaitReady();

    master.kill();
    assertThatThrownBy(() -> count(redis, "tea")).isInstanceOf(TransientError.class);
    await().atMost(FAILOVER).until(() -> cluster.masterOf("tea").port() != master.port());
    await().atMost(FAILOVER).until(() -> canCount("{tea}:count") && canCount(other));

    assertThat(redis.run(GET, List.of("tea"), List.of()).text()).isEqualTo("green");
    master.start();
    cluster.awaitReady();
  }

  @Test
  void nodeKilledWhileAScriptRuns_isTransientAtOnce_andNothingIsSentAgain() throws Exception {
    cluster.awaitReady();
    var master = cluster.masterOf("busy");
    Map<String, DoubleSupplier> gauges = new HashMap<>();
    redis.measure((name, help, value) -> gauges.put(name, value));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> redis.run(SLOW, List.of("busy"), List.of("900000")));
      await().until(() -> read(gauges) == 1);

      master.kill();

      assertThatThrownBy(slow::get).hasCauseInstanceOf(TransientError.class);
    }
    await().atMost(FAILOVER).until(() -> cluster.masterOf("busy").port() != master.port());
    master.start();
    cluster.awaitReady();
    await().atMost(FAILOVER).until(() -> canCount("{busy}:other"));

    assertThat(redis.run(GET, List.of("busy"), List.of()).isNothing()).isTrue();
  }

  private static double read(Map<String, DoubleSupplier> gauges) {
    var running = gauges.get("redis_scripts_running");
    assertThat(running).isNotNull();
    return running.getAsDouble();
  }

  private static String otherMastersKey(String key) {
    for (int i = 0; ; i++) {
      if (cluster.masterOf("other-" + i).port() != cluster.masterOf(key).port()) {
        return "other-" + i;
      }
    }
  }

  @Test
  void clusterGone_isAway_andBack() {
    cluster.nodes().forEach(DevRedis::kill);
    await().atMost(FAILOVER).until(() -> !redis.ready().isReady());
    assertThat(redis.ready()).isEqualTo(Readiness.notReady("redis unreachable"));
    assertThatThrownBy(() -> count(redis, "tea")).isInstanceOf(TransientError.class);

    cluster.nodes().forEach(DevRedis::start);
    cluster.awaitReady();

    await().atMost(FAILOVER).until(() -> redis.ready().isReady() && canCount("tea"));
  }

  @Test
  void singleInsteadOfCluster_andTheReverse_isAFailureWithTheRemedy() {
    var node = cluster.nodes().getFirst();
    try (var single = Redis.of(RedisOptions.of(node.url()))) {
      assertThatThrownBy(single::start)
          .isInstanceOfSatisfying(
              RedisFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-R04"))
          .hasMessageContaining("Set isCluster to true");
    }
    try (var server = DevRedis.temporary();
        var wrong = Redis.of(RedisOptions.cluster(List.of(server.url())))) {
      assertThatThrownBy(wrong::start)
          .isInstanceOf(RedisFailure.class)
          .hasMessageContaining("Set isCluster to false");
    }
  }
}
