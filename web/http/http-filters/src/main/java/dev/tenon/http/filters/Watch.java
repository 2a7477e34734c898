package dev.tenon.http.filters;

import dev.tenon.http.Request;
import java.util.concurrent.atomic.AtomicReference;

/// One request and the time at which it is to be over. Its thread and the timekeeper agree here on
/// who came first, so that an interrupt never meets what the thread does next.
final class Watch {

  private enum State {
    RUNNING,
    DONE,
    /// The interrupt is on its way.
    LATE,
    INTERRUPTED
  }

  private final Request request;
  private final Thread thread = Thread.currentThread();
  private final long due;
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

  /// A request that this thread handles.
  Watch(Request request, long due) {
    this.request = request;
    this.due = due;
  }

  /// Interrupts the thread, once, if the request is due and not done.
  void check(long now) {
    if (now - due >= 0 && state.compareAndSet(State.RUNNING, State.LATE)) {
      request.abandon();
      thread.interrupt();
      state.set(State.INTERRUPTED);
    }
  }

  /// Whether the request was done in time. From then on no interrupt comes.
  boolean isDoneInTime() {
    if (state.compareAndSet(State.RUNNING, State.DONE)) {
      return true;
    }
    while (state.get() == State.LATE) {
      Thread.onSpinWait();
    }
    return state.get() == State.DONE;
  }

  /// Cheaper than that of any object, which is made and kept when it is first asked for. A thread
  /// handles one request at a time.
  @Override
  public int hashCode() {
    return Long.hashCode(thread.threadId() * 0x9E3779B97F4A7C15L);
  }

  /// Another watch is another one.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}
