package dev.tenon.lock.redis;

import dev.tenon.devservices.DevRedis;
import dev.tenon.devservices.DevRedisCluster;
import dev.tenon.lock.testkit.LockStoreContract;
import dev.tenon.redis.RedisOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisClusterLockStoreTest extends LockStoreContract {

  private static RedisHarness harness;

  RedisClusterLockStoreTest() {
    super(harness);
  }

  @BeforeAll
  static void open() {
    var cluster = DevRedis.temporaryCluster();
    harness = new RedisHarness(new All(cluster), RedisOptions.cluster(cluster.urls()));
  }

  @AfterAll
  static void close() {
    harness.close();
  }

  /// All nodes at once; that one master fails is tested with the connection, in `tenon-redis`.
  private record All(DevRedisCluster cluster) implements RedisHarness.Server {

    @Override
    public void stop() {
      cluster.nodes().forEach(DevRedis::stop);
    }

    @Override
    public void kill() {
      cluster.nodes().forEach(DevRedis::kill);
    }

    @Override
    public void start() {
      cluster.nodes().forEach(DevRedis::start);
      cluster.awaitReady();
    }

    @Override
    public void close() {
      cluster.close();
    }
  }
}
