package dev.tenon.lock.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files of a folder: a guard, a record a lock, and one beside them while it is written.
///
/// Links are not followed: nobody makes us write elsewhere.
record LockFolder(Path path) {

  private static final String RECORD = ".lock";

  /// The owner's alone.
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  void create() throws IOException {
    Files.createDirectories(path, made(FOLDER));
  }

  /// What is the same for all paths to this folder, links included.
  ///
  /// @throws IllegalStateException if it is none
  Object identity() throws IOException {
    if (!Files.isDirectory(path)) {
      throw new IllegalStateException(
          "There is no folder %s. FileLockStore.createFolder() makes it.".formatted(path));
    }
    var key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path.toRealPath() : key;
  }

  Path guard() {
    return path.resolve("guard");
  }

  FileChannel openGuard() throws IOException {
    return FileChannel.open(guard(), Set.of(CREATE, WRITE, NOFOLLOW_LINKS), made(FILE));
  }

  /// When the folder was last swept, or made.
  Instant sweptAt() throws IOException {
    return Files.getLastModifiedTime(guard(), NOFOLLOW_LINKS).toInstant();
  }

  void sweptAt(Instant time) throws IOException {
    Files.setLastModifiedTime(guard(), FileTime.from(time));
  }

  /// Named by a digest of the name, which may be longer than a file's, and hold what no file's may.
  Path file(String name) {
    var digest = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
    return path.resolve(HexFormat.of().formatHex(digest) + RECORD);
  }

  /// All records.
  List<Path> files() throws IOException {
    try (var files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(RECORD)).toList();
    }
  }

  /// @throws IllegalStateException if there is something else
  Optional<LockRecord> read(Path file) throws IOException {
    if (Files.notExists(file, NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var record = isFile(file) ? LockRecord.parse(content(file)) : Optional.<LockRecord>empty();
    if (record.isEmpty()) {
      throw new IllegalStateException(
          "%s is no record of a lock. Remove it when nobody works under that lock."
              .formatted(file));
    }
    return record;
  }

  private static boolean isFile(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS).isRegularFile();
  }

  private static byte[] content(Path file) throws IOException {
    try (var in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      return in.readNBytes(LockRecord.TOO_LONG);
    }
  }

  /// Whole or not at all, wherever the machine stops. What is lost with a machine's last moment is
  /// nobody's: who held it is gone, too; so the folder itself is not forced to disk.
  void write(Path file, LockRecord record) throws IOException {
    var aside = path.resolve("aside");
    Files.deleteIfExists(aside);
    try (var channel = FileChannel.open(aside, Set.of(CREATE_NEW, WRITE), made(FILE))) {
      var bytes = ByteBuffer.wrap(record.bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private FileAttribute<?>[] made(Set<PosixFilePermission> permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every JDK has SHA-256.", never);
    }
  }
}
