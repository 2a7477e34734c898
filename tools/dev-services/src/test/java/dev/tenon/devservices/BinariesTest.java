package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

  private final Archive archive = Archive.of(Platform.current());
  private final RunAs runAs = new RunAs(List.of(), 0, false);

  @TempDir private Path folder;

  @Test
  void unpack_race_allGetTheSameCompleteFolder() throws Exception {
    var cache = folder.resolve("a b").resolve("cache");
    var lines = new ConcurrentLinkedQueue<String>();
    Callable<Binaries> unpack = () -> Binaries.of(archive, List.of(cache), runAs, lines::add);
    List<Binaries> found = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : executor.invokeAll(List.of(unpack, unpack))) {
        found.add(future.get());
      }
    }
    var again = Binaries.of(archive, List.of(cache), runAs, lines::add);

    assertThat(found).containsExactly(again, again);
    assertThat(lines).isNotEmpty().allMatch(line -> line.contains("unpacking once"));
    assertThat(again.postgres()).isExecutable();
    assertThat(again.home().getFileName().toString())
        .matches("postgresql-[0-9.]+-linux-.*-[0-9a-f]{8}");
    assertThat(again.majorVersion()).matches("\\d+");
    assertThat(again.home().resolve("lib", "libpq.so")).isSymbolicLink();
    try (var children = Files.list(cache)) {
      assertThat(children).containsExactly(again.home());
    }
  }

  @Test
  void cache_firstPlaceUnusable_takesTheNext() throws IOException {
    var blocked = Files.writeString(folder.resolve("blocked"), "");
    var next = folder.resolve("next");
    var home = Files.createDirectories(next.resolve(archive.name()));

    assertThat(Binaries.of(archive, List.of(blocked.resolve("x"), next), runAs, line -> {}))
        .isEqualTo(new Binaries(next, home));
  }

  @Test
  void cache_nowhere_isRefusedWithTheRemedy() throws IOException {
    var blocked = Files.writeString(folder.resolve("blocked"), "");

    assertThatIllegalStateException()
        .isThrownBy(() -> Binaries.of(archive, List.of(blocked.resolve("x")), runAs, line -> {}))
        .withMessageContaining("XDG_CACHE_HOME")
        .satisfies(refused -> assertThat(refused.getSuppressed()).hasSize(1));
  }

  @Test
  void cache_outOfReachOfTheOtherUser_isNotTaken() throws IOException {
    Folders.permit(folder, "rwx------");

    assertThatIllegalStateException()
        .isThrownBy(() ->
            Binaries.of(archive, List.of(folder), new RunAs(List.of(), 65534, true), line -> {}));
  }

  @Test
  void caches_areTheUsersThenATemporaryOne() {
    assertThat(Cache.places(Map.of("XDG_CACHE_HOME", "/somewhere")).getFirst())
        .isEqualTo(Path.of("/somewhere/tenon"));
    assertThat(Cache.places(Map.of("XDG_CACHE_HOME", "relative")))
        .isEqualTo(Cache.places(Map.of()))
        .containsExactly(
            Path.of(System.getProperty("user.home"), ".cache", "tenon"),
            Path.of(System.getProperty("java.io.tmpdir"), "tenon-" + RunAs.userId()));
  }

  @Test
  void sweep_removesOnlyWhatIsLongAbandoned() throws IOException {
    var fresh = Folders.unfinished(folder);
    var old = Folders.unfinished(folder);
    Files.writeString(old.resolve("file"), "");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));

    Folders.sweep(folder);
    Folders.sweep(folder.resolve("missing"));

    assertThat(fresh).exists();
    assertThat(old).doesNotExist();
  }

  @Test
  void finish_nameTakenByAFile_fails() throws IOException {
    var unfinished = Folders.unfinished(folder);
    var name = Files.writeString(folder.resolve("name"), "");

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> Folders.finish(unfinished, name));
  }

  @Test
  void archive_files_keepWhetherTheyAreExecutable() throws IOException {
    var program = entry("bin/program", TarConstants.LF_NORMAL, "");
    program.setMode(0755);
    unpack(
        entry("bin/", TarConstants.LF_DIR, ""),
        program,
        entry("bin/link", TarConstants.LF_SYMLINK, "program"));

    assertThat(folder.resolve("bin", "program")).isExecutable();
    assertThat(folder.resolve("bin", "link")).isSymbolicLink().isExecutable();
  }

  @Test
  void archive_hostile_isRefused() {
    for (var hostile :
        List.of(
            entry("../outside", TarConstants.LF_NORMAL, ""),
            entry("link", TarConstants.LF_SYMLINK, "../outside"),
            entry("link", TarConstants.LF_SYMLINK, "/etc/passwd"),
            entry("device", TarConstants.LF_FIFO, ""))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> unpack(hostile))
          .withMessageStartingWith("The archive");
    }
  }

  private void unpack(TarArchiveEntry... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
      for (var entry : entries) {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    Archive.unpack(new ByteArrayInputStream(bytes.toByteArray()), folder);
  }

  private static TarArchiveEntry entry(String name, byte type, String link) {
    var entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(link);
    return entry;
  }
}
