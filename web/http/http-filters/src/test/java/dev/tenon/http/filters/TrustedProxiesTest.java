package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private static final String PROXY = "10.0.0.1";
  private static final ProxyOptions OPTIONS =
      ProxyOptions.defaults().withNetworks(List.of("10.0.0.0/8", "2001:db8:1::/48", "192.0.2.7"));

  private final Routes routes =
      Routes.under("")
          .open()
          .get("/")
          .replies(request ->
              Reply.of(
                  200,
                  "text/plain",
                  (request.client().scheme()
                          + " "
                          + request.client().address()
                          + " "
                          + request.client().host())
                      .getBytes(StandardCharsets.UTF_8)));

  @Test
  void stranger_isNotBelieved() {
    var ask =
        Ask.get("/")
            .with("Host", "a")
            .with("X-Forwarded-For", "1.1.1.1")
            .with("X-Forwarded-Proto", "https")
            .with("X-Forwarded-Host", "evil")
            .with("Forwarded", "for=1.1.1.1");

    assertThat(seen(ask.from("198.51.100.1"))).isEqualTo("http 198.51.100.1 a");
    assertThat(seen(ask.from("not an address"))).isEqualTo("http not an address a");
    assertThat(seen(ask.from(""))).isEqualTo("http  a");
  }

  @Test
  void proxy_isBelieved() {
    var ask =
        Ask.get("/")
            .from(PROXY)
            .with("Host", "internal:8000")
            .with("X-Forwarded-For", "203.0.113.9")
            .with("X-Forwarded-Proto", "HTTPS")
            .with("X-Forwarded-Host", "shop.example");

    assertThat(seen(ask)).isEqualTo("https 203.0.113.9 shop.example");
    assertThat(seen(ask.from("192.0.2.7"))).isEqualTo("https 203.0.113.9 shop.example");
    assertThat(seen(ask.from("::ffff:10.0.0.1"))).isEqualTo("https 203.0.113.9 shop.example");
    assertThat(seen(ask.from("2001:db8:1:0:0:0:0:5%eth0")))
        .isEqualTo("https 203.0.113.9 shop.example");
  }

  @Test
  void proxy_thatSaysNothing_isTheClient() {
    assertThat(seen(Ask.get("/").from(PROXY).with("Host", "a"))).isEqualTo("http 10.0.0.1 a");
    assertThat(seen(Ask.get("/").from(PROXY).over("https"))).isEqualTo("https 10.0.0.1 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 | 203.0.113.9",
        "1.1.1.1, 203.0.113.9 | 203.0.113.9",
        "garbage ,, \" ;, 203.0.113.9, 10.2.3.4 ,10.0.0.2 | 203.0.113.9",
        "10.9.9.9, 10.0.0.2 | 10.9.9.9",
        "203.0.113.9, | 203.0.113.9",
        "203.0.113.9:4711 | 203.0.113.9",
        "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
        "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
        "::ffff:203.0.113.9 | 203.0.113.9",
        "1.1.1.1, unknown | unknown",
        "1.1.1.1, UNKNOWN, 10.0.0.2 | unknown",
        "_hidden | _hidden",
        ", | 10.0.0.1",
      })
  void client_isTheFirstFromTheRightThatIsNoProxy(String forwardedFor, String address) {
    assertThat(seen(Ask.get("/").from(PROXY).with("X-Forwarded-For", forwardedFor)))
        .isEqualTo("http " + address + " ");
  }

  @Test
  void headersSentTwice_areOneList() {
    assertThat(
            seen(
                Ask.get("/")
                    .from(PROXY)
                    .with("X-Forwarded-For", "1.1.1.1", "203.0.113.9, 10.0.0.2")))
        .isEqualTo("http 203.0.113.9 ");
    assertThat(
            seen(
                Ask.get("/")
                    .from(PROXY)
                    .with("X-Forwarded-For", "1.1.1.1, 203.0.113.9", "10.0.0.2")))
        .isEqualTo("http 203.0.113.9 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.256",
        "01.2.3.4",
        "0x1.2.3.4",
        "1.2.3.4:",
        "1.2.3.4:123456",
        "1.2.3.4:8a",
        "1.2.3.4:-1",
        "[1.2.3.4]",
        "[::1",
        "[]",
        "[::1]x",
        "::1]",
        ":::",
        "1:2:3:4:5:6:7:8:9",
        "fe80::1%eth0",
        "_",
        "_hid den",
        "_hidden:x",
        "\"1.2.3.4\"",
        "٣.2.3.4",
        "1.2.3.4 1.2.3.4",
        "1.2.3.4;",
        "00000000000000000000000000000000000000000000001.2.3.4"
      })
  void proxy_thatNamesNobody_isAMalformedRequest(String node) {
    assertThat(status(Ask.get("/").from(PROXY).with("X-Forwarded-For", node))).isEqualTo(400);
    assertThat(status(Ask.get("/").with("X-Forwarded-For", node))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_hidden:_port", "_hidden:80", "unknown:80", "1.2.3.4:_x", "[::1]:_x"})
  void ports_mayHaveNames(String node) {
    assertThat(status(Ask.get("/").from(PROXY).with("X-Forwarded-For", node))).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The client comes through one proxy, two, or three.
        "1.1.1.1 | https | https",
        "1.1.1.1 | http, https | https",
        "1.1.1.1, 10.0.0.2 | https, http | https",
        "1.1.1.1, 10.0.0.2 | http, https, http | https",
        "1.1.1.1, 10.0.0.3, 10.0.0.2 | https, http, http | https",
        // A proxy that writes in place of those before.
        "1.1.1.1, 10.0.0.3, 10.0.0.2 | https | https",
        "1.1.1.1 | wss | https",
        "1.1.1.1 | ws | http",
      })
  void scheme_isThatWhichTheClientUsed(String forwardedFor, String protos, String scheme) {
    var ask =
        Ask.get("/")
            .from(PROXY)
            .with("X-Forwarded-For", forwardedFor)
            .with("X-Forwarded-Proto", protos);

    assertThat(seen(ask)).isEqualTo(scheme + " 1.1.1.1 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto | javascript",
        "X-Forwarded-Proto | http:",
        "X-Forwarded-Host | a/b",
        "X-Forwarded-Host | a b",
        "X-Forwarded-Host | user@a",
        "X-Forwarded-Host | ä",
      })
  void schemeOrHost_thatIsNone_isAMalformedRequest(String header, String value) {
    assertThat(status(Ask.get("/").from(PROXY).with(header, value))).isEqualTo(400);
  }

  @Test
  void host_mayHaveAPort_andAnEnd() {
    assertThat(seen(Ask.get("/").from(PROXY).with("X-Forwarded-Host", "evil, [::1]:80")))
        .isEqualTo("http 10.0.0.1 [::1]:80");
    assertThat(status(Ask.get("/").from(PROXY).with("X-Forwarded-Host", "a".repeat(256))))
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for=203.0.113.9 | http 203.0.113.9 internal",
        "For=\"203.0.113.9:80\";Proto=https;Host=a.example;By=10.0.0.1 | https 203.0.113.9 a.example",
        "for=\"[2001:db8::7]:80\" | http 2001:db8:0:0:0:0:0:7 internal",
        "for=1.1.1.1;proto=https, for=203.0.113.9;proto=http | http 203.0.113.9 internal",
        "for=203.0.113.9;proto=https, for=10.0.0.2;proto=http | https 203.0.113.9 internal",
        "for=10.0.0.3, for=10.0.0.2 | http 10.0.0.3 internal",
        "for=1.1.1.1, for=unknown | http unknown internal",
        "for=1.1.1.1, proto=https | https unknown internal",
        "for=\"\\_a\" | http _a internal",
        ", ,\tfor=203.0.113.9 , | http 203.0.113.9 internal",
        ";for=203.0.113.9; ;x=\"a,b;c\\\"\" | http 203.0.113.9 internal",
        ", | http 10.0.0.1 internal",
      })
  void forwarded_isReadAsItsStandardSays(String forwarded, String seen) {
    var ask = Ask.get("/").from(PROXY).with("Host", "internal").with("Forwarded", forwarded);

    assertThat(text(ask, ProxyOptions.Header.FORWARDED)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for",
        "for=",
        "=1.1.1.1",
        "for =1.1.1.1",
        "for=1.1.1.1:80",
        "for=[::1]",
        "for=\"1.1.1.1",
        "for=\"1.1.1.1\\",
        "for=\", for=203.0.113.9",
        "for=1.1.1.1 for=2.2.2.2",
        "for=1.1.1.1;for=2.2.2.2",
        "for=1.1.1.1;proto=gopher",
        "for=1.1.1.1;host=\"a/b\"",
        "for=localhost",
        "1.1.1.1"
      })
  void forwarded_thatCannotBeRead_isAMalformedRequest(String forwarded) {
    var ask = Ask.get("/").from(PROXY).with("Forwarded", forwarded);

    assertThat(text(ask, ProxyOptions.Header.FORWARDED)).contains("The header Forwarded");
    assertThat(text(ask.from("198.51.100.1"), ProxyOptions.Header.FORWARDED))
        .startsWith("http 198.51.100.1");
  }

  @Test
  void headers_thatTheProxyDoesNotSet_areNotLookedAt() {
    var ask =
        Ask.get("/")
            .from(PROXY)
            .with("Forwarded", "for=1.1.1.1")
            .with("X-Forwarded-For", "2.2.2.2");

    assertThat(seen(ask)).isEqualTo("http 2.2.2.2 ");
    assertThat(text(ask, ProxyOptions.Header.FORWARDED)).isEqualTo("http 1.1.1.1 ");
    assertThat(text(ask.with("Forwarded"), ProxyOptions.Header.FORWARDED))
        .isEqualTo("http 10.0.0.1 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/",
        "10.0.0.0/0",
        "10.0.0.0/33",
        "10.0.0.0/8x",
        "10.0.0.0/0008",
        "10.0.0.1/8",
        "10.0.0.0/8/8",
        "2001:db8::/129",
        "2001:db8::1/64",
        "::/0",
        "localhost",
        "10.0.0",
        "*",
        "10.0.0.0/-1"
      })
  void network_thatIsNone_isRefused(String network) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.withNetworks(List.of("192.0.2.1", network)))
        .withMessageContaining("'" + network + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/9, 10.128.0.0, false",
    "10.0.0.0/9, 10.127.255.255, true",
    "10.0.0.4/31, 10.0.0.5, true",
    "10.0.0.4/31, 10.0.0.6, false",
    "10.0.0.4, 10.0.0.4, true",
    "10.0.0.4, 10.0.0.5, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "2001:db8::/32, 10.0.0.1, false",
    "128.0.0.0/1, 255.0.0.1, true",
    "::ffff:10.0.0.1, 10.0.0.1, true"
  })
  void network_holdsItsAddresses(String network, String address, boolean holds) {
    var parsed = IpAddress.parse(address);

    assertThat(parsed).isNotNull();
    assertThat(parsed != null && IpNetwork.parse(network).contains(parsed)).isEqualTo(holds);
  }

  private String seen(Ask ask) {
    return text(ask, ProxyOptions.Header.X_FORWARDED);
  }

  private String text(Ask ask, ProxyOptions.Header header) {
    return Ask.text(ask.to(routes, TrustedProxies.of(OPTIONS.withHeader(header))));
  }

  private int status(Ask ask) {
    return ask.to(routes, TrustedProxies.of(OPTIONS)).status();
  }
}
