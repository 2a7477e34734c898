package dev.tenon.outbox.spi;

import java.time.Duration;

/// Tells one relay that there may be something to claim. Used by one thread at a time.
public interface Wakeup extends AutoCloseable {

  /// Waits until something may have become due since the last call, or the time is over. May return
  /// early for no reason. Nothing is thrown: what cannot be heard is found by looking.
  ///
  /// @throws InterruptedException if the thread is interrupted
  void await(Duration longest) throws InterruptedException;

  /// Frees what is held; called by any thread, and ends a wait soon.
  @Override
  void close();
}
