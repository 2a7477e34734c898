package dev.tenon.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A place at which there is always a worker: one that dies is replaced by another of a new name.
final class Slot implements AutoCloseable {

  /// What a worker learns its name by.
  static final String NAME = "CHAOS_WORKER";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Class<?> program;
  private final String place;
  private final Map<String, String> environment;
  private final Path errors;
  private final @Nullable WallClock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private int generation;
  private volatile Worker worker;

  /// A child and what it has said.
  private record Worker(String name, Child child, BlockingQueue<String> said) {}

  /// @param program of the worker, which says `ready` when it is
  /// @param place how the workers at this place are called, with a number for each
  /// @param errors takes what they complain about
  /// @param clock by which they go, where it can be moved
  Slot(
      Class<?> program,
      String place,
      Map<String, String> environment,
      Path errors,
      @Nullable WallClock clock) {
    this.program = program;
    this.place = place;
    this.environment = environment;
    this.errors = errors;
    this.clock = clock;
    this.worker = begun();
  }

  private Worker begun() {
    generation++;
    var name = place + "-" + generation;
    var settings = new HashMap<>(environment);
    settings.put(NAME, name);
    if (clock != null) {
      settings.putAll(clock.environment());
    }
    var said = new LinkedBlockingQueue<String>();
    return new Worker(name, Child.start(program, settings, errors, said::add), said);
  }

  /// The worker that is there now.
  String name() {
    return worker.name;
  }

  void awaitReady() {
    answer("ready");
  }

  void tell(String line) {
    worker.child.tell(line);
  }

  /// Does something to the worker, and nobody does anything else to it meanwhile.
  <T> T alone(Supplier<T> deed) {
    turn.lock();
    try {
      return deed.get();
    } finally {
      turn.unlock();
    }
  }

  /// Lets it stand still, until [#thaw()].
  void freeze() {
    worker.child.freeze();
  }

  void thaw() {
    worker.child.thaw();
  }

  void freeze(Duration time) {
    turn.lock();
    try {
      freeze();
      Pause.of(time);
      thaw();
    } finally {
      turn.unlock();
    }
  }

  /// Kills it, and has another one begun in its place.
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

  /// Waits for the end of one that was told to stop, and gives its last words.
  String lastWords() {
    var words = answer("end");
    if (!worker.child.hasEnded(PATIENCE)) {
      throw new IllegalStateException(name() + " said its end and did not end.");
    }
    return words.substring("end".length()).strip();
  }

  /// The next thing it says, which must begin like that.
  String answer(String begin) {
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
      worker.child.dump(errors);
      throw new IllegalStateException(
          "%s never said \"%s\"; what it does instead is in %s".formatted(name(), begin, errors));
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
