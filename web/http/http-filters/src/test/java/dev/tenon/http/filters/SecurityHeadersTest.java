package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

  private static final SecurityOptions OPTIONS = SecurityOptions.defaults();

  private final Routes routes =
      Routes.under("")
          .open()
          .get("/")
          .replies(_ -> Reply.of(204))
          .get("/page")
          .replies(_ -> Reply.of(204).with("content-security-policy", "default-src 'self'"));

  @Test
  void answers_tellBrowsersToBeCareful_errorsIncluded() {
    for (var path : new String[] {"/", "/nowhere", "/%zz"}) {
      var headers = Ask.get(path).to(routes, SecurityHeaders.of(OPTIONS)).headers();

      assertThat(headers.all("Content-Security-Policy"))
          .containsExactly("default-src 'none'; frame-ancestors 'none'");
      assertThat(headers.all("X-Frame-Options")).containsExactly("DENY");
      assertThat(headers.all("Referrer-Policy")).containsExactly("no-referrer");
      assertThat(headers.all("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
      assertThat(headers.all("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
      assertThat(headers.all("Permissions-Policy"))
          .containsExactly("camera=(), geolocation=(), microphone=()");
      assertThat(headers.all("X-Content-Type-Options")).containsExactly("nosniff");
    }
  }

  @Test
  void page_keepsItsOwnPolicy() {
    var headers = Ask.get("/page").to(routes, SecurityHeaders.of(OPTIONS)).headers();

    assertThat(headers.all("Content-Security-Policy")).containsExactly("default-src 'self'");
  }

  @Test
  void strictTransport_isSaidOverTlsOnly() {
    var filter = SecurityHeaders.of(OPTIONS);

    assertThat(hsts(Ask.get("/").over("https").to(routes, filter))).isEqualTo("max-age=31536000");
    assertThat(hsts(Ask.get("/").to(routes, filter))).isEmpty();
  }

  @Test
  void strictTransport_isSaidBehindAProxyThatIsTrusted_andToNobodyWhoOnlySaysSo() {
    var proxies = TrustedProxies.of(ProxyOptions.defaults().withNetworks(List.of("10.0.0.0/8")));
    var filter = SecurityHeaders.of(OPTIONS);
    var ask = Ask.get("/").with("X-Forwarded-Proto", "https");

    assertThat(hsts(ask.from("10.1.2.3").to(routes, proxies, filter))).isNotEmpty();
    assertThat(hsts(ask.to(routes, proxies, filter))).isEmpty();
  }

  @Test
  void strictTransport_ofNoTime_isNotSaid() {
    var filter = SecurityHeaders.of(OPTIONS.withHsts(Duration.ZERO));

    assertThat(hsts(Ask.get("/").over("https").to(routes, filter))).isEmpty();
  }

  @Test
  void options_thatAreWrong_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.withHsts(Duration.ofSeconds(-1)))
        .withMessageContaining("PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecurityHeaders.of(OPTIONS.withContentSecurityPolicy("a\r\nb: c")));
  }

  private static String hsts(Reply reply) {
    return reply.headers().first("Strict-Transport-Security").orElse("");
  }
}
