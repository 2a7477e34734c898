package dev.tenon.lock.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Some threads that begin at the same moment.
final class AtOnce {

  private AtOnce() {}

  /// What came of each.
  static <T> List<T> run(int threads, Callable<T> step) throws Exception {
    var begin = new CyclicBarrier(threads);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, threads)
              .mapToObj(i ->
                  executor.submit(() -> {
                    begin.await();
                    return step.call();
                  }))
              .toList();
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
