package dev.tenon.http.filters;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A ticker that moves on by a step each time it is asked.
record Steps(AtomicLong now, long step) implements LongSupplier {

  static Steps of(long step) {
    return new Steps(new AtomicLong(), step);
  }

  @Override
  public long getAsLong() {
    return now.getAndAdd(step);
  }
}
