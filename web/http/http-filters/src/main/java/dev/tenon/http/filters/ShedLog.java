package dev.tenon.http.filters;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says that requests are turned away: at once, and then at most every ten seconds with how many
/// there were, so that overload does not become a flood of lines. Thread-safe.
final class ShedLog {

  private static final Logger LOG = LoggerFactory.getLogger(ConcurrencyLimit.class);
  private static final long PAUSE = 10_000_000_000L;

  private final ConcurrencyOptions options;
  private final LongSupplier nanos;
  private final LongAdder since = new LongAdder();
  private final AtomicLong next;

  ShedLog(ConcurrencyOptions options, LongSupplier nanos) {
    this.options = options;
    this.nanos = nanos;
    this.next = new AtomicLong(nanos.getAsLong());
  }

  void shed() {
    since.increment();
    long due = next.get();
    long now = nanos.getAsLong();
    if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
      LOG.warn(
          "Turned away {} requests: {} are in flight, and {} may wait {} ms (filters.concurrency)",
          since.sumThenReset(),
          options.maxInFlight(),
          options.maxWaiting(),
          options.maxWait().toMillis());
    }
  }
}
