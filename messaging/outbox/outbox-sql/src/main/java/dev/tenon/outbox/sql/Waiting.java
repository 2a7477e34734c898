package dev.tenon.outbox.sql;

import dev.tenon.outbox.spi.Wakeup;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Wakes nobody before the time is over.
final class Waiting implements Wakeup {

  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  @SuppressWarnings("ReturnValueIgnored") // however it ends, it has waited
  public void await(Duration longest) throws InterruptedException {
    isClosedWithin(longest);
  }

  boolean isClosedWithin(Duration time) throws InterruptedException {
    return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
