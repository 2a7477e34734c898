package dev.tenon.scaffold;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/// Changes of a service that stand together or not at all: unless it is told to forget, it takes
/// back what was done, also when the process ends.
final class Undo implements AutoCloseable {

  private record Done(ServiceFolder folder, Change change) {}

  private final ArrayDeque<Done> done = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread hook = new Thread(this::takeBack, "tenon-undo");
  private boolean isOver;

  private Undo() {}

  static Undo begin() {
    var undo = new Undo();
    Runtime.getRuntime().addShutdownHook(undo.hook);
    return undo;
  }

  /// @throws ScaffoldFailure if it cannot be written, or the process ends
  void apply(ServiceFolder folder, Change change) {
    lock.lock();
    try {
      if (isOver) {
        throw ScaffoldFailure.of(
            ScaffoldFailure.DISK, "Interrupted; nothing was changed.", "Run the command again.");
      }
      folder.apply(change);
      done.push(new Done(folder, change));
    } finally {
      lock.unlock();
    }
  }

  /// What was done stays.
  void forget() {
    lock.lock();
    try {
      done.clear();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    takeBack();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends; the hook runs or has run.
    }
  }

  private void takeBack() {
    lock.lock();
    try {
      isOver = true;
      while (!done.isEmpty()) {
        var last = done.pop();
        last.folder.apply(last.change.reversed());
      }
    } catch (ScaffoldFailure e) {
      // Somebody changed it meanwhile: theirs stays.
    } finally {
      lock.unlock();
    }
  }
}
