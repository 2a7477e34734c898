package dev.tenon.http.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether it is in memory or in a file, an upload is the same.
class UploadTest {

  private static final byte[] BYTES = {1, 2, 3};

  @TempDir private Path parent;
  @TempDir private Path target;

  private UploadFolder folder(int room) {
    return new UploadFolder(parent, room);
  }

  private static Upload upload(UploadFolder folder) throws IOException {
    var sink = new FileSink(folder, 100);
    try (sink) {
      sink.write(BYTES);
    }
    return sink.upload("a.png", "image/png");
  }

  private static byte[] bytes(Upload upload) throws IOException {
    try (var in = upload.open()) {
      return in.readAllBytes();
    }
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.count() - 1;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void upload_isReadAgainAndAgain_untilItsRequestIsOver(int room) throws IOException {
    var folder = folder(room);
    var upload = upload(folder);

    assertThat(bytes(upload)).isEqualTo(BYTES);
    assertThat(bytes(upload)).isEqualTo(BYTES);
    assertThat(upload.size()).isEqualTo(3);
    assertThat(upload.name()).isEqualTo("a.png");
    assertThat(upload).hasToString("Upload[image/png, 3 bytes]");
    folder.close();

    assertThatIllegalStateException()
        .isThrownBy(upload::open)
        .withMessageContaining("before the handler returns");
    assertThatIllegalStateException().isThrownBy(() -> upload.moveTo(target.resolve("x")));
    assertThat(count(parent)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void upload_thatWasMoved_stays_forItsOwnerAlone(int room) throws IOException {
    var path = target.resolve("kept.png");
    var folder = folder(room);
    var upload = upload(folder);

    upload.moveTo(path);
    folder.close();

    assertThat(Files.readAllBytes(path)).isEqualTo(BYTES);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(bytes(upload)).isEqualTo(BYTES);
    upload.moveTo(target.resolve("again.png"));
    assertThat(bytes(upload)).isEqualTo(BYTES);
    assertThat(count(parent)).isZero();
    assertThat(count(target)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void move_toWhereSomethingIs_orToNowhere_isRefused_andChangesNothing(int room)
      throws IOException {
    var taken = Files.writeString(target.resolve("taken"), "mine");
    try (var folder = folder(room)) {
      var upload = upload(folder);

      assertThatThrownBy(() -> upload.moveTo(taken)).isInstanceOf(FileAlreadyExistsException.class);
      assertThatThrownBy(() -> upload.moveTo(target.resolve("no/such")))
          .isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> upload.moveTo(Path.of("/")))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(bytes(upload)).isEqualTo(BYTES);
    }
    assertThat(taken).hasContent("mine");
    assertThat(count(target)).isEqualTo(1);
  }

  @Test
  void files_areForTheirOwnerAlone_inAFolderOfTheirRequest() throws IOException {
    try (var folder = folder(0)) {
      upload(folder);
      upload(folder);

      try (Stream<Path> all = Files.walk(parent)) {
        assertThat(all.skip(1))
            .hasSize(3)
            .allSatisfy(path ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
      }
    }
    assertThat(count(parent)).isZero();
  }

  @Test
  void memory_isForAllFilesTogether_andIsFreeAgainOnceAFileIsOnDisk() throws IOException {
    try (var folder = folder(5)) {
      upload(folder);
      assertThat(count(parent)).isZero();
      upload(folder);
      assertThat(count(parent)).isEqualTo(2);
      var sink = new FileSink(folder, 100);
      try (sink) {
        sink.write(1);
        sink.write(new byte[] {2, 3});
        assertThat(count(parent)).as("spilled").isEqualTo(3);
        assertThat(folder.takeRoom(2)).as("room of the spilled byte").isTrue();
      }
      assertThat(bytes(sink.upload("a", "a/b"))).isEqualTo(BYTES);
    }
  }

  @Test
  void stream_opened_before_theRequestIsOver_isReadToItsEnd() throws IOException {
    var folder = folder(0);
    try (var in = upload(folder).open()) {
      folder.close();
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
  }

  @Test
  void close_goesOn_whereSomethingCannotBeRemoved() throws IOException {
    var folder = folder(0);
    upload(folder);
    try (Stream<Path> all = Files.list(parent)) {
      Files.writeString(all.findFirst().orElseThrow().resolve("stranger"), "");
    }

    assertThatThrownBy(folder::close).isInstanceOf(IOException.class);
    assertThat(count(parent)).as("the folder and what is not ours").isEqualTo(2);
  }

  @Test
  void uploadOfATest_isThereForEver() throws IOException {
    var bytes = BYTES.clone();
    var upload = Upload.of("../a.png", "image/png", bytes);
    bytes[0] = 9;

    assertThat(bytes(upload)).isEqualTo(BYTES);
    assertThat(upload.name()).isEqualTo("a.png");
    upload.moveTo(target.resolve("a"));
    assertThat(target.resolve("a")).hasBinaryContent(BYTES);
  }
}
