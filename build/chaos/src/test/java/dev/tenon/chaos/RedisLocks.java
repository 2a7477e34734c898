package dev.tenon.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Locks in a Redis, where the row that they guard is elsewhere.
final class RedisLocks implements LockServer {

  static final String URL = "CHAOS_REDIS";

  private final @Nullable WallClock clock;
  private final RedisServer redis;

  private RedisLocks(RedisServer redis, @Nullable WallClock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /// @param folder for its data
  /// @param faketime by which its clock is moved, if it is
  static RedisLocks start(Path folder, Optional<Path> faketime) {
    var clock =
        faketime
            .map(library -> WallClock.of(library, folder.resolve("clock-of-redis")))
            .orElse(null);
    var environment = clock == null ? Map.<String, String>of() : clock.environment();
    return new RedisLocks(RedisServer.start(folder.resolve("redis"), environment), clock);
  }

  @Override
  public String describe() {
    return redis.version();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(URL, redis.url());
  }

  @Override
  public void crash() {
    redis.crash();
  }

  @Override
  public void lose() {
    redis.lose();
  }

  @Override
  public void moveClock(Duration step) {
    if (clock == null) {
      throw new UnsupportedOperationException("There is no libfaketime.");
    }
    clock.move(step);
  }

  @Override
  public void close() {
    redis.close();
  }
}
