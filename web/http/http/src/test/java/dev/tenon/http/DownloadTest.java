package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("digits.txt");
    Files.writeString(file, "0123456789");
  }

  private Reply got(FakeRequest request) {
    return got(Download.of(file, "text/plain"), request);
  }

  private static Reply got(Download download, FakeRequest request) {
    return request.to(Routes.under("").open().get("/").replies(download::answer));
  }

  private static FakeRequest get() {
    return FakeRequest.get("/");
  }

  @Test
  void file_isSentWhole_withItsLengthAndTag() {
    var reply = got(get());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().length()).isEqualTo(10);
    assertThat(FakeRequest.text(reply)).isEqualTo("0123456789");
    assertThat(reply.headers().first("Content-Type")).contains("text/plain");
    assertThat(reply.headers().first("Accept-Ranges")).contains("bytes");
    assertThat(reply.headers().first("Cache-Control")).contains("private, no-cache");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0123, 0-3",
    "bytes=4-, 456789, 4-9",
    "bytes=9-9, 9, 9-9",
    "bytes=8-100, 89, 8-9",
    "bytes=-3, 789, 7-9",
    "bytes=-100, 0123456789, 0-9"
  })
  void range_isSent(String range, String expected, String told) {
    var reply = got(get().with("Range", range));

    assertThat(reply.status()).isEqualTo(206);
    assertThat(FakeRequest.text(reply)).isEqualTo(expected);
    assertThat(reply.body().length()).isEqualTo(expected.length());
    assertThat(reply.headers().first("Content-Range")).contains("bytes " + told + "/10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,4-5",
        "lines=0-1",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=9999999999999999999-",
        "bytes 0-3",
        ""
      })
  void range_thatIsNotOne_isAnsweredWithTheWhole(String range) {
    var reply = got(get().with("Range", range));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(FakeRequest.text(reply)).isEqualTo("0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
  void range_outsideOfTheFile_is416_andTheLengthIsTold(String range) {
    var reply = got(get().with("Range", range));

    assertThat(reply.status()).isEqualTo(416);
    assertThat(FakeRequest.code(reply)).isEqualTo("range-not-satisfiable");
    assertThat(reply.headers().first("Content-Range")).contains("bytes */10");
  }

  @Test
  void ifRange_decidesWhetherAPartFits() {
    var tag = got(get()).headers().first("ETag").orElseThrow();
    var part = get().with("Range", "bytes=0-3");

    assertThat(got(part.with("If-Range", tag)).status()).isEqualTo(206);
    assertThat(got(part.with("If-Range", "\"other\"")).status()).isEqualTo(200);
    assertThat(got(part.with("If-Range", "W/" + tag)).status()).isEqualTo(200);
    assertThat(got(part.with("If-Range", "Sun, 22 Nov 2026 00:00:00 GMT")).status()).isEqualTo(200);
  }

  @Test
  void tag_isKnownOrNot_andAnotherFileHasAnother() throws IOException {
    var tag = got(get()).headers().first("ETag").orElseThrow();

    var known = got(get().with("If-None-Match", tag));
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body().length()).isZero();
    assertThat(known.headers().contains("Content-Type")).isFalse();

    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(got(get().with("If-None-Match", tag)).status()).isEqualTo(200);
  }

  @Test
  void head_saysTheLength_ofTheWhole() {
    var reply = got(get().method("HEAD").with("Range", "bytes=0-3"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().first("Content-Length")).contains("10");
  }

  @Test
  void name_isToldInBothForms_andCannotEndTheHeader() {
    var reply = got(Download.of(file, "text/csv").named("räport \"1\"\r\n;.csv"), get());

    assertThat(reply.headers().first("Content-Disposition"))
        .contains(
            "attachment; filename=\"r_port__1____.csv\"; filename*=UTF-8''r%C3%A4port%20%221%22%0D%0A%3B.csv");
  }

  @Test
  void fileThatIsNotThere_orAFolder_is404() {
    assertThat(got(Download.of(folder.resolve("none"), "a/b"), get()).status()).isEqualTo(404);
    assertThat(got(Download.of(folder, "a/b"), get()).status()).isEqualTo(404);
  }

  @Test
  void emptyFile_isSent() throws IOException {
    Files.writeString(file, "");

    assertThat(FakeRequest.text(got(get()))).isEmpty();
  }

  @Test
  void fileThatBecomesShorter_breaksTheAnswerOff() throws IOException {
    var reply = got(get());
    Files.writeString(file, "0");

    assertThatThrownBy(() -> reply.body().writeTo(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void within_findsWhatLiesInTheFolder() throws IOException {
    assertThat(Download.within(folder, "digits.txt")).isEqualTo(file.toRealPath());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "..",
        "../outside.txt",
        "/etc/hostname",
        "inner",
        "inner/deep.txt",
        "link",
        "a\0b",
        ""
      })
  void within_findsNothingElse(String name) throws IOException {
    var root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(folder.resolve("outside.txt"), "secret");
    Files.createDirectory(root.resolve("inner"));
    Files.writeString(root.resolve("inner/deep.txt"), "deep");
    Files.createSymbolicLink(root.resolve("link"), folder.resolve("outside.txt"));

    assertThatThrownBy(() -> Download.within(root, name))
        .isInstanceOfSatisfying(
            DomainError.class, error -> assertThat(error.code()).isEqualTo(ErrorKind.NOT_FOUND));
  }
}
