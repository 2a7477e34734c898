package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.testkit.Mutations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Any values of the headers by which proxies say whom they speak for. The input is one value a
/// line.
public class ForwardedFuzzTest {

  private static final String CLIENT = "203.0.113.9";
  private static final TrustedProxies X_FORWARDED = proxies(ProxyOptions.Header.X_FORWARDED);
  private static final TrustedProxies FORWARDED = proxies(ProxyOptions.Header.FORWARDED);
  private static final Routes ROUTES =
      Routes.under("")
          .open()
          .get("/")
          .replies(request ->
              Reply.of(
                  200,
                  "text/plain",
                  request.client().address().getBytes(StandardCharsets.ISO_8859_1)));

  @Test
  void anyValues_areReadOrRefused() {
    Mutations.ofFolder(Path.of("src/test/fuzz/ForwardedFuzzTest"))
        .with(",", ";", "\"", "\\", "=", "\n", "for=", "[", "]", ":", "_", "10.0.0.2", "\0", "é")
        .feed(20_000, ForwardedFuzzTest::fuzzerTestOneInput);
  }

  /// Also called by Jazzer, by this name.
  public static void fuzzerTestOneInput(byte[] input) {
    var values = List.of(new String(input, StandardCharsets.ISO_8859_1).split("\n", 100));
    assertReadOrRefused(values);
    assertTheNearestProxyHasTheLastWord(values);
  }

  private static void assertReadOrRefused(List<String> values) {
    var ask =
        Ask.get("/")
            .from("10.0.0.1")
            .with("Forwarded", array(values))
            .with("X-Forwarded-For", array(values));
    for (var filter : List.of(X_FORWARDED, FORWARDED)) {
      var reply = ask.to(ROUTES, filter);

      assertThat(reply.status()).isIn(200, 400);
      if (reply.status() == 200) {
        assertThat(Ask.text(reply)).matches("[0-9a-f.:]+|unknown|_[A-Za-z0-9._-]+");
      }
    }
  }

  /// Whatever came with the request, the address that the trusted proxy wrote after it counts.
  private static void assertTheNearestProxyHasTheLastWord(List<String> values) {
    var appended = List.of(String.join(",", values) + ", " + CLIENT);
    var ask = Ask.get("/").from("10.0.0.1").with("X-Forwarded-For", array(appended));
    assertThat(Ask.text(ask.to(ROUTES, X_FORWARDED))).isEqualTo(CLIENT);

    var hops = hops(values);
    if (hops.isPresent()) {
      var more = new ArrayList<>(values);
      more.add("for=" + CLIENT);
      ask = Ask.get("/").from("10.0.0.1").with("Forwarded", array(more));
      assertThat(Ask.text(ask.to(ROUTES, FORWARDED))).isEqualTo(CLIENT);
    }
  }

  private static Optional<List<Hop>> hops(List<String> values) {
    try {
      return Optional.of(Forwarded.parse(values));
    } catch (DomainError e) {
      assertThat(e.code()).isEqualTo(ErrorKind.MALFORMED);
      return Optional.empty();
    }
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }

  private static TrustedProxies proxies(ProxyOptions.Header header) {
    return TrustedProxies.of(new ProxyOptions(List.of("10.0.0.0/8"), header));
  }
}
