package dev.tenon.lock.testkit;

import static dev.tenon.lock.testkit.Sabotage.ANOTHERS_LEASE_RELEASED;
import static dev.tenon.lock.testkit.Sabotage.CHECK_THEN_ACT;
import static dev.tenon.lock.testkit.Sabotage.CLOCK_OF_THE_CLIENT;
import static dev.tenon.lock.testkit.Sabotage.EXPIRED_LEASE_IS_REVIVED;
import static dev.tenon.lock.testkit.Sabotage.NAMES_WITHOUT_CASE;
import static dev.tenon.lock.testkit.Sabotage.NO_EXPIRY;
import static dev.tenon.lock.testkit.Sabotage.NO_OWNER_CHECK_ON_RELEASE;
import static dev.tenon.lock.testkit.Sabotage.NO_OWNER_CHECK_ON_RENEWAL;
import static dev.tenon.lock.testkit.Sabotage.REENTRANT;
import static dev.tenon.lock.testkit.Sabotage.REFUSED_ATTEMPT_LENGTHENS;
import static dev.tenon.lock.testkit.Sabotage.RENEWAL_ADDS_UP;
import static dev.tenon.lock.testkit.Sabotage.RENEWAL_FORGOTTEN;

import dev.tenon.lock.spi.Attempt;
import dev.tenon.lock.spi.LockStore;
import dev.tenon.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A client of a store that does everything right but for one thing.
final class BrokenLockStore implements LockStore {

  private final Server server;
  private final Sabotage sabotage;
  private final Duration ahead;
  private final AtomicLong ownCounter = new AtomicLong();

  BrokenLockStore(Server server, Sabotage sabotage, Duration ahead) {
    this.server = server;
    this.sabotage = sabotage;
    this.ahead = ahead;
  }

  /// What all clients share.
  static final class Server {

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private final AtomicLong counter = new AtomicLong();

    void loseData() {
      rows.clear();
      counter.set(0);
      clock.advance(Duration.ofSeconds(1));
    }

    void advance(Duration step) {
      clock.advance(step);
    }
  }

  private record Row(String owner, Instant end) {}

  @Override
  public Attempt acquire(String name, String owner, Duration lease) {
    if (is(CHECK_THEN_ACT)) {
      boolean isFree = holder(name) == null;
      LockSupport.parkNanos(2_000_000);
      return isFree ? granted(name, owner, lease) : new Attempt.Held(lease);
    }
    synchronized (server) {
      var holder = holder(name);
      if (holder == null || (is(REENTRANT) && holder.owner.equals(owner))) {
        return granted(name, owner, lease);
      }
      if (is(REFUSED_ATTEMPT_LENGTHENS)) {
        server.rows.put(key(name), new Row(holder.owner, now().plus(lease)));
      }
      return new Attempt.Held(Duration.between(now(), holder.end));
    }
  }

  private Attempt granted(String name, String owner, Duration lease) {
    server.rows.put(key(name), new Row(owner, now().plus(lease)));
    return new Attempt.Granted(fence());
  }

  private long fence() {
    long micros = server.clock.millis() * 1000;
    return switch (sabotage) {
      case TOKEN_REUSED -> micros;
      case TOKEN_LOST_WITH_THE_CLIENT -> ownCounter.incrementAndGet();
      case TOKEN_LOST_WITH_THE_DATA -> server.counter.incrementAndGet();
      default -> server.counter.updateAndGet(last -> Math.max(last + 1, micros));
    };
  }

  @Override
  public boolean renew(String name, String owner, Duration lease) {
    synchronized (server) {
      var holder = is(EXPIRED_LEASE_IS_REVIVED) ? server.rows.get(key(name)) : holder(name);
      if (holder == null || !(holder.owner.equals(owner) || is(NO_OWNER_CHECK_ON_RENEWAL))) {
        return false;
      }
      if (!is(RENEWAL_FORGOTTEN)) {
        var from = is(RENEWAL_ADDS_UP) ? holder.end : now();
        server.rows.put(key(name), new Row(holder.owner, from.plus(lease)));
      }
      return true;
    }
  }

  @Override
  public boolean release(String name, String owner) {
    synchronized (server) {
      var holder = holder(name);
      boolean isOwners = holder != null && holder.owner.equals(owner);
      if (isOwners || is(ANOTHERS_LEASE_RELEASED) || is(NO_OWNER_CHECK_ON_RELEASE)) {
        server.rows.remove(key(name));
      }
      return isOwners || (is(NO_OWNER_CHECK_ON_RELEASE) && holder != null);
    }
  }

  private @Nullable Row holder(String name) {
    var row = server.rows.get(key(name));
    return row != null && (is(NO_EXPIRY) || now().isBefore(row.end)) ? row : null;
  }

  private Instant now() {
    var now = server.clock.instant();
    return is(CLOCK_OF_THE_CLIENT) ? now.plus(ahead) : now;
  }

  private String key(String name) {
    return is(NAMES_WITHOUT_CASE) ? name.toLowerCase(Locale.ROOT) : name;
  }

  private boolean is(Sabotage other) {
    return sabotage == other;
  }
}
