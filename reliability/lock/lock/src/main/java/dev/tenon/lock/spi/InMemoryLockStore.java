package dev.tenon.lock.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Not for several processes: it locks threads of this one out from each other, with the semantics
/// of a store that all share.
final class InMemoryLockStore implements LockStore {

  private static final int SWEPT_FROM = 1_000;

  private final InstantSource clock;
  private final ReentrantLock step = new ReentrantLock();
  private final Map<String, Held> held = new HashMap<>();
  private int sweptAt = SWEPT_FROM;
  private long lastFence;

  InMemoryLockStore(InstantSource clock) {
    this.clock = clock;
  }

  private record Held(String owner, Instant end) {}

  @Override
  public Attempt acquire(String name, String owner, Duration lease) {
    step.lock();
    try {
      var now = clock.instant();
      var holder = holder(name, now);
      if (holder != null) {
        return new Attempt.Held(Duration.between(now, holder.end));
      }
      sweep(now);
      held.put(name, new Held(owner, now.plus(lease)));
      lastFence = Math.max(lastFence + 1, ChronoUnit.MICROS.between(Instant.EPOCH, now));
      return new Attempt.Granted(lastFence);
    } finally {
      step.unlock();
    }
  }

  @Override
  public boolean renew(String name, String owner, Duration lease) {
    step.lock();
    try {
      var now = clock.instant();
      boolean isOwners = isOwners(name, owner, now);
      if (isOwners) {
        held.put(name, new Held(owner, now.plus(lease)));
      }
      return isOwners;
    } finally {
      step.unlock();
    }
  }

  @Override
  public boolean release(String name, String owner) {
    step.lock();
    try {
      boolean isOwners = isOwners(name, owner, clock.instant());
      if (isOwners) {
        held.remove(name);
      }
      return isOwners;
    } finally {
      step.unlock();
    }
  }

  private boolean isOwners(String name, String owner, Instant now) {
    var holder = holder(name, now);
    return holder != null && holder.owner.equals(owner);
  }

  private @Nullable Held holder(String name, Instant now) {
    var holder = held.get(name);
    return holder != null && now.isBefore(holder.end) ? holder : null;
  }

  /// Leases that ended unreleased are forgotten when they may be half of what is kept.
  private void sweep(Instant now) {
    if (held.size() >= sweptAt) {
      held.values().removeIf(holder -> !now.isBefore(holder.end));
      sweptAt = Math.max(SWEPT_FROM, 2 * held.size());
    }
  }
}
