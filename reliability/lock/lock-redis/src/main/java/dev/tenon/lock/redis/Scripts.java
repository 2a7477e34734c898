package dev.tenon.lock.redis;

import dev.tenon.redis.RedisScript;

/// The steps of a lock, each a script: `KEYS[1]` is the lock, a hash with `owner`, `end` and
/// `fence`; times are microseconds of the server's clock.
final class Scripts {

  private static final String NOW =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      """;

  /// Who is no longer the holder gets 0, and nothing is changed.
  private static final String OWNERS_ONLY =
      NOW
          + """
          local lock = redis.call('HMGET', KEYS[1], 'owner', 'end')
          if lock[1] ~= ARGV[1] or tonumber(lock[2]) <= now then
            return 0
          end
          """;

  /// `ARGV`: owner, lease in microseconds, milliseconds for which the fence outlives the lease.
  /// Gives `{1, fence}`, or `{0, microseconds that remain}`.
  static final RedisScript ACQUIRE =
      RedisScript.of(
          "-- acquire a lock\n"
              + NOW
              + """
              local lock = redis.call('HMGET', KEYS[1], 'end', 'fence')
              local remaining = (tonumber(lock[1]) or 0) - now
              if remaining > 0 then
                return {0, remaining}
              end
              local fence = math.max((tonumber(lock[2]) or 0) + 1, now)
              redis.call('HSET', KEYS[1], 'owner', ARGV[1],
                'end', string.format('%.0f', now + ARGV[2]), 'fence', string.format('%.0f', fence))
              redis.call('PEXPIRE', KEYS[1], string.format('%.0f', ARGV[2] / 1000 + ARGV[3]))
              return {1, fence}
              """);

  /// `ARGV` as of [#ACQUIRE]. Gives 1 if the owner holds the lock, else 0.
  static final RedisScript RENEW =
      RedisScript.of(
          "-- renew a lock\n"
              + OWNERS_ONLY
              + """
              redis.call('HSET', KEYS[1], 'end', string.format('%.0f', now + ARGV[2]))
              redis.call('PEXPIRE', KEYS[1], string.format('%.0f', ARGV[2] / 1000 + ARGV[3]))
              return 1
              """);

  /// `ARGV`: owner. Gives 1 if the owner held the lock, else 0. The fence stays.
  static final RedisScript RELEASE =
      RedisScript.of(
          "-- release a lock\n"
              + OWNERS_ONLY
              + """
              redis.call('HSET', KEYS[1], 'end', '0')
              return 1
              """);

  private Scripts() {}
}
