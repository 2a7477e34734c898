package dev.tenon.lock;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps a lease while work is done: renews it when a third of it has passed, and again soon where
/// the store was away.
final class Renewal implements AutoCloseable {

  private final Lease lease;
  private final long until;
  private final CountDownLatch isDone = new CountDownLatch(1);

  private Renewal(Lease lease, long until) {
    this.lease = lease;
    this.until = until;
  }

  /// @param longest when to stop renewing, the work being done or not
  static Renewal begin(Lease lease, Duration longest) {
    var renewal = new Renewal(lease, System.nanoTime() + longest.toNanos());
    Thread.ofVirtual().name("tenon-lock-renewal").start(renewal::run);
    return renewal;
  }

  private void run() {
    try {
      var pause = lease.length().dividedBy(3);
      while (!isDone.await(pause.toNanos(), TimeUnit.NANOSECONDS) && isDue()) {
        pause = lease.length().dividedBy(renewed() ? 3 : 10);
      }
    } catch (InterruptedException ended) {
      // Nobody has this thread but us; it ends with the process.
    }
  }

  private boolean isDue() {
    return lease.isHeld() && System.nanoTime() - until < 0;
  }

  private boolean renewed() {
    try {
      return lease.renew();
    } catch (RuntimeException away) {
      // The work learns of it when the lease ends before it does.
      return false;
    }
  }

  /// Does not wait for a renewal under way: what it does to a lease that is over is nothing.
  @Override
  public void close() {
    isDone.countDown();
  }
}
