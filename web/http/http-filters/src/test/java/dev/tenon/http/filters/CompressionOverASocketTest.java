package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Compression under an engine: what arrives, and when.
@Timeout(60)
class CompressionOverASocketTest {

  private static final byte[] TEXT = "tea ".repeat(1000).getBytes(StandardCharsets.US_ASCII);

  private final CountDownLatch seen = new CountDownLatch(1);
  private final Routes routes =
      Routes.under("")
          .open()
          .get("/text")
          .replies(_ -> Reply.of(200, "text/plain", TEXT))
          .get("/lines")
          .replies(_ -> Reply.streaming(200, "text/plain", this::lines));

  private final HttpOptions options = HttpOptions.defaults().withPort(0);
  private final HttpServer server =
      HttpServer.of(
          HttpServer.engine("helidon"),
          Dispatcher.of(routes, options, List.of(Compression.of(CompressionOptions.defaults()))),
          options);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  @Test
  void text_arrivesShorter_andWhole() throws Exception {
    var answer = get("/text", "gzip");
    var bytes = answer.body().readAllBytes();

    assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(answer.headers().allValues("Content-Length")).containsExactly("" + bytes.length);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()).isEqualTo(TEXT);
    assertThat(get("/text", "identity").body().readAllBytes()).isEqualTo(TEXT);
  }

  @Test
  void line_thatIsFlushed_arrivesBeforeTheNextIsWritten() throws Exception {
    try (var lines = new GZIPInputStream(get("/lines", "gzip").body())) {
      assertThat(lines.readNBytes(6)).asString(StandardCharsets.US_ASCII).isEqualTo("first\n");
      seen.countDown();
      assertThat(lines.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("second\n");
    }
  }

  private void lines(OutputStream out) throws IOException, InterruptedException {
    out.write("first\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    seen.await();
    out.write("second\n".getBytes(StandardCharsets.US_ASCII));
  }

  private HttpResponse<InputStream> get(String path, String accept) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Accept-Encoding", accept)
            .build();
    return client.send(request, BodyHandlers.ofInputStream());
  }
}
