package dev.tenon.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In an archive, which has neither permissions nor numbers of files, as some file systems do not.
class LockFolderTest {

  @TempDir private Path root;

  private FileSystem archive() throws IOException {
    return FileSystems.newFileSystem(root.resolve("archive.zip"), Map.of("create", "true"));
  }

  @Test
  void withoutPermissions_theFolderIsMadeWithTheUsualOnes() throws IOException {
    try (var archive = archive()) {
      var folder = new LockFolder(archive.getPath("/locks/ours"));

      folder.create();

      assertThat(Files.isDirectory(folder.path())).isTrue();
    }
  }

  @Test
  void withoutNumbersOfFiles_aFolderIsKnownByItsRealPath() throws IOException {
    try (var archive = archive()) {
      var folder = new LockFolder(archive.getPath("/locks"));
      folder.create();

      assertThat(new LockFolder(archive.getPath("/other/../locks")).identity())
          .isEqualTo(folder.identity())
          .isNotEqualTo(new LockFolder(archive.getPath("/")).identity());
    }
  }
}
