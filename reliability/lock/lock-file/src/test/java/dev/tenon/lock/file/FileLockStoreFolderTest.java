package dev.tenon.lock.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.Locks;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Folders that are missing, foreign or spoilt.
class FileLockStoreFolderTest {

  private static final Duration LEASE = Duration.ofMinutes(10);

  @TempDir private Path root;

  @Test
  void folder_missing_isARefusal_thatNamesTheRemedy_andMakesNothing() {
    var folder = root.resolve("missing");

    assertThatThrownBy(() -> take(folder, "a"))
        .isInstanceOf(LockFailure.class)
        .hasMessageContainingAll("TENON-K01", folder.toString(), "createFolder()");
    assertThat(folder).doesNotExist();
  }

  @Test
  void folder_thatIsAFile_isARefusal() throws IOException {
    var file = Files.createFile(root.resolve("file"));

    assertThatThrownBy(() -> take(file, "a"))
        .isInstanceOf(LockFailure.class)
        .hasMessageContainingAll("TENON-K01", file.toString());
    assertThatThrownBy(() -> FileLockStore.on(file).createFolder())
        .isInstanceOf(LockFailure.class)
        .hasMessageContainingAll("TENON-K01", file.toString());
  }

  /// A folder that refuses the superuser, too, as whom tests may run.
  @Test
  void folder_notWritable_isARefusal_thatSaysSo() {
    var folder = Path.of("/sys/kernel");
    assumeTrue(Files.isDirectory(folder));

    assertThatThrownBy(() -> take(folder, "a"))
        .isInstanceOf(LockFailure.class)
        .hasMessageContainingAll("TENON-K01", "may not read and write", folder.toString());
    assertThatThrownBy(() -> FileLockStore.on(folder.resolve("locks")).createFolder())
        .isInstanceOf(LockFailure.class)
        .hasMessageContainingAll("TENON-K01", folder.toString());
  }

  @Test
  void folder_ofAnArchive_isRefused() throws IOException {
    var zip = root.resolve("a.zip");
    try (var files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FileLockStore.on(files.getPath("/locks")))
          .withMessageContaining("a.zip");
    }
  }

  @Test
  void whatIsMade_isItsOwnersAlone() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    var folder = root.resolve("above/locks");

    FileLockStore.on(folder).createFolder();
    assertThat(take(folder, "a")).isTrue();

    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(root.resolve("above"))).isEqualTo("rwx------");
    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
  }

  @Test
  void createFolder_twice_changesNothing() throws IOException {
    var store = FileLockStore.on(root.resolve("locks"));
    store.createFolder();
    assertThat(take(root.resolve("locks"), "a")).isTrue();

    store.createFolder();

    assertThat(take(root.resolve("locks"), "a")).isFalse();
  }

  @Test
  void names_leaveNoTraceOutsideOfTheFolder() throws IOException {
    var folder = Files.createDirectory(root.resolve("locks"));

    assertThat(take(folder, "../../etc/passwd")).isTrue();
    assertThat(take(folder, "🔑".repeat(100))).isTrue();
    assertThat(take(folder, "/")).isTrue();

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.equals("guard") || name.matches("[0-9a-f]{64}\\.lock"))
          .hasSize(4);
    }
    try (var files = Files.list(root)) {
      assertThat(files).containsExactly(folder);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "owner",
        "owner x\nend 2026-01-01T00:00:00Z\nfence 1\n",
        "owner 123456789012345678901234567890123456\nend tomorrow\nfence 1\n",
        "owner 123456789012345678901234567890123456\nend 2026-01-01T00:00:00Z\nfence 9999999999999999999\n",
        "owner 123456789012345678901234567890123456\nend 2026-01-01T00:00:00Z\nfence 1\nmore",
        "\0\0\0\0"
      })
  void record_spoilt_isARefusal_thatNamesTheFile_andNobodysLock(String content) throws IOException {
    var file = new LockFolder(root).file("a");
    Files.writeString(file, content);

    assertThatThrownBy(() -> take(root, "a"))
        .isInstanceOf(LockFailure.class)
        .hasMessageContainingAll("TENON-K01", file.toString(), "no record");
    assertThat(take(root, "b")).as("another lock").isTrue();
    assertThat(Files.readString(file)).isEqualTo(content);
  }

  @Test
  void record_thatIsHuge_aFolderOrALink_isARefusal() throws IOException {
    var folder = new LockFolder(root);
    Files.write(folder.file("huge"), new byte[1 << 20]);
    Files.createDirectory(folder.file("folder"));
    var secret = Files.writeString(root.resolve("secret"), "mine");
    Files.createSymbolicLink(folder.file("link"), secret);

    for (var name : new String[] {"huge", "folder", "link"}) {
      assertThatThrownBy(() -> take(root, name))
          .isInstanceOf(LockFailure.class)
          .hasMessageContaining("no record");
    }
    assertThat(secret).hasContent("mine");
  }

  @Test
  void guard_thatIsALink_isNotFollowed() throws IOException {
    Files.createSymbolicLink(root.resolve("guard"), root.resolve("elsewhere"));

    assertThatThrownBy(() -> take(root, "a")).isInstanceOf(RuntimeException.class);

    assertThat(root.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void aside_ofACrash_isOverwritten_alsoWhereItIsALink() throws IOException {
    var aside = root.resolve("aside");
    Files.write(aside, "owner ha".getBytes(UTF_8));
    assertThat(take(root, "a")).isTrue();

    Files.createSymbolicLink(aside, root.resolve("elsewhere"));
    assertThat(take(root, "b")).isTrue();

    assertThat(aside).doesNotExist();
    assertThat(root.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void guard_lockedByOtherCodeOfThisProcess_isARefusal_thatSaysSo() throws IOException {
    try (var other = new LockFolder(root).openGuard();
        var _ = other.lock()) {
      assertThatThrownBy(() -> take(root, "a"))
          .isInstanceOf(LockFailure.class)
          .hasMessageContainingAll("TENON-K01", "guard", "in this process");
    }
    assertThat(take(root, "a")).isTrue();
  }

  private static boolean take(Path folder, String name) {
    return Locks.on(FileLockStore.on(folder)).acquire(name, LEASE) instanceof Acquired;
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
