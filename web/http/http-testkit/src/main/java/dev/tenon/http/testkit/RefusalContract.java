package dev.tenon.http.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered to those who are refused, the same on every engine to the last byte, and to
/// those who ask for another protocol. Over [WireContract].
///
/// Left open are the reason phrase, which means nothing (RFC 9112, 4), and whether the connection
/// goes on.
public abstract class RefusalContract extends WireContract {

  private static final Set<String> LEFT_OPEN = Set.of("date", "connection", "content-length");

  private static final Pattern ANY_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final String OFFER =
      """
      GET /things/best HTTP/1.1\r
      Host: a\r
      Connection: Upgrade%s\r
      Upgrade: %s\r
      %s\r
      \r
      """;

  /// A contract over this engine.
  protected RefusalContract(EngineHarness harness) {
    super(harness);
  }

  static List<Refused> refused() {
    return Refused.all(ID);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusal_isTheSame_toTheLastByte(Refused each) throws IOException {
    try (var connection = raw(refusing())) {
      connection.send(each.request());
      connection.endOutput();

      var answer = connection.readUntilClosed();
      if (isRefusedUnread(each)) {
        // Nobody has read an id.
        answer = ANY_ID.matcher(answer).replaceAll(ID);
      }
      assertThat(answer)
          .startsWith("HTTP/1.1 " + each.status() + " ")
          .endsWith("\r\n\r\n" + each.body());
      assertThat(headers(answer)).isEqualTo(each.headers());
    }
  }

  private static boolean isRefusedUnread(Refused each) {
    return each.status() == 414 || each.status() == 431;
  }

  private static Routes refusing() {
    // @formatter:off
    return things().and(open()
        .get("/fails").does(() -> { throw new IllegalStateException("not for clients"); })
        .get("/away").does(() -> { throw new TransientError("not for clients", Duration.ofSeconds(2), null); })
        .get("/taken").does(() -> { throw new DomainError(ErrorKind.CONFLICT, "It is taken."); }));
    // @formatter:on
  }

  private static List<String> headers(String answer) {
    return answer
        .substring(0, answer.indexOf("\r\n\r\n"))
        .lines()
        .skip(1)
        .map(RefusalContract::withNameInLowerCase)
        .filter(line -> !LEFT_OPEN.contains(line.substring(0, line.indexOf(':'))))
        .sorted()
        .toList();
  }

  private static String withNameInLowerCase(String header) {
    int colon = header.indexOf(':');
    return header.substring(0, colon).toLowerCase(Locale.ROOT) + header.substring(colon);
  }

  @Test
  void webSocket_isNotOpened_andTheRequestIsAnswered() throws IOException {
    assertStaysAsItIs(
        OFFER.formatted(
            "",
            "websocket",
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
  }

  @Test
  void http2_isNotSpokenInTheClear_andTheRequestIsAnswered() throws IOException {
    assertStaysAsItIs(
        OFFER.formatted(", HTTP2-Settings", "h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"));
  }

  /// The offer of another protocol is left alone (RFC 9110, 7.8), and the connection is good for
  /// the next request.
  private void assertStaysAsItIs(String offer) throws IOException {
    try (var connection = raw(things())) {
      for (int i = 0; i < 2; i++) {
        connection.send(offer);
        assertThat(connection.readAnswer())
            .startsWith("HTTP/1.1 200 ")
            .endsWith("{\"name\":\"tea\",\"count\":3}");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: a\r\nCookie: secret=1\r\n\r\n"
      })
  void request_forAnotherKindOfServer_isRefused_andNotRepeated(String request) throws IOException {
    try (var connection = raw(counting())) {
      connection.send(request);
      connection.endOutput();

      assertThat(connection.readUntilClosed())
          .matches("(?s)|HTTP/1.1 (400|404|405|501|505) .*")
          .doesNotContain("secret");
    }
    assertThat(handled).hasValue(0);
  }
}
