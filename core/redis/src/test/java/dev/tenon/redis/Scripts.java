package dev.tenon.redis;

import java.util.List;

/// Scripts that tests run.
final class Scripts {

  static final RedisScript COUNT =
      RedisScript.of(
          """
          -- count
          return redis.call('INCRBY', KEYS[1], ARGV[1])
          """);

  static final RedisScript PUT = RedisScript.of("return redis.call('SET', KEYS[1], ARGV[1])");
  static final RedisScript GET = RedisScript.of("return redis.call('GET', KEYS[1])");

  /// Is busy for so many microseconds, and counts.
  static final RedisScript SLOW =
      RedisScript.of(
          """
          -- slow
          local began = redis.call('TIME')
          local now = began
          while (now[1] - began[1]) * 1000000 + (now[2] - began[2]) < tonumber(ARGV[1]) do
            now = redis.call('TIME')
          end
          return redis.call('INCR', KEYS[1])
          """);

  private Scripts() {}

  static long count(Redis redis, String key) {
    return redis.run(COUNT, List.of(key), List.of("1")).number();
  }
}
