package dev.tenon.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Faults under way, several at once.
final class Faults implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> begun = new ArrayList<>();

  void begin(Runnable fault) {
    begun.add(threads.submit(fault));
  }

  /// Complains about those that failed.
  void check() {
    for (var fault : begun) {
      if (fault.state() == Future.State.FAILED) {
        throw new IllegalStateException("A fault could not be made", fault.exceptionNow());
      }
    }
  }

  /// Waits for their ends.
  void await() {
    try {
      for (var fault : begun) {
        fault.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A fault could not be made", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while faults went on", interrupted);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
