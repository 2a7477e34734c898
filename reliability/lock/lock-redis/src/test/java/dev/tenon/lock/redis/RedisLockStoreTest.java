package dev.tenon.lock.redis;

import dev.tenon.devservices.DevRedis;
import dev.tenon.lock.testkit.LockStoreContract;
import dev.tenon.redis.RedisOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisLockStoreTest extends LockStoreContract {

  private static RedisHarness harness;

  RedisLockStoreTest() {
    super(harness);
  }

  @BeforeAll
  static void open() {
    var server = DevRedis.temporary();
    harness = new RedisHarness(new Single(server), RedisOptions.of(server.url()));
  }

  @AfterAll
  static void close() {
    harness.close();
  }

  private record Single(DevRedis server) implements RedisHarness.Server {

    @Override
    public void stop() {
      server.stop();
    }

    @Override
    public void kill() {
      server.kill();
    }

    @Override
    public void start() {
      server.start();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
