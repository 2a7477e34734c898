package dev.tenon.outbox;

import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what became of messages, on a thread of its own: all that comes together while the
/// last is written, and a moment longer, goes in one call. While the store is away it keeps trying,
/// as long as the claims hold.
final class Ledger implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int MOST = 1_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /// How long the first of a call waits for others.
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /// @param deadline until when it is worth trying, by [System#nanoTime]
  private record Entry(Settlement settlement, long deadline) {
    boolean isLate() {
      return System.nanoTime() - deadline >= 0;
    }
  }

  private final OutboxStore<?> store;
  private final StoreCalls calls;
  private final Runnable onMoreDue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread writer;
  private List<Entry> waiting = new ArrayList<>();
  private boolean isWriting;
  private boolean isClosing;

  /// @param onMoreDue told when lanes were given back that have more
  Ledger(OutboxStore<?> store, StoreCalls calls, Runnable onMoreDue) {
    this.store = store;
    this.calls = calls;
    this.onMoreDue = onMoreDue;
    writer = Thread.ofVirtual().name("outbox-ledger").start(this::writeAll);
  }

  void add(Settlement settlement, long deadline) {
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        changed.signalAll();
      }
      waiting.add(new Entry(settlement, deadline));
    } finally {
      lock.unlock();
    }
  }

  /// Waits until all is written, or was in vain.
  void flush() throws InterruptedException {
    lock.lock();
    try {
      while (isWriting || !waiting.isEmpty()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Writes what is left, with one attempt, and ends.
  @Override
  public void close() {
    lock.lock();
    try {
      isClosing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It ends by itself, soon.
    }
  }

  private void writeAll() {
    while (isAnyWaiting()) {
      LockSupport.parkNanos(LINGER_NANOS);
      var entries = next();
      while (!written(entries)) {
        entries = entries.stream().filter(entry -> !entry.isLate()).toList();
        if (entries.isEmpty() || !paused()) {
          LOG.warn("What became of messages could not be noted; they will come again");
          break;
        }
      }
    }
  }

  /// Waits for something to write; false at the end.
  private boolean isAnyWaiting() {
    lock.lock();
    try {
      isWriting = false;
      changed.signalAll();
      while (waiting.isEmpty() && !isClosing) {
        changed.awaitUninterruptibly();
      }
      isWriting = !waiting.isEmpty();
      return isWriting;
    } finally {
      lock.unlock();
    }
  }

  private List<Entry> next() {
    lock.lock();
    try {
      int count = Math.min(waiting.size(), MOST);
      var taken = List.copyOf(waiting.subList(0, count));
      waiting = new ArrayList<>(waiting.subList(count, waiting.size()));
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private boolean written(List<Entry> entries) {
    var settlements = entries.stream().map(Entry::settlement).toList();
    try {
      var settled = calls.call("settle messages", () -> store.settle(settlements));
      if (settled.effective() < settlements.size()) {
        LOG.warn(
            "{} of {} settlements came after their claim had run out; the messages come again. A delivery should take less than half the lease",
            settlements.size() - settled.effective(),
            settlements.size());
      }
      if (settled.isMoreDue()) {
        onMoreDue.run();
      }
      return true;
    } catch (RuntimeException | Error e) {
      LOG.warn("What became of {} messages cannot be noted now", settlements.size(), e);
      return false;
    }
  }

  /// Waits before the next attempt; false where there is none, since this closes.
  private boolean paused() {
    lock.lock();
    try {
      long left = PAUSE_NANOS;
      while (left > 0 && !isClosing) {
        left = changed.awaitNanos(left);
      }
      return !isClosing;
    } catch (InterruptedException e) {
      return false; // The store was: nobody else knows this thread.
    } finally {
      lock.unlock();
    }
  }
}
