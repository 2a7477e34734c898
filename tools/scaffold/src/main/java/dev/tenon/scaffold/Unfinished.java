package dev.tenon.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.ReentrantLock;

/// A folder that nobody is meant to see before it is finished: it stands beside its place, is moved
/// there in one step, and is gone when anything else happens, the end of the process included.
final class Unfinished implements AutoCloseable {

  private final Path folder;
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread hook = new Thread(this::abandon, "tenon-unfinished");
  private boolean isOver;

  private Unfinished(Path folder) {
    this.folder = folder;
  }

  /// @param place where the folder is to stand
  static Unfinished beside(Path place) throws IOException {
    var name = ".%s.tenon-%d".formatted(place.getFileName(), ProcessHandle.current().pid());
    var unfinished = new Unfinished(Files.createDirectory(place.resolveSibling(name)));
    Runtime.getRuntime().addShutdownHook(unfinished.hook);
    return unfinished;
  }

  /// @throws IOException if it cannot be written, or the process ends
  void write(String path, byte[] content) throws IOException {
    lock.lock();
    try {
      requireOpen();
      Disk.create(folder.resolve(path), content);
    } finally {
      lock.unlock();
    }
  }

  /// @throws IOException if it cannot be moved, or the process ends
  void finish(Path place) throws IOException {
    lock.lock();
    try {
      requireOpen();
      Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
      isOver = true;
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() throws IOException {
    if (isOver || Thread.currentThread().isInterrupted()) {
      throw new IOException("interrupted");
    }
  }

  @Override
  public void close() {
    abandon();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends; the hook runs or has run.
    }
  }

  /// Runs in the hook as well, while another thread may be writing.
  void abandon() {
    lock.lock();
    try {
      if (!isOver) {
        isOver = true;
        Disk.deleteAll(folder);
      }
    } catch (IOException e) {
      // What cannot be deleted now has a name that says what it is.
    } finally {
      lock.unlock();
    }
  }
}
