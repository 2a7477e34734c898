package dev.tenon.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// What happens to bytes on their way in one direction of a [FaultProxy].
final class Flow {

  private static final long BETWEEN_SLICES = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// With little bandwidth, so much of a second's bytes goes at once.
  private static final int PARTS_OF_A_SECOND = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long latency;
  private long bytesPerSecond = Long.MAX_VALUE;
  private int maxBytes = Integer.MAX_VALUE;
  private boolean isSilent;

  void latency(Duration delay) {
    change(() -> latency = delay.toNanos());
  }

  void bandwidth(long bytes) {
    change(() -> bytesPerSecond = bytes);
  }

  void slice(int bytes) {
    change(() -> maxBytes = bytes);
  }

  void silence() {
    change(() -> isSilent = true);
  }

  void heal() {
    change(() -> {
      latency = 0;
      bytesPerSecond = Long.MAX_VALUE;
      maxBytes = Integer.MAX_VALUE;
      isSilent = false;
    });
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Passes bytes on, or their end where there are none.
  void pass(byte[] bytes, int length, OutputStream out) throws IOException, InterruptedException {
    waitFor(() -> latency);
    for (int sent = 0; sent < length; ) {
      int piece = piece(length - sent);
      out.write(bytes, sent, piece);
      out.flush();
      sent += piece;
      waitFor(() -> pause(piece));
    }
  }

  private int piece(int left) {
    lock.lock();
    try {
      long most = Math.max(1, bytesPerSecond / PARTS_OF_A_SECOND);
      return (int) Math.min(Math.min(left, maxBytes), most);
    } finally {
      lock.unlock();
    }
  }

  private long pause(int sent) {
    long forBandwidth = bytesPerSecond == Long.MAX_VALUE ? 0 : sent * SECOND / bytesPerSecond;
    return maxBytes == Integer.MAX_VALUE ? forBandwidth : Math.max(forBandwidth, BETWEEN_SLICES);
  }

  /// Waits as long as it takes now, which a change may alter, and for the end of a silence.
  private void waitFor(LongSupplier nanos) throws InterruptedException {
    lock.lock();
    try {
      long began = System.nanoTime();
      long left = nanos.getAsLong();
      while (isSilent || left > 0) {
        if (isSilent) {
          changed.await();
        } else {
          left = changed.awaitNanos(left);
        }
        left = nanos.getAsLong() - (System.nanoTime() - began);
      }
    } finally {
      lock.unlock();
    }
  }
}
