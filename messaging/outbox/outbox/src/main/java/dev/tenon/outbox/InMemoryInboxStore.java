package dev.tenon.outbox;

import dev.tenon.outbox.spi.InboxStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// Marks in memory.
final class InMemoryInboxStore<T> implements InboxStore<T> {

  private record Mark(String consumer, UUID message) {}

  private final InstantSource clock;
  private final BiConsumer<T, Runnable> afterCommit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Mark, Instant> seen = new HashMap<>();

  /// Marks of transactions that are open; forgotten with the transaction, however it ends.
  private final Map<T, Set<Mark>> open = new WeakHashMap<>();

  InMemoryInboxStore(InstantSource clock, BiConsumer<T, Runnable> afterCommit) {
    this.clock = clock;
    this.afterCommit = afterCommit;
  }

  @Override
  public boolean mark(T transaction, String consumer, UUID message) {
    var mark = new Mark(consumer, message);
    var now = clock.instant();
    if (!isFirst(transaction, mark)) {
      return false;
    }
    afterCommit.accept(transaction, () -> keep(mark, now));
    return true;
  }

  private boolean isFirst(T transaction, Mark mark) {
    lock.lock();
    try {
      return !seen.containsKey(mark)
          && open.computeIfAbsent(transaction, some -> new HashSet<>()).add(mark);
    } finally {
      lock.unlock();
    }
  }

  private void keep(Mark mark, Instant at) {
    lock.lock();
    try {
      seen.put(mark, at);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long purge(Duration age) {
    lock.lock();
    try {
      long before = seen.size();
      var oldest = clock.instant().minus(age);
      seen.values().removeIf(at -> at.isBefore(oldest));
      return before - seen.size();
    } finally {
      lock.unlock();
    }
  }
}
