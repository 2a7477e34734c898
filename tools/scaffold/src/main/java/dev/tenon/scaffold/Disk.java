package dev.tenon.scaffold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writing and deleting such that nobody meets half of a file.
final class Disk {

  private static final Map<PosixFilePermission, PosixFilePermission> RUN_BY_WHO_READS =
      Map.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

  private Disk() {}

  /// Writes a file that is not there yet, and its folders.
  static void create(Path file, byte[] content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, content, StandardOpenOption.CREATE_NEW);
    if (Rendering.isExecutable(new String(content, StandardCharsets.ISO_8859_1))) {
      makeExecutable(file);
    }
  }

  /// Puts a new file in the place of an old one, or where none is, in one step. Who may read, write
  /// and run it stays.
  static Path replace(Path file, byte[] content) throws IOException {
    var folder = Objects.requireNonNull(file.getParent());
    var aside =
        folder.resolve(".%s.tenon-%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.deleteIfExists(aside);
      create(aside, content);
      var view = permissions(file);
      if (view != null) {
        Files.setPosixFilePermissions(aside, view.readAttributes().permissions());
      }
      return Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /// Deletes a file, and the folders below a root that are empty then. Returns the folder that is
  /// left.
  static Path delete(Path file, Path root) throws IOException {
    Files.delete(file);
    var folder = Objects.requireNonNull(file.getParent());
    while (!folder.equals(root) && isEmpty(folder)) {
      Files.delete(folder);
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /// Deletes a folder with all that is in it, and follows no links.
  static void deleteAll(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void makeExecutable(Path file) throws IOException {
    var view = permissions(file);
    if (view != null) {
      var permissions = Set.copyOf(view.readAttributes().permissions());
      var all = new HashSet<>(permissions);
      permissions.stream().map(RUN_BY_WHO_READS::get).filter(Objects::nonNull).forEach(all::add);
      view.setPermissions(all);
    }
  }

  /// Null where there is no file, or a system without such permissions.
  private static @Nullable PosixFileAttributeView permissions(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Files.getFileAttributeView(file, PosixFileAttributeView.class)
        : null;
  }
}
