package dev.tenon.outbox;

import dev.tenon.lifecycle.Component;
import dev.tenon.lifecycle.Measurements;
import dev.tenon.lifecycle.Readiness;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Wakeup;
import dev.tenon.redaction.Redaction;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the messages of an outbox to a [Target], in the background of a service.
///
/// ```java
/// service.use(outbox.relay(HttpTarget.to(billing, "/orders"), RelayOptions.defaults()));
/// ```
///
/// It claims messages for a time, the lease, delivers them, and notes what became of each. As long
/// as leases hold, no two relays deliver messages of one key at the same time; the claim of a relay
/// that has ended is taken over when it runs out. Deliveries that come to no end keep their slot:
/// give a target a time limit of its own, less than half the lease.
///
/// While the store is away, it says so in [#ready()], warns once, and keeps trying.
///
/// Thread-safe. All its threads are virtual.
public final class Relay implements Component {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final Duration COUNTED_EVERY = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int PURGED_AT_ONCE = 1_000;

  private final OutboxStore<?> store;
  private final StoreCalls calls;
  private final Target target;
  private final RelayOptions options;
  private final Redaction redaction;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean isStarted = new AtomicBoolean();

  /// What has to be ended.
  private record Running(Wakeup listening, Courier sending, Thread claiming) {}

  /// What a thread does until the end.
  private interface Loop {
    void run() throws InterruptedException;
  }

  /// Has the claiming thread look again.
  private final Semaphore signal = new Semaphore(0);

  /// Has the listening thread listen, since there is nothing to claim.
  private final Semaphore idle = new Semaphore(0);

  private volatile @Nullable Running running;
  private volatile boolean isAway;
  private volatile @Nullable Backlog backlog;

  Relay(
      OutboxStore<?> store,
      StoreCalls calls,
      Target target,
      RelayOptions options,
      Redaction redaction) {
    this.store = store;
    this.calls = calls;
    this.target = target;
    this.options = options;
    this.redaction = redaction;
  }

  /// The name in the options.
  @Override
  public String name() {
    return options.name();
  }

  /// Begins to deliver; a store that is away is waited for.
  ///
  /// @throws IllegalStateException if called twice, or after [#close]
  @Override
  public void start() {
    if (hasEnded() || !isStarted.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "A relay starts once, and not after its end. Make another by Outbox.relay.");
    }
    var listening = store.wakeup();
    var sending = courier(signal::release);
    running = new Running(listening, sending, begun("", () -> claimAll(sending)));
    begun("-listener", () -> listen(listening));
    begun("-keeper", this::keep);
  }

  /// Delivers what is due now and returns when it is done: for tests, and for jobs that run from
  /// time to time. It may be called on a relay that was not started, also several times.
  ///
  /// @return how many messages were delivered
  /// @throws dev.tenon.errors.TransientError if the store is away, or the thread is interrupted; it
  ///   stays interrupted
  /// @throws OutboxFailure if the store refuses
  public int runOnce() {
    try (var sending = courier(() -> {})) {
      return calls.call(
          "be relayed",
          () -> {
            while (sending.claim().taken() > 0) {
              sending.awaitIdle();
            }
            return sending.delivered();
          });
    }
  }

  /// Not ready while the store cannot be asked for messages.
  @Override
  public Readiness ready() {
    return isAway ? Readiness.notReady("the outbox cannot be reached") : Readiness.READY;
  }

  /// The gauges `outbox_pending`, `outbox_oldest_age_seconds` and `outbox_dead_letters`, counted in
  /// the background every five seconds; NaN before the first count.
  @Override
  public void measure(Measurements measurements) {
    measurements.gauge(
        "outbox_pending",
        "Messages that are still to be delivered.",
        () -> counted(Backlog::pending));
    measurements.gauge(
        "outbox_oldest_age_seconds",
        "How long ago the oldest message that is still to be delivered was appended.",
        () -> counted(count -> count.oldestAge().toMillis() / 1_000.0));
    measurements.gauge(
        "outbox_dead_letters", "Messages that were given up.", () -> counted(Backlog::dead));
  }

  /// Begins no further delivery, lets those under way finish within the grace of the options, then
  /// interrupts them, and gives back what is left.
  @Override
  public void close() {
    ended.countDown();
    signal.release();
    idle.release();
    var ending = running;
    if (ending != null) {
      ending.listening.close();
      ending.sending.stop();
      try {
        ending.claiming.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // It ends by itself, after the grace.
      }
    }
  }

  private Courier courier(Runnable onReturn) {
    return new Courier(store, calls, target, options, redaction, onReturn);
  }

  /// Nobody but a store can interrupt these threads.
  private Thread begun(String part, Loop loop) {
    var name = name() + part;
    return Thread.ofVirtual()
        .name(name)
        .start(() -> {
          try {
            loop.run();
          } catch (InterruptedException e) {
            LOG.warn("{} was interrupted and ends", name);
          }
        });
  }

  private double counted(ToDoubleFunction<Backlog> figure) {
    var count = backlog;
    return count == null ? Double.NaN : figure.applyAsDouble(count);
  }

  private boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /// Claims until it had all there is, then waits for a signal.
  private void claimAll(Courier sending) throws InterruptedException {
    var pause = FIRST_PAUSE;
    try (sending) {
      while (!hasEnded()) {
        try {
          var claimed = sending.claim();
          pause = FIRST_PAUSE;
          back();
          if (claimed.isAllThereIs()) {
            idle.release();
            signal.acquire();
            signal.drainPermits();
          }
        } catch (RuntimeException | Error e) {
          away(e);
          waited(pause);
          pause = Duration.ofMillis(Math.min(2 * pause.toMillis(), LONGEST_PAUSE.toMillis()));
        }
      }
    }
  }

  private void away(Throwable e) {
    if (!isAway) {
      isAway = true;
      LOG.warn("{} cannot claim messages; it keeps trying", name(), e);
    }
  }

  private void back() {
    if (isAway) {
      isAway = false;
      LOG.info("{} claims messages again", name());
    }
  }

  private void listen(Wakeup listening) throws InterruptedException {
    while (!hasEnded()) {
      idle.acquire();
      idle.drainPermits();
      try {
        listening.await(options.poll());
      } catch (RuntimeException | Error e) {
        LOG.warn("{} cannot listen; it looks every {}", name(), options.poll(), e);
        waited(options.poll());
      }
      signal.release();
    }
  }

  /// Counts, and removes what was kept long enough.
  private void keep() throws InterruptedException {
    do {
      try {
        backlog = calls.call("count its messages", store::backlog);
        purge();
      } catch (RuntimeException | Error e) {
        LOG.debug("{} cannot count", name(), e);
      }
    } while (!waited(COUNTED_EVERY));
  }

  private void purge() {
    int purged = options.retention().isZero() ? 0 : PURGED_AT_ONCE;
    while (purged == PURGED_AT_ONCE && !hasEnded()) {
      purged = calls.call("purge messages", () -> store.purge(options.retention(), PURGED_AT_ONCE));
    }
  }

  /// Whether the end came while this waited.
  private boolean waited(Duration pause) throws InterruptedException {
    return ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }
}
