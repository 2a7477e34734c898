package dev.tenon.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who holds this answers for the server in a folder. The operating system takes it back when the
/// holder's process ends, however it ends.
final class OwnerLock implements AutoCloseable {

  /// Closing any channel of a file gives up all of a process's locks on it, so a second look at a
  /// file that this process holds must not open it. The values also keep a lock from being
  /// collected, and so given up, when nobody refers to it.
  private static final Map<Path, OwnerLock> HELD_HERE = new ConcurrentHashMap<>();

  private final Path file;
  private @Nullable FileChannel channel;

  private OwnerLock(Path file) {
    this.file = file;
  }

  static Path in(Path folder) {
    return folder.resolve("owner.lock");
  }

  /// @param folder a real path
  static Optional<OwnerLock> take(Path folder) throws IOException {
    var lock = new OwnerLock(in(folder));
    if (HELD_HERE.putIfAbsent(lock.file, lock) != null) {
      return Optional.empty();
    }
    var taken = false;
    try {
      taken = lock.lock();
    } finally {
      if (!taken) {
        lock.close();
      }
    }
    return taken ? Optional.of(lock) : Optional.empty();
  }

  private boolean lock() throws IOException {
    var opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel = opened;
    if (opened.tryLock() == null) {
      return false;
    }
    opened.truncate(0);
    opened.write(ByteBuffer.wrap(thisProcess().getBytes(StandardCharsets.US_ASCII)));
    return true;
  }

  /// The number of the process that holds or last held it, for messages.
  static String holder(Path folder) throws IOException {
    return HELD_HERE.containsKey(in(folder)) ? thisProcess() : Files.readString(in(folder));
  }

  private static String thisProcess() {
    return Long.toString(ProcessHandle.current().pid());
  }

  /// Gives it up; does nothing the second time.
  @Override
  public void close() {
    if (HELD_HERE.remove(file, this) && channel != null) {
      try {
        channel.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
