package dev.tenon.lock;

import dev.tenon.errors.CheckReturnValue;
import dev.tenon.errors.TransientError;
import java.time.Duration;

/// A lock that is ours for a time.
///
/// It ends when its time is over, renewed or not, whether or not the work is done: a process that
/// stands still, for a garbage collection or a suspended machine, does not notice. So what must not
/// be written by two is guarded where it is written, by the [fence][#fence()].
///
/// Thread-safe.
public final class Lease implements AutoCloseable {

  private final GuardedStore store;
  private final Ticker ticker;
  private final String name;
  private final String owner;
  private final long fence;
  private final Duration length;
  private volatile long end;
  private volatile boolean isOver;

  /// @param asked when the store was asked, so that the lease ends here before it does there
  Lease(
      GuardedStore store,
      Ticker ticker,
      String name,
      String owner,
      long fence,
      Duration length,
      long asked) {
    this.store = store;
    this.ticker = ticker;
    this.name = name;
    this.owner = owner;
    this.fence = fence;
    this.length = length;
    this.end = asked + length.toNanos();
  }

  /// The lock.
  public String name() {
    return name;
  }

  /// The fencing token: positive, and greater than that of every earlier lease of this lock. A
  /// store that remembers the greatest it has seen, and refuses what comes with a smaller one,
  /// cannot be written to by a late holder (Kleppmann, "How to do distributed locking", 2016).
  public long fence() {
    return fence;
  }

  /// How long it lasts if it is not renewed; zero when it is over. It is counted from before the
  /// store was asked and by a clock that nobody sets, so it ends here no later than there, as long
  /// as both clocks run equally fast.
  public Duration remaining() {
    long nanos = isOver ? 0 : end - ticker.nanos();
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  /// Whether it lasts, as far as this process knows.
  public boolean isHeld() {
    return !isOver && end - ticker.nanos() > 0;
  }

  /// Goes on only where it lasts: for long work, between its steps.
  ///
  /// @throws LockFailure `TENON-K02` if it is over
  public void requireHeld() {
    if (!isHeld()) {
      throw LockFailure.lost(name);
    }
  }

  /// Lets it last its first length again, from now.
  ///
  /// @return whether it is still ours; false for good when it is over
  /// @throws TransientError if the store is away; the lease may last until its end
  /// @throws LockFailure `TENON-K01` if the store refuses
  @CheckReturnValue
  public boolean renew() {
    long asked = ticker.nanos();
    if (isHeld() && store.renew(name, owner, length)) {
      end = asked + length.toNanos();
    } else {
      isOver = true;
    }
    return isHeld();
  }

  /// Ends it, so that others may have the lock. Once it is over, nothing happens.
  ///
  /// @return whether the lock was ours until now; false if the lease had ended before
  /// @throws TransientError if the store is away: the lock is free when the lease would have ended
  /// @throws LockFailure `TENON-K01` if the store refuses
  public boolean release() {
    if (isOver) {
      return false;
    }
    isOver = true;
    return store.release(name, owner);
  }

  /// Ends it; where the store is away, the lock is free when the lease would have ended.
  ///
  /// @throws LockFailure `TENON-K01` if the store refuses
  @Override
  public void close() {
    endsKept();
  }

  /// Ends it, and says whether the lock was ours all the time, as far as can be known.
  boolean endsKept() {
    boolean isHeldHere = isHeld();
    try {
      return release();
    } catch (TransientError away) {
      return isHeldHere;
    }
  }

  Duration length() {
    return length;
  }

  /// The lock and the fence.
  @Override
  public String toString() {
    return "Lease[%s, fence %d]".formatted(name, fence);
  }
}
