package dev.tenon.http.filters;

import dev.tenon.http.Request;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Looks after all watches with one thread, which sleeps while there are none.
///
/// It looks at all of them every so often instead of at each when it is due: nearly all requests
/// are done long before, and so cost one entry into a set and one out of it. A platform thread,
/// since handlers that compute may hold all carriers of virtual ones. Thread-safe.
final class Timekeeper implements AutoCloseable {

  private static final long STEPS = 20;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMillis(100);

  private final Set<Watch> watched = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;
  private final AtomicLong pause = new AtomicLong(LONGEST.toNanos());
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private volatile boolean asleep;
  private volatile boolean closed;

  Timekeeper(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// From now on this thread has so much time for the request.
  Watch watch(Request request, Duration span) {
    var watch = new Watch(request, nanos.getAsLong() + span.toNanos());
    watched.add(watch);
    hasten(span.toNanos() / STEPS);
    if (thread.get() == null) {
      begin();
    }
    if (asleep) {
      LockSupport.unpark(thread.get());
    }
    return watch;
  }

  /// Looks more often from now on, if this deadline is the shortest so far.
  private void hasten(long step) {
    long wanted = Math.max(step, SHORTEST.toNanos());
    if (wanted < pause.get()) {
      pause.accumulateAndGet(wanted, Math::min);
      LockSupport.unpark(thread.get());
    }
  }

  /// Whether the request was done in time; the watch is over.
  boolean isInTime(Watch watch) {
    watched.remove(watch);
    return watch.isDoneInTime();
  }

  /// Interrupts whoever is late.
  void check() {
    long now = nanos.getAsLong();
    watched.forEach(watch -> watch.check(now));
  }

  Set<Watch> watched() {
    return watched;
  }

  private void begin() {
    var made = Thread.ofPlatform().daemon().name("deadlines").unstarted(this::run);
    if (!closed && thread.compareAndSet(null, made)) {
      made.start();
    }
  }

  private void run() {
    while (!closed) {
      if (watched.isEmpty()) {
        asleep = true;
        // Asked again, since a watch may have come before it was seen that nobody is awake.
        if (watched.isEmpty() && !closed) {
          LockSupport.park(this);
        }
        asleep = false;
      } else {
        check();
        LockSupport.parkNanos(this, pause.get());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread.get());
  }
}
