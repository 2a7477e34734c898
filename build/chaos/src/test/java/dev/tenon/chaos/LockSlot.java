package dev.tenon.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A place at which there is always a worker: one that dies is replaced by another of a new name.
final class LockSlot implements AutoCloseable {

  static final String NAME = "CHAOS_WORKER";
  static final String FENCES = "CHAOS_FENCES";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int number;
  private final Map<String, String> environment;
  private final Path errors;
  private final @Nullable WallClock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private int generation;
  private Worker worker;

  /// A child and what it has said.
  private record Worker(String name, Child child, BlockingQueue<String> said) {}

  LockSlot(int number, Map<String, String> environment, Path errors, @Nullable WallClock clock) {
    this.number = number;
    this.environment = environment;
    this.errors = errors;
    this.clock = clock;
    this.worker = begun();
  }

  private Worker begun() {
    generation++;
    var name = "w%s-%s".formatted(Integer.toString(number), Integer.toString(generation));
    var settings = new HashMap<>(environment);
    settings.put(NAME, name);
    if (clock != null) {
      settings.putAll(clock.environment());
    }
    var said = new LinkedBlockingQueue<String>();
    return new Worker(name, Child.start(LockWorker.class, settings, errors, said::add), said);
  }

  /// The worker that is there now.
  String name() {
    return worker.name;
  }

  void awaitReady() {
    answer("ready");
  }

  /// Stops it between its acquisition and its write until `written` says that another has written
  /// under a later fence, and lets it go on.
  ///
  /// @return what became of its late write
  Outcome stopWhileHolding(LaterWrite written) {
    turn.lock();
    try {
      worker.child.tell("announce");
      long fence = Long.parseLong(answer("holding").split(" ", -1)[1]);
      worker.child.freeze();
      written.await(fence);
      worker.child.thaw();
      worker.child.tell("go");
      return Outcome.valueOf(answer("did").split(" ", -1)[1]);
    } finally {
      turn.unlock();
    }
  }

  /// Waits until somebody has written under a fence that is greater than this one.
  @FunctionalInterface
  interface LaterWrite {
    void await(long fence);
  }

  void freeze(Duration time) {
    turn.lock();
    try {
      worker.child.freeze();
      Pause.of(time);
      worker.child.thaw();
    } finally {
      turn.unlock();
    }
  }

  void kill() {
    turn.lock();
    try {
      worker.child.kill();
      worker = begun();
      awaitReady();
    } finally {
      turn.unlock();
    }
  }

  void moveClock(Duration step) {
    if (clock == null) {
      throw new UnsupportedOperationException("There is no libfaketime.");
    }
    clock.move(step);
  }

  void stop() {
    worker.child.tell("stop");
  }

  /// What it did in all, when it has been stopped.
  Tally ended() {
    var tally = Tally.parse(answer("end").substring("end ".length()));
    if (!worker.child.hasEnded(PATIENCE)) {
      throw new IllegalStateException(name() + " said its end and did not end.");
    }
    return tally;
  }

  private String answer(String begin) {
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() - end < 0) {
        var line = worker.said.poll(100, TimeUnit.MILLISECONDS);
        if (line != null && line.startsWith(begin)) {
          return line;
        }
        if (line != null || (!worker.child.isAlive() && worker.said.isEmpty())) {
          throw new IllegalStateException(
              "%s %s instead of \"%s\"; see %s"
                  .formatted(
                      name(), line == null ? "ended" : "said \"" + line + '"', begin, errors));
        }
      }
      throw new IllegalStateException("%s never said \"%s\".".formatted(name(), begin));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a worker was to answer", interrupted);
    }
  }

  @Override
  public void close() {
    worker.child.close();
  }
}
