package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieSignerTest {

  private static final byte[] OLD = key('o');
  private static final byte[] NEW = key('n');

  private final CookieSigner signer = CookieSigner.of(NEW, OLD);

  @Test
  void signature_isThatOfTheStandard_afterADot() {
    var signed =
        CookieSigner.of("an example key of thirty-two byte".getBytes(StandardCharsets.US_ASCII))
            .sign(Cookie.of("cart", "42").withPath("/shop"));

    assertThat(signed.value()).isEqualTo("42.N_FgLYqe55Xp_0TM9OouS8a5mTSNxfsjTdxJqegQEqE");
    assertThat(signed.path()).isEqualTo("/shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "a.b.c", "x==", "."})
  void signed_isRead(String value) {
    var signed = signer.sign(Cookie.of("cart", value));

    assertThat(signer.verify("cart", signed.value())).contains(value);
  }

  @Test
  void oldKey_isTakenWhileItIsNamed_andSignsNoMore() {
    var old = CookieSigner.of(OLD).sign(Cookie.of("cart", "42")).value();

    assertThat(signer.verify("cart", old)).contains("42");
    assertThat(CookieSigner.of(NEW).verify("cart", old)).isEmpty();
    assertThat(CookieSigner.of(NEW).verify("cart", signer.sign(Cookie.of("cart", "42")).value()))
        .contains("42");
  }

  @Test
  void changed_isNone() {
    var signed = signer.sign(Cookie.of("cart", "42")).value();

    assertThat(signer.verify("cart", "1" + signed)).isEmpty();
    assertThat(signer.verify("cart", signed + "A")).isEmpty();
    assertThat(signer.verify("cart", signed.substring(0, signed.length() - 1))).isEmpty();
    assertThat(signer.verify("admin", signed)).as("of another name").isEmpty();
    for (int i = 0; i < signed.length(); i++) {
      var chars = signed.toCharArray();
      chars[i] = (char) (chars[i] ^ 1);
      assertThat(signer.verify("cart", new String(chars))).as("character %d", i).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "42", "42.", "42.!!", "42.ä\u0000", "...."})
  void whatIsNoSignature_isNone(String text) {
    assertThat(signer.verify("cart", text)).isEmpty();
  }

  @Test
  void request_givesTheFirstThatIsSigned_whateverElseWasSet() {
    var signed = signer.sign(Cookie.of("cart", "42")).value();
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .replies(request ->
                Reply.of(200).with("X-Cart", signer.read(request, "cart").orElse("none")));

    var tossed = FakeRequest.get("/").with("Cookie", "cart=7; cart=8.x; cart=" + signed);
    assertThat(tossed.to(routes).headers().first("X-Cart")).contains("42");
    assertThat(FakeRequest.get("/").to(routes).headers().first("X-Cart")).contains("none");
  }

  @Test
  void key_isCopied() {
    var key = NEW.clone();
    var own = CookieSigner.of(key);
    Arrays.fill(key, (byte) 0);

    assertThat(own.sign(Cookie.of("a", "b"))).isEqualTo(signer.sign(Cookie.of("a", "b")));
  }

  @Test
  void key_thatIsShort_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CookieSigner.of(new byte[31]))
        .withMessageContaining("32 bytes or more, not 31");
    assertThatIllegalArgumentException().isThrownBy(() -> CookieSigner.of(NEW, new byte[0]));
  }

  @Test
  void signed_thatIsTooLong_isRefused() {
    var cookie = Cookie.of("cart", "x".repeat(4060));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(cookie))
        .withMessageContaining("longer than 4096");
  }

  private static byte[] key(char fill) {
    var key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
