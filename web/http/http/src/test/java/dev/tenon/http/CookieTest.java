package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTest {

  private static final Cookie PLAIN = Cookie.of("session", "abc");

  private final Routes routes =
      Routes.under("")
          .open()
          .get("/login")
          .answers(() ->
              Response.of("in")
                  .cookie(PLAIN.withMaxAge(Duration.ofDays(7)))
                  .cookie(Cookie.expired("guest")))
          .gives(String.class)
          .get("/logout")
          .replies(_ -> Reply.of(204).cookie(Cookie.expired("session")))
          .get("/who")
          .replies(request ->
              Reply.of(200)
                  .with("X-First", request.cookie("session").orElse("nobody"))
                  .with("X-All", request.cookies("session").toString()));

  @Test
  void cookie_isSafe_withoutAWord() {
    assertThat(PLAIN.header()).isEqualTo("session=abc; Path=/; SameSite=Lax; Secure; HttpOnly");
  }

  @Test
  void cookie_saysWhatItWasTold() {
    var all =
        PLAIN
            .withValue("x.y=")
            .withPath("/shop")
            .withDomain("shop.example")
            .withMaxAge(Duration.ofMillis(90_999))
            .withSameSite(SameSite.NONE)
            .withHttpOnly(false)
            .withPartitioned(true);

    assertThat(all.header())
        .isEqualTo(
            "session=x.y=; Path=/shop; Domain=shop.example; Max-Age=90; SameSite=None; Secure; Partitioned");
    assertThat(PLAIN.withSameSite(SameSite.STRICT).withSecure(false).header())
        .isEqualTo("session=abc; Path=/; SameSite=Strict; HttpOnly");
  }

  @Test
  void text_hidesTheValue() {
    assertThat(PLAIN).hasToString("session=…; Path=/; SameSite=Lax; Secure; HttpOnly");
  }

  @Test
  void answer_setsSeveral_eachInAHeaderOfItsOwn() {
    assertThat(FakeRequest.get("/login").to(routes).headers().all("Set-Cookie"))
        .containsExactly(
            "session=abc; Path=/; Max-Age=604800; SameSite=Lax; Secure; HttpOnly",
            "guest=; Path=/; Max-Age=0; SameSite=Lax; Secure; HttpOnly");
  }

  @Test
  void expired_removesACookie() {
    assertThat(FakeRequest.get("/logout").to(routes).headers().all("Set-Cookie"))
        .containsExactly("session=; Path=/; Max-Age=0; SameSite=Lax; Secure; HttpOnly");
  }

  @Test
  void request_givesTheFirstOfAName_orAll() {
    var headers =
        FakeRequest.get("/who")
            .with("Cookie", "a=1; session=x; broken", "session=y")
            .to(routes)
            .headers();

    assertThat(headers.first("X-First")).contains("x");
    assertThat(headers.first("X-All")).contains("[x, y]");
    assertThat(FakeRequest.get("/who").to(routes).headers().first("X-First")).contains("nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a=b", "a;b", "ä", "a\r\nb", "a\"b"})
  void name_thatIsNoToken_isRefused(String name) {
    refused(() -> Cookie.of(name, "x"), "name of a cookie");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret word",
        "secret;Path=/",
        "secret,",
        "\"secret\"",
        "secret\\",
        "secret\r\n",
        "secretä"
      })
  void value_thatCannotStandInAHeader_isRefused_andNotShown(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cookie.of("c", value))
        .withMessageContaining("cookie c")
        .withMessageContaining("Base64")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void cookie_thatNoBrowserKeeps_isRefused() {
    assertThat(Cookie.of("c", "x".repeat(4095)).value()).hasSize(4095);
    refused(() -> Cookie.of("c", "x".repeat(4096)), "longer than 4096");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "/a;Secure", "/a b", "/ä", "/\n"})
  void path_thatIsNone_isRefused(String path) {
    refused(() -> PLAIN.withPath(path), "path of the cookie session");
    refused(() -> PLAIN.withPath("/" + "x".repeat(1024)), "1024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".shop.example",
        "shop.example.",
        "shop..example",
        "https://shop.example",
        "shop.example:80",
        "a;b",
        "-a",
        "a-.b",
        "a_b"
      })
  void domain_thatIsNone_isRefused(String domain) {
    refused(() -> PLAIN.withDomain(domain), "domain of the cookie session");
    refused(() -> PLAIN.withDomain("x".repeat(64) + ".a"), "domain of the cookie session");
    refused(() -> PLAIN.withDomain("a.".repeat(127)), "domain of the cookie session");
    assertThat(PLAIN.withDomain("Shop-1.example").header()).contains("; Domain=Shop-1.example;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT0.5S", "P400DT1S"})
  void age_thatNoBrowserKeeps_isRefused(String age) {
    assertThat(PLAIN.withMaxAge(Duration.ofDays(400)).header()).contains("; Max-Age=34560000;");
    refused(() -> PLAIN.withMaxAge(Duration.parse(age)), age.equals("P400DT1S") ? "400 days" : age);
  }

  @Test
  void whatTakesTls_isRefusedWithoutSecure() {
    refused(() -> PLAIN.withSameSite(SameSite.NONE).withSecure(false), "SameSite=None");
    refused(() -> PLAIN.withPartitioned(true).withSecure(false), "Partitioned");
    refused(() -> Cookie.of("__Secure-a", "x").withSecure(false), "__Secure-");
    refused(() -> Cookie.of("__HOST-a", "x").withSecure(false), "__Host-");
  }

  @Test
  void hostCookie_isOfOneHostAsAWhole() {
    var host = Cookie.of("__Host-session", "x");

    refused(() -> host.withPath("/shop"), "path / and no domain");
    refused(() -> host.withDomain("shop.example"), "path / and no domain");
    assertThat(Cookie.of("__Secure-a", "x").withDomain("shop.example").withPath("/a").header())
        .startsWith("__Secure-a=x; Path=/a; Domain=shop.example;");
  }

  private static void refused(ThrowingCallable made, String because) {
    assertThatIllegalArgumentException().isThrownBy(made).withMessageContaining(because);
  }
}
