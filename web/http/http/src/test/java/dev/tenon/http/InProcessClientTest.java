package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InProcessClientTest {

  private static final byte[] BODY = "tea".getBytes(StandardCharsets.UTF_8);

  private final InProcessClient client =
      InProcessClient.of(
          Dispatcher.of(
              Routes.under("")
                  .open()
                  .post("/")
                  .replies(request ->
                      Reply.of(200, "text/plain", request.body())
                          .with("X-Length", request.header("content-length").orElse("none"))),
              HttpOptions.defaults(),
              List.of()));

  @Test
  void contentLength_isAdded_asAClientDoes() {
    assertThat(client.send("POST", "/", Headers.none(), BODY).headers().first("X-Length"))
        .contains("3");
    assertThat(client.send("POST", "/", Headers.none(), new byte[0]).headers().first("X-Length"))
        .contains("none");
  }

  @Test
  void contentLength_thatIsWrong_isLeftToBeRefused() {
    assertThat(client.send("POST", "/", Headers.of("Content-Length", "4"), BODY).status())
        .isEqualTo(400);
  }

  @Test
  void body_ofAReply_canBeWritten() throws IOException {
    var out = new ByteArrayOutputStream();

    client.send("POST", "/", Headers.none(), BODY).body().writeTo(out);

    assertThat(out).hasToString("tea");
  }
}
