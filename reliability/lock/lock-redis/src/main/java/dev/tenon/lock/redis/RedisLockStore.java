package dev.tenon.lock.redis;

import dev.tenon.lock.spi.Attempt;
import dev.tenon.lock.spi.LockStore;
import dev.tenon.redis.Redis;
import dev.tenon.redis.RedisReply;
import dev.tenon.redis.RedisScript;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Locks on Redis, one server or a cluster: each step is one script, in one round trip, by the
/// server's clock.
///
/// ```java
/// var redis = service.use(Redis.of(config.redis()));
/// var locks = Locks.on(RedisLockStore.on(redis));
/// ```
///
/// **What Redis cannot promise.** It answers before a replica has what was written, and by default
/// before a disk has it. When a master fails over, or comes back with its data lost, a lock may be
/// free that somebody holds, and two hold it until the lease of the first ends. Their fences differ
/// all the same, and the later one is greater: whoever must not write twice lets the store that is
/// written to compare them. Where that cannot be done, keep the locks in a database instead
/// (`tenon-lock-sql`).
///
/// **The server's clock.** Leases and fences go by it. Set forward, it ends leases early, as above;
/// set back, it makes them longer, and fences go on from the last one. Only when it is set back
/// *and* the data are lost at the same time may a fence come that is smaller than an earlier one:
/// then guarded writes are refused until the clock has caught up.
///
/// **Keys.** One a lock, `tenon:lock:` and the name, a hash of about 100 bytes; forgotten a day
/// after the lease would have ended.
///
/// Thread-safe; it holds nothing but the connection that it was given.
public final class RedisLockStore implements LockStore {

  private static final String PREFIX = "tenon:lock:";

  /// A fence is remembered so long after its lease, in case the clock is set back meanwhile.
  private static final String REMEMBERED = Long.toString(Duration.ofDays(1).toMillis());

  private final Redis redis;

  private RedisLockStore(Redis redis) {
    this.redis = redis;
  }

  /// Locks on this Redis, which the caller starts and closes.
  public static RedisLockStore on(Redis redis) {
    return new RedisLockStore(redis);
  }

  @Override
  public Attempt acquire(String name, String owner, Duration lease) {
    var answer = run(Scripts.ACQUIRE, name, owner, micros(lease), REMEMBERED).list();
    long value = answer.getLast().number();
    return answer.getFirst().number() == 1
        ? new Attempt.Granted(value)
        : new Attempt.Held(Duration.of(value, ChronoUnit.MICROS));
  }

  @Override
  public boolean renew(String name, String owner, Duration lease) {
    return run(Scripts.RENEW, name, owner, micros(lease), REMEMBERED).number() == 1;
  }

  @Override
  public boolean release(String name, String owner) {
    return run(Scripts.RELEASE, name, owner).number() == 1;
  }

  private RedisReply run(RedisScript script, String name, String... arguments) {
    return redis.run(script, List.of(PREFIX + name), List.of(arguments));
  }

  private static String micros(Duration lease) {
    return Long.toString(lease.dividedBy(ChronoUnit.MICROS.getDuration()));
  }
}
