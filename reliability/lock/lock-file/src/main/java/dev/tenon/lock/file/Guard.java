package dev.tenon.lock.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Lets one step at a time into a folder, of all threads and processes of this machine.
///
/// Between processes it is the system's lock on a file, which goes with a process that dies. That
/// lock is the process's, and gone when *any* channel of the process to that file is closed; so
/// threads wait for each other before they open it.
///
/// @param patience how long a step waits; who stands still in the middle of one keeps all others
record Guard(LockFolder folder, Duration patience) {

  private static final long POLL = 500_000;

  /// One a folder that this process has used; as a rule there is one.
  private static final Map<Object, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

  /// What is done in a folder, alone.
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  <T> T run(Step<T> step) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + patience.toNanos();
    var mutex = IN_THIS_PROCESS.computeIfAbsent(folder.identity(), _ -> new ReentrantLock());
    if (!mutex.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw occupied();
    }
    try (var channel = folder.openGuard();
        var _ = lock(channel, giveUp)) {
      return step.run();
    } finally {
      mutex.unlock();
    }
  }

  /// Asks again and again, since the system's own waiting has no end.
  private FileLock lock(FileChannel channel, long giveUp) throws IOException, InterruptedException {
    while (true) {
      var lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - giveUp >= 0) {
        throw occupied();
      }
      Thread.sleep(Duration.ofNanos(POLL));
    }
  }

  private @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException second) {
      throw new IllegalStateException(
          "Something else in this process has locked %s, such as a second copy of this class. Let one class loader have it."
              .formatted(folder.guard()),
          second);
    }
  }

  private FileSystemException occupied() {
    return new FileSystemException(
        folder.guard().toString(),
        null,
        "somebody has been in the middle of a step for %s".formatted(patience));
  }
}
