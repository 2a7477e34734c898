package dev.tenon.http.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GET,
        "\r\n\n" + GET,
        "GET / HTTP/1.1\nHost: a\n\n",
        POST + "Content-Length: 2\r\n\r\n{}",
        POST + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
        POST + "Transfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\na ;x=y\r\n0123456789\r\n0\r\nX: y\r\n\r\n",
        POST + "Connection: closed\r\n\r\n",
        POST + "Connection: close 2\r\n\r\n"
      })
  void whole_countsAndLeavesRoomForMore(String request) {
    assertThat(of(request)).isEqualTo(new Framing.Requests(1, false));
    assertThat(of(request + request + GET)).isEqualTo(new Framing.Requests(3, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.0\r\n\r\n",
        POST + "Connection: x, Close\r\n\r\n",
        POST + "connection:close\r\n\r\n",
        POST + "Connection: x,\tclose , y\r\n\r\n"
      })
  void whole_andOver_isTheLast(String request) {
    assertThat(of(request + GET)).isEqualTo(new Framing.Requests(1, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET",
        "GET /\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n",
        POST + " folded: x\r\n\r\n",
        POST + "No colon\r\n\r\n",
        POST + "Name : x\r\n\r\n",
        POST + "X: a\u0000b\r\n\r\n",
        POST + "X: a\rb\r\n\r\n",
        POST + "Content-Length: 3\r\n\r\n{}",
        POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        POST + "Content-Length: -1\r\n\r\n",
        POST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: gzip\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\nx\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}",
        POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n0\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n0\r\nbroken\r\n\r\n"
      })
  void broken_countsNeitherItselfNorWhatFollows(String request) {
    assertThat(of(request)).isEqualTo(new Framing.Requests(0, false));
    assertThat(of(GET + request)).isEqualTo(new Framing.Requests(1, false));
  }

  @Test
  void endOfChunk_thatIsNotChecked_isAnyTwoBytes() {
    var request = POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n";

    assertThat(Framing.of(request.getBytes(StandardCharsets.ISO_8859_1), false).whole())
        .isEqualTo(1);
  }

  private static Framing.Requests of(String sent) {
    return Framing.of(sent.getBytes(StandardCharsets.ISO_8859_1), true);
  }
}
