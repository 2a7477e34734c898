package dev.tenon.http.multipart;

import static dev.tenon.http.multipart.Sent.file;
import static dev.tenon.http.multipart.Sent.text;
import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.RawConnection;
import dev.tenon.http.testkit.TestClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploads over a socket, under each engine; after each test nothing may be left of them.
@ParameterizedClass
@ValueSource(strings = {"helidon", "vertx", "servlet"})
@Timeout(120)
class EnginesTest {

  private static final long LARGE = 16L * 1024 * 1024;
  private static final String HEAD =
      "POST /%s HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n";

  record NewPhoto(String title, Upload image) {}

  private final Path parent;
  private final HttpServer server;

  EnginesTest(String engine, @TempDir Path parent) {
    this.parent = parent;
    var reader =
        Multipart.of(NewPhoto.class)
            .within(UploadLimits.defaults().withMemoryBytes(0))
            .keptIn(parent);
    // @formatter:off
    var routes =
        Routes.under("").open()
            .post("/digest").maxBodyBytes(2 * LARGE).body(reader).calls(photo -> digest(photo.image())).gives(String.class)
            .post("/fails").body(reader).does(this::fail)
            .post("/guarded").guarded(_ -> { throw new DomainError(ErrorKind.FORBIDDEN, "Not you."); }).body(reader).does(_ -> {})
            .post("/stream").body(reader).calls(photo -> photo.title()).gives(String.class)
            .get("/count").replies(_ -> Reply.text(200, Long.toString(left())));
    // @formatter:on
    var options = HttpOptions.defaults().withPort(0).withRequestTimeout(Duration.ofSeconds(100));
    this.server =
        HttpServer.of(
            HttpServer.engine(engine), Dispatcher.of(routes, options, List.of()), options);
  }

  @BeforeEach
  void start() {
    server.start();
  }

  private void fail(NewPhoto photo) {
    assertThat(left()).as("folder and file while the handler runs").isEqualTo(2);
    throw new IllegalStateException("the handler fails");
  }

  @AfterEach
  void nothingIsLeft() {
    await().atMost(Duration.ofSeconds(20)).until(() -> left() == 0);
    server.close();
  }

  private long left() {
    try (Stream<Path> all = Files.walk(parent)) {
      return all.count() - 1;
    } catch (IOException e) {
      // Removed while it was counted.
      return -1;
    }
  }

  private static String digest(Upload upload) throws IOException {
    try (InputStream in = upload.open()) {
      var digest = sha256();
      var piece = new byte[16 * 1024];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestClient client() {
    return TestClient.at(URI.create("http://localhost:" + server.port()));
  }

  /// Bytes without end that are no text, the same each time.
  private static final class Bytes extends InputStream {

    private long left = LARGE;
    private int next = 1;

    @Override
    public int read() {
      if (left-- <= 0) {
        return -1;
      }
      next = next * 1_103_515_245 + 12_345;
      return next >>> 24;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = 0;
      for (int b = 0; count < length && (b = read()) >= 0; count++) {
        bytes[offset + count] = (byte) b;
      }
      return count == 0 ? -1 : count;
    }
  }

  @Test
  void largeUpload_arrivesByteForByte_withAndWithoutALength() throws Exception {
    var begin = "--b\r\n" + text("title", "t") + "\r\n--b\r\n" + file("image", "a", "");
    var digest = sha256();
    new Bytes().transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    var expected = HexFormat.of().formatHex(digest.digest());
    var end = "\r\n--b--\r\n";
    var stream =
        HttpRequest.BodyPublishers.ofInputStream(
            () -> joined(ascii(begin), new Bytes(), ascii(end)));
    try (var http = HttpClient.newHttpClient()) {
      for (var body :
          List.of(
              stream,
              HttpRequest.BodyPublishers.fromPublisher(
                  stream, begin.length() + LARGE + end.length()))) {
        var request =
            HttpRequest.newBuilder(
                    URI.create("http://localhost:%d/digest".formatted(server.port())))
                .header("Content-Type", Sent.TYPE)
                .POST(body)
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo('"' + expected + '"');
      }
    }
  }

  private static InputStream joined(InputStream a, InputStream b, InputStream c) {
    return new SequenceInputStream(new SequenceInputStream(a, b), c);
  }

  private static InputStream ascii(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void handlerThatFails_andRequestThatIsRefused_leaveNothingBehind() {

    assertThat(Sent.parts(text("title", "t"), file("image", "a", "PNG")).to(client(), "/fails"))
        .hasStatus(500);
    assertThat(Sent.parts(text("colour", "t"), file("image", "a", "PNG")).to(client(), "/fails"))
        .hasStatus(422)
        .hasProblemsAt("/colour", "/title");
    assertThat(Sent.raw("--b\r\n" + file("image", "a", "PNG")).to(client(), "/fails"))
        .hasStatus(400);
    assertThat(Sent.parts(file("image", "a", "PNG")).to(client(), "/guarded")).hasStatus(403);
    assertThat(
            Sent.parts(text("title", "t"), file("image", "a", "x".repeat(1_100_000)))
                .to(client(), "/fails"))
        .hasStatus(413);
  }

  @Test
  void clientThatLeavesInTheMiddle_leavesNothingBehind() throws Exception {
    try (var connection = RawConnection.to(server.port())) {
      connection.send(HEAD.formatted("digest", 10_000_000));
      connection.send("--b\r\n" + file("image", "a", "x".repeat(100_000)));
      await().atMost(Duration.ofSeconds(20)).until(() -> left() == 2);
    }

    await().atMost(Duration.ofSeconds(20)).until(() -> left() == 0);
    assertThat(client().get("/count").text()).isEqualTo("0");
  }

  @Test
  void uploadByteByByte_isRead() throws Exception {
    var body =
        new String(
            Sent.parts(text("title", "tea"), file("image", "a", "P\r\nN\r\n-")).body(),
            StandardCharsets.ISO_8859_1);
    try (var connection = RawConnection.to(server.port())) {
      connection.send(HEAD.formatted("stream", body.length()));
      for (int i = 0; i < body.length(); i++) {
        connection.send(body.substring(i, i + 1));
      }
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200").endsWith("\"tea\"");
    }
  }
}
