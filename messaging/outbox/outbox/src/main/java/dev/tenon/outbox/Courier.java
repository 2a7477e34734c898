package dev.tenon.outbox;

import dev.tenon.outbox.spi.Lane;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settlement.Dead;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import dev.tenon.redaction.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims lanes and delivers their messages: those of a lane one after the other, in order, and
/// lanes beside each other, as many as there are threads.
final class Courier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int LONGEST_REASON = 1_000;

  private final OutboxStore<?> store;
  private final StoreCalls calls;
  private final Target target;
  private final RelayOptions options;
  private final Redaction redaction;
  private final Backoff backoff;
  private final Ledger ledger;

  /// As many permits as messages may still be taken.
  private final Semaphore room;

  private final ExecutorService threads;
  private final AtomicInteger delivered = new AtomicInteger();
  private volatile boolean isClosing;

  /// @param onMoreDue told when lanes were given back that have more
  Courier(
      OutboxStore<?> store,
      StoreCalls calls,
      Target target,
      RelayOptions options,
      Redaction redaction,
      Runnable onMoreDue) {
    this.store = store;
    this.calls = calls;
    this.target = target;
    this.options = options;
    this.redaction = redaction;
    backoff = new Backoff(options.firstDelay(), options.longestDelay());
    ledger = new Ledger(store, calls, onMoreDue);
    room = new Semaphore(options.batch());
    threads =
        Executors.newFixedThreadPool(
            options.concurrency(), Thread.ofVirtual().name("outbox-delivery-", 0).factory());
  }

  /// What a claim gave.
  ///
  /// @param taken how many messages
  /// @param asked how many were asked for
  record Claimed(int taken, int asked) {
    boolean isAllThereIs() {
      return taken < asked;
    }
  }

  /// Waits until there is room for half a batch at least, claims what is due, and begins to deliver
  /// it.
  ///
  /// @return how many messages were claimed, of how many that were asked for
  Claimed claim() throws InterruptedException {
    int half = Math.max(1, options.batch() / 2);
    room.acquire(half);
    if (isClosing) {
      return new Claimed(0, 1);
    }
    int free = half + room.drainPermits();
    int taken = 0;
    try {
      // Before the call: the lease begins no earlier for the store than for us.
      long begun = System.nanoTime();
      var lanes =
          calls.call("claim messages", () -> store.claim(UUID.randomUUID(), free, options.lease()));
      for (var lane : lanes) {
        taken += lane.messages().size();
        threads.execute(() -> deliver(lane, begun));
      }
    } finally {
      room.release(free - taken);
    }
    return new Claimed(taken, free);
  }

  /// Waits until what was claimed is delivered or has failed, and that is noted.
  void awaitIdle() throws InterruptedException {
    room.acquire(options.batch());
    room.release(options.batch());
    ledger.flush();
  }

  int delivered() {
    return delivered.get();
  }

  /// Begins no further delivery and claims nothing more.
  void stop() {
    isClosing = true;
    room.release(options.batch());
  }

  /// Stops, lets deliveries under way finish within the grace, then interrupts them, and gives back
  /// what is left.
  @Override
  public void close() {
    stop();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(options.grace().toMillis(), TimeUnit.MILLISECONDS)) {
        var waiting = threads.shutdownNow();
        waiting.forEach(Runnable::run); // They give back what they have, since this is closing.
        if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
          LOG.warn("Deliveries do not end; their messages come again when the lease is over");
        }
      }
    } catch (InterruptedException e) {
      threads.shutdownNow().forEach(Runnable::run);
      Thread.currentThread().interrupt();
    }
    ledger.close();
  }

  private void deliver(Lane lane, long begun) {
    long lease = options.lease().toNanos();
    var run = new LaneRun(lane, begun + lease / 2, begun + lease);
    int done = 0;
    try {
      while (done < lane.messages().size() && run.goesOn(lane.messages().get(done))) {
        done++;
        room.release();
      }
      if (done == lane.messages().size()) {
        run.end(0, Duration.ZERO);
      }
    } finally {
      room.release(lane.messages().size() - done);
    }
  }

  /// One lane while this holds it; times are those of [System#nanoTime].
  private final class LaneRun {

    private final Lane lane;

    /// When the last delivery may begin.
    private final long lastBegin;

    /// When the claim runs out.
    private final long deadline;

    LaneRun(Lane lane, long lastBegin, long deadline) {
      this.lane = lane;
      this.lastBegin = lastBegin;
      this.deadline = deadline;
    }

    void end(int attempts, Duration delay) {
      ledger.add(new Returned(lane, attempts, delay), deadline);
    }

    /// Delivers one message; false where the lane has ended with it.
    boolean goesOn(Message message) {
      if (message.attempt() > options.maxAttempts()) {
        return bury(
            message,
            message.attempt() - 1,
            "It was claimed %d times and never settled: whoever delivered it may have ended by it."
                .formatted(message.attempt() - 1));
      }
      try {
        if (isClosing || System.nanoTime() - lastBegin >= 0) {
          end(message.attempt() - 1, Duration.ZERO);
          return false;
        }
        target.deliver(message);
        delivered.incrementAndGet();
        ledger.add(new Delivered(lane, message.id(), !options.retention().isZero()), deadline);
        return true;
      } catch (Throwable e) {
        return failed(message, e);
      }
    }

    private boolean failed(Message message, Throwable e) {
      if (isClosing && e instanceof InterruptedException) {
        end(message.attempt() - 1, Duration.ZERO);
        return false;
      }
      if (e instanceof Rejected || message.attempt() >= options.maxAttempts()) {
        return bury(message, message.attempt(), e.toString());
      }
      var delay = backoff.after(message.attempt(), e);
      LOG.warn("{} was not delivered, again in {}: {}", message, delay, e.toString());
      LOG.debug("{} was not delivered", message, e);
      end(message.attempt(), delay);
      return false;
    }

    private boolean bury(Message message, int attempts, String reason) {
      LOG.error("{} is a dead letter: {}", message, reason);
      ledger.add(new Dead(lane, message.id(), attempts, storable(reason)), deadline);
      return true;
    }
  }

  /// What a failure says, without what is sensitive, and as any store can keep it.
  private String storable(String reason) {
    var shown = redaction.text(reason).replace('\0', '\uFFFD');
    var cut = shown.length() <= LONGEST_REASON ? shown : shown.substring(0, LONGEST_REASON) + "…";
    // Half a surrogate pair becomes a question mark on the way.
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
