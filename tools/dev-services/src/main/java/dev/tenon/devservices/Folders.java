package dev.tenon.devservices;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Work with folders that other processes may be working with too.
final class Folders {

  private static final String UNFINISHED = ".unfinished-";
  private static final Duration ABANDONED = Duration.ofHours(1);

  private Folders() {}

  /// A new folder beside what it will become, open to all for reading.
  static Path unfinished(Path parent) throws IOException {
    var folder = Files.createTempDirectory(parent, UNFINISHED);
    permit(folder, "rwxr-xr-x");
    return folder;
  }

  /// Gives the finished folder its name, unless another process was faster: then it stays what it
  /// is, to be thrown away.
  static void finish(Path unfinished, Path name) throws IOException {
    try {
      Files.move(unfinished, name, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException taken) {
      if (!Files.isDirectory(name)) {
        throw taken;
      }
    }
  }

  /// Removes what processes that were killed have left behind; never fails.
  static void sweep(Path parent) {
    try (var children = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
      for (var child : children) {
        var age = Duration.between(Files.getLastModifiedTime(child).toInstant(), Instant.now());
        if (age.compareTo(ABANDONED) > 0) {
          delete(child);
        }
      }
    } catch (IOException left) {
      // Another process sweeps too, or the next one will.
      return;
    }
  }

  static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  /// Writes a file that only its owner can read, at once or not at all.
  static void writePrivate(Path file, String text) throws IOException {
    var draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".draft-", "");
    try {
      permit(draft, "rw-------");
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static int owner(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  static void give(Path tree, int user) throws IOException {
    Files.walkFileTree(
        tree,
        new EveryPath() {
          @Override
          void visit(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
          }
        });
  }

  /// Removes a folder and all that is in it; a missing one is fine.
  static void delete(Path tree) throws IOException {
    if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(
          tree,
          new EveryPath() {
            @Override
            void visit(Path path) throws IOException {
              Files.deleteIfExists(path);
            }
          });
    }
  }

  /// Children before their folder.
  private abstract static class EveryPath extends SimpleFileVisitor<Path> {

    abstract void visit(Path path) throws IOException;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      visit(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      visit(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
