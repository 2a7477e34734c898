package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  private final Headers headers = Headers.of("Link", "</a>").and("Via", "x").and("link", "</b>");

  @Test
  void names_areFoundWhateverTheirCase() {
    assertThat(headers.first("LINK")).contains("</a>");
    assertThat(headers.all("LiNk")).containsExactly("</a>", "</b>");
    assertThat(headers.first("ETag")).isEmpty();
    assertThat(headers.all("ETag")).isEmpty();
  }

  @Test
  void with_replacesAllOfTheName_andLeavesTheOriginal() {
    assertThat(headers.with("LINK", "</c>")).hasToString("[Via, x, LINK, </c>]");
    assertThat(headers.with("ETag", "\"1\"").all("link")).hasSize(2);
    assertThat(headers).hasToString("[Link, </a>, Via, x, link, </b>]");
  }

  @Test
  void withDefaults_addsOnlyWhatIsMissing() {
    var defaults = Headers.of("via", "y").and("Age", "0");

    assertThat(headers.withDefaults(defaults))
        .hasToString("[Link, </a>, Via, x, link, </b>, Age, 0]");
    assertThat(Headers.none().withDefaults(defaults)).hasToString("[via, y, Age, 0]");
  }

  @Test
  void framing_isFound() {
    assertThat(headers.framing()).isEmpty();
    assertThat(headers.and("content-LENGTH", "1").framing()).contains("content-LENGTH");
    assertThat(Headers.of("Transfer-Encoding", "chunked").framing()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\u0000", "\u007f", "é", "\u010a", "🍵"})
  void value_thatCouldSplitAnAnswer_isRefused_andNotRepeated(String value) {
    assertThatThrownBy(() -> headers.with("X", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("header X")
        .hasMessageContaining("U+")
        .message()
        .matches("\\p{Print}*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\r\n", "é", "a\u0000", "a(b)", "\u0131"})
  void name_thatIsNoToken_isRefused_andPrintedSafely(String name) {
    assertThatThrownBy(() -> Headers.of(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .matches("Not a header name: '[\\p{Print}…]*'\\.");
  }

  @Test
  void value_mayHoldTabsAndNothing() {
    assertThat(Headers.of("X", "a\tb").first("x")).contains("a\tb");
    assertThat(Headers.of("X!#$%&'*+-.^_`|~09", "").first("X!#$%&'*+-.^_`|~09")).contains("");
  }

  @Test
  void headersThatFrameAMessage_areFound_howeverTheyCame() {
    var plain = Headers.of("A", "1");
    var framed = plain.and("connection", "close").and("Date", "now");

    assertThat(plain.framing()).isEmpty();
    assertThat(framed.framing()).contains("connection");
    assertThat(framed.with("Date", "later").framing()).contains("connection");
    assertThat(plain.withDefaults(framed).framing()).contains("connection");
    assertThat(plain.withDefaults(Headers.of("B", "1")).framing()).isEmpty();
  }
}
