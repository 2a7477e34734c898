package dev.tenon.http.servlet.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLineTest {

  private final RequestLine line = new RequestLine();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\n",
        "GET /a HTTP/1.0\n",
        "GET / HT",
        "GET",
        "",
        "GET / HTTP/2.0\r\n"
      })
  void line_withASpaceBetweenWords_isTaken_inWhateverPieces(String text) {
    assertThat(line.accepts(bytes(text))).isTrue();
    assertThat(piecewise(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET  / HTTP/1.1\r\n",
        "GET /  HTTP/1.1\r\n",
        " GET / HTTP/1.1\r\n",
        "\r\n GET / HTTP/1.1\r\n",
        "GET / HTTp/1.1\r\n",
        "GET / http/1.1\r\n",
        "GET / x\r\n",
        "\r\rGET / HTTP/1.1\r\n",
        "\r\n\rGET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r \n",
        "GET /\r HTTP/1.1\r\n",
        "GET /\r/ HTTP/1.1\r\n",
        "GET \r\n"
      })
  void line_withMoreSpaces_anotherProtocol_orALoneReturn_isRefused_inWhateverPieces(String text) {
    assertThat(line.accepts(bytes(text))).isFalse();
    assertThat(piecewise(text)).isFalse();
  }

  @Test
  void line_endsWhereHeadersBegin_whichMayHoldWhatTheyLike() {
    assertThat(line.accepts(bytes("GET / HTTP/1.1\r\nHost:  a  b\r\n"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /  HTTP/1.1\r\n", "GET / HTTp/1.1\r\n"})
  void line_ofTheNextRequest_isLookedAtAnew(String next) {
    assertThat(line.accepts(bytes("GET / HTTP/1.1\r\n"))).isTrue();
    assertThat(line.accepts(bytes(next))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}\r", "\r\n\r", "\r\r\n", "0\r\n\r\n\r"})
  void line_afterALoneReturn_isRefused_whoeverSkippedIt(String before) {
    var skipped = bytes(before).position(before.length());

    line.follows(skipped, 0);

    assertThat(line.accepts(bytes("GET / HTTP/1.1\r\n"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n", "\r\n\r\n", "0\r\n\r\n"})
  void line_afterLineEnds_isTaken(String before) {
    var skipped = bytes(before).position(before.length());

    line.follows(skipped, 0);

    assertThat(line.accepts(bytes("GET / HTTP/1.1\r\n"))).isTrue();
  }

  @Test
  void line_afterABodyThatEndsInAReturn_isTaken() {
    line.follows(bytes("{}\r").position(3), 3);

    assertThat(line.accepts(bytes("GET / HTTP/1.1\r\n"))).isTrue();
  }

  private static boolean piecewise(String text) {
    var line = new RequestLine();
    return text.chars().allMatch(each -> line.accepts(bytes(Character.toString(each))));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
