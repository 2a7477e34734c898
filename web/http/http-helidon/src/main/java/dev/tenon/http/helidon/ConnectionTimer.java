package dev.tenon.http.helidon;

import dev.tenon.http.HttpOptions;
import java.util.concurrent.atomic.AtomicLong;

/// What one connection waits for, and until when.
///
/// The thread of the connection says when it begins and ends to wait; another asks whether the time
/// is over. Which of the two was first is decided by one word of memory, so that a connection which
/// got its bytes at the last moment is either served or ended, never both.
final class ConnectionTimer {

  /// What is due to a connection.
  enum Due {
    /// Nothing: it waits for nothing, or there is time.
    NOTHING,
    /// Its end.
    END,
    /// Its end, and before it a word about the request that did not come as a whole.
    REFUSAL_AND_END
  }

  private static final long NOTHING = 0;
  private static final long OVER = -1;
  private static final long WITH_REFUSAL = 1;

  private final long requestNanos;
  private final long writeNanos;
  private final long idleNanos;
  private final long origin = System.nanoTime();

  /// Twice the deadline in nanoseconds after the origin, and one if a refusal is due then; or what
  /// is said above.
  private final AtomicLong waiting = new AtomicLong();

  private volatile boolean begun;
  private long requestDeadline;

  ConnectionTimer(HttpOptions options) {
    requestNanos = options.requestTimeout().toNanos();
    writeNanos = options.writeTimeout().toNanos();
    idleNanos = options.idleTimeout().toNanos();
  }

  /// The connection waits until both sides have agreed on how they speak, for as long as for a
  /// request.
  ///
  /// @return whether it still may
  boolean awaitAgreement(long now) {
    return await((now - origin + requestNanos) << 1);
  }

  /// Both sides have agreed.
  ///
  /// @return whether it was in time
  boolean agreed() {
    return proceed();
  }

  /// The connection waits for bytes of a request.
  ///
  /// @return whether it still may
  boolean awaitBytes(long now) {
    return begun
        ? await((requestDeadline << 1) | WITH_REFUSAL)
        : await((now - origin + idleNanos) << 1);
  }

  /// Bytes of a request, or its end, have come.
  ///
  /// @return whether they came in time
  boolean cameAt(long now) {
    if (!begun) {
      begun = true;
      requestDeadline = now - origin + requestNanos;
    }
    return proceed();
  }

  /// The connection waits for the client to take what is written.
  ///
  /// @return whether it still may
  boolean awaitTaking(long now) {
    return await((now - origin + writeNanos) << 1);
  }

  /// Whether it is over now, since no further request is waited for. Of what it waits for, only a
  /// request that has not begun is meant: whoever waits for anything else has begun one.
  boolean isIdleOver() {
    long seen = waiting.get();
    return seen > NOTHING
        && (seen & WITH_REFUSAL) == 0
        && !begun
        && waiting.compareAndSet(seen, OVER);
  }

  /// What was written is taken.
  ///
  /// @return whether it was in time
  boolean taken() {
    return proceed();
  }

  /// The request is answered; bytes that come now begin the next.
  void answered() {
    begun = false;
  }

  /// What is due; an end is due once, and from then on the connection may wait for nothing.
  Due dueAt(long now) {
    long seen = waiting.get();
    if (seen <= NOTHING || now - origin <= seen >> 1 || !waiting.compareAndSet(seen, OVER)) {
      return Due.NOTHING;
    }
    return (seen & WITH_REFUSAL) == 0 ? Due.END : Due.REFUSAL_AND_END;
  }

  private boolean await(long deadline) {
    return waiting.compareAndSet(NOTHING, deadline);
  }

  private boolean proceed() {
    long seen = waiting.get();
    return seen != OVER && waiting.compareAndSet(seen, NOTHING);
  }
}
