package dev.tenon.http.vertx;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The body of a request: filled by an event loop, read by a handler, which waits where nothing has
/// arrived yet. How much lies between the two is bounded by the loop, which asks [#isFull()].
final class RequestBody extends InputStream {

  private static final int FULL = 128 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> parts = new ArrayDeque<>();
  private final Runnable onRoom;
  private int buffered;
  private int position;
  private boolean complete;
  private @Nullable String failure;

  /// @param onRoom called by the reader when there is room again after the body was full
  RequestBody(Runnable onRoom) {
    this.onRoom = onRoom;
  }

  /// Adds what has arrived.
  void add(byte[] part) {
    lock.lock();
    try {
      parts.add(part);
      buffered += part.length;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Says that all has arrived.
  void complete() {
    lock.lock();
    try {
      complete = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Says that the rest will not arrive. Without effect on a body that is complete.
  void fail(String reason) {
    lock.lock();
    try {
      if (!complete && failure == null) {
        failure = reason;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether so much waits to be read that no more should be added.
  boolean isFull() {
    lock.lock();
    try {
      return buffered >= FULL;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    boolean hasRoomAgain;
    int count;
    lock.lock();
    try {
      if (!awaitPart()) {
        return -1;
      }
      boolean wasFull = buffered >= FULL;
      count = take(bytes, offset, length);
      hasRoomAgain = wasFull && buffered < FULL;
    } finally {
      lock.unlock();
    }
    if (hasRoomAgain) {
      onRoom.run();
    }
    return count;
  }

  /// Whether there is something to read; if not, the body is at its end.
  private boolean awaitPart() throws IOException {
    while (parts.isEmpty()) {
      if (complete) {
        return false;
      }
      if (failure != null) {
        throw new IOException(failure);
      }
      try {
        changed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Interrupted while the request body was read");
      }
    }
    return true;
  }

  private int take(byte[] bytes, int offset, int length) {
    var part = parts.element();
    int count = Math.min(length, part.length - position);
    System.arraycopy(part, position, bytes, offset, count);
    position += count;
    buffered -= count;
    if (position == part.length) {
      parts.remove();
      position = 0;
    }
    return count;
  }
}
