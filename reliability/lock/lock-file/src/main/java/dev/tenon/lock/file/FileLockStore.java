package dev.tenon.lock.file;

import dev.tenon.lock.LockFailure;
import dev.tenon.lock.spi.Attempt;
import dev.tenon.lock.spi.LockStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// Locks in files of a folder, which all processes of one machine share that use the same folder.
///
/// ```java
/// var store = FileLockStore.on(Path.of("/var/lib/nightly/locks"));
/// store.createFolder();
/// var locks = Locks.on(store);
/// ```
///
/// **One machine.** The processes are those of one kernel, containers with a common volume
/// included. Between machines, over NFS, SMB or FUSE, nothing is promised: neither that two are
/// locked out from each other nor that their clocks agree.
///
/// **Time** is the machine's clock. Where it is set back, leases last longer by as much, and where
/// it is set forward they end early; fences grow all the same, unless it is set back by more than a
/// day.
///
/// **Steps.** Each is alone in the folder, by the system's lock on the file `guard`, and writes a
/// record of some hundred bytes aside, forces it to the disk and moves it into place. So a process
/// that is killed, or a machine that stops, leaves the old record or the new one. A step takes what
/// the disk needs for that, a few milliseconds, whatever the lock. Who stands still in the middle
/// of a step, such as a suspended process, keeps the others waiting; each gives up after 5 s.
///
/// **One user.** What is made is its owner's alone; processes of another user are refused. On
/// systems without POSIX permissions, files have those of their folder.
///
/// **What remains** of a lock that nobody has held for a day is swept by whoever releases one, once
/// an hour.
///
/// Thread-safe.
public final class FileLockStore implements LockStore {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LockFolder folder;
  private final Guard guard;
  private final Sweeping sweeping;
  private final InstantSource clock;

  FileLockStore(Path path, InstantSource clock, Duration patience) {
    this.folder = new LockFolder(path);
    this.guard = new Guard(folder, patience);
    this.sweeping = new Sweeping(folder, guard);
    this.clock = clock;
  }

  /// Locks in a folder, which is not looked at yet.
  ///
  /// @throws IllegalArgumentException if it is not of the system's own file system, but in a ZIP
  ///   file, say
  public static FileLockStore on(Path folder) {
    if (!folder.getFileSystem().equals(FileSystems.getDefault())) {
      throw new IllegalArgumentException(
          "Locks are kept in a folder of the system, not in %s.".formatted(folder.toUri()));
    }
    return new FileLockStore(folder.toAbsolutePath(), InstantSource.system(), PATIENCE);
  }

  /// Makes the folder and those above it, for its owner alone; one that is there stays as it is. It
  /// is a folder of its own, where no other user may write and nothing is cleaned away: not `/tmp`.
  ///
  /// @throws LockFailure `TENON-K01` if the system does not make it: it is forbidden, something
  ///   else is there, the disk is full
  public void createFolder() {
    try {
      folder.create();
    } catch (IOException refused) {
      throw LockFailure.store(
          new IllegalStateException(
              "No folder can be made at %s: %s".formatted(folder.path(), refused), refused));
    }
  }

  @Override
  public Attempt acquire(String name, String owner, Duration lease)
      throws IOException, InterruptedException {
    var file = folder.file(name);
    return step(() -> {
      var now = clock.instant();
      var last = folder.read(file);
      if (last.isPresent() && last.get().isHeldAt(now)) {
        return new Attempt.Held(Duration.between(now, last.get().end()));
      }
      long fence = LockRecord.fence(last.map(LockRecord::fence).orElse(0L), now);
      folder.write(file, new LockRecord(owner, now.plus(lease), fence));
      return new Attempt.Granted(fence);
    });
  }

  @Override
  public boolean renew(String name, String owner, Duration lease)
      throws IOException, InterruptedException {
    var file = folder.file(name);
    return step(() -> {
      var now = clock.instant();
      var held = folder.read(file).filter(last -> last.isHeldBy(owner, now));
      if (held.isPresent()) {
        folder.write(file, held.get().until(now.plus(lease)));
      }
      return held.isPresent();
    });
  }

  /// An interrupted thread releases, too: it is on its way out, and the others wait for it.
  @Override
  public boolean release(String name, String owner) throws IOException, InterruptedException {
    boolean isInterrupted = Thread.interrupted();
    try {
      boolean isReleased = released(name, owner);
      sweeping.runIfDue(clock.instant());
      return isReleased;
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean released(String name, String owner) throws IOException, InterruptedException {
    var file = folder.file(name);
    return step(() -> {
      var held = folder.read(file).filter(last -> last.isHeldBy(owner, clock.instant()));
      if (held.isPresent()) {
        folder.write(file, held.get().released());
      }
      return held.isPresent();
    });
  }

  /// A full disk, too many open files, a process that stands still: all that the system does not
  /// say for good.
  @Override
  public boolean isAway(Exception failure) {
    return failure instanceof IOException;
  }

  private <T> T step(Guard.Step<T> step) throws IOException, InterruptedException {
    try {
      return guard.run(step);
    } catch (AccessDeniedException denied) {
      throw new IllegalStateException(
          "This user may not read and write %s. Locks in files are for processes of one user."
              .formatted(denied.getFile()),
          denied);
    }
  }
}
