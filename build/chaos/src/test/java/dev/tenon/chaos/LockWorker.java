package dev.tenon.chaos;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.errors.TransientError;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Acquisition.Busy;
import dev.tenon.lock.Lease;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.LockOptions;
import dev.tenon.lock.Locks;
import dev.tenon.lock.redis.RedisLockStore;
import dev.tenon.lock.spi.LockStore;
import dev.tenon.lock.sql.SqlFences;
import dev.tenon.lock.sql.SqlLockStore;
import dev.tenon.redis.Redis;
import dev.tenon.redis.RedisOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// A process that enters the critical section over and over, as fast as it gets the lock.
///
/// It is told `announce`: to say at its next acquisition that it holds the lock, and to wait for
/// `go` before it writes; and `stop`. It never asks its lease whether it lasts: only the fence
/// stands between a late holder and the row.
final class LockWorker {

  /// Whether the database is to compare fences: `on` or `off`.
  static final String FENCES = "CHAOS_FENCES";

  private static final String LOCK = "the row";
  private static final Duration LEASE = Duration.ofMillis(250);
  private static final LockOptions WAITING =
      LockOptions.defaults().withPatience(Duration.ofSeconds(1)).withPoll(Duration.ofMillis(10));

  private final String name;
  private final Locks locks;
  private final HikariDataSource pool;
  private final SqlFences fences;
  private final boolean isFenced;
  private final Semaphore go = new Semaphore(0);
  private final Tally tally = new Tally();
  private volatile boolean isToAnnounce;
  private volatile boolean isToStop;

  private LockWorker(String name, Locks locks, HikariDataSource pool, boolean isFenced) {
    this.name = name;
    this.locks = locks;
    this.pool = pool;
    this.isFenced = isFenced;
    this.fences = SqlFences.on(pool);
  }

  public static void main(String... args) {
    try (var pool = Database.ofThisChild(1)) {
      var url = System.getenv(RedisLocks.URL);
      if (url == null) {
        work(SqlLockStore.on(pool), pool);
      } else {
        try (var redis = Redis.of(RedisOptions.of(url))) {
          redis.start();
          work(RedisLockStore.on(redis), pool);
        }
      }
    }
  }

  private static void work(LockStore store, HikariDataSource pool) {
    var worker =
        new LockWorker(
            Station.setting(Slot.NAME),
            Locks.on(store, WAITING),
            pool,
            Station.setting(FENCES).equals("on"));
    Station.open(worker::told);
    worker.work();
  }

  private void told(String line) {
    switch (line) {
      case "announce" -> isToAnnounce = true;
      case "go" -> go.release();
      case "stop" -> isToStop = true;
      default -> throw new IllegalArgumentException(line);
    }
  }

  private void work() {
    Station.say("ready");
    while (!isToStop) {
      try {
        switch (locks.acquire(LOCK, LEASE)) {
          case Acquired(var lease) -> holding(lease);
          case Busy _ -> {}
        }
      } catch (TransientError away) {
        Pause.of(Duration.ofMillis(5));
      }
    }
    Station.say("end " + tally);
  }

  /// Whether the release is heard makes no difference to what was written.
  private void holding(Lease lease) {
    try (lease) {
      if (isToAnnounce) {
        isToAnnounce = false;
        Station.say("holding " + lease.fence());
        go.acquireUninterruptibly();
        Station.say("did " + written(lease).name());
      } else {
        written(lease);
      }
    }
  }

  private Outcome written(Lease lease) {
    var outcome = write(lease);
    tally.count(outcome);
    return outcome;
  }

  private Outcome write(Lease lease) {
    var isCommitting = false;
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      if (isFenced) {
        fences.require(connection, lease);
      }
      LockTables.write(connection, lease.fence(), name);
      isCommitting = true;
      connection.commit();
      return Outcome.WRITTEN;
    } catch (LockFailure late) {
      return refused(late, lease);
    } catch (SQLException away) {
      return isCommitting ? Outcome.UNKNOWN : Outcome.FAILED;
    }
  }

  private Outcome refused(LockFailure failure, Lease lease) {
    if (!failure.id().equals("TENON-K03")) {
      throw failure;
    }
    Database.patiently(
        pool,
        connection -> {
          LockTables.refuse(connection, lease.fence(), name);
          return lease;
        });
    return Outcome.REFUSED;
  }
}
