package dev.tenon.http.filters;

import dev.tenon.http.Request;
import java.util.concurrent.locks.ReentrantLock;

/// One request and the time at which it is to be over. Its thread and the timekeeper agree here on
/// who came first, so that an interrupt never meets what the thread does next.
final class Watch {

  private final Request request;
  private final Thread thread = Thread.currentThread();
  private final long due;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean done;
  private boolean late;

  /// A request that this thread handles.
  Watch(Request request, long due) {
    this.request = request;
    this.due = due;
  }

  /// Interrupts the thread, once, if the request is due and not done.
  void check(long now) {
    if (now - due < 0) {
      return;
    }
    lock.lock();
    try {
      if (!done && !late) {
        late = true;
        request.abandon();
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether the request was done in time. From then on no interrupt comes.
  boolean isDoneInTime() {
    lock.lock();
    try {
      done = true;
      return !late;
    } finally {
      lock.unlock();
    }
  }
}
