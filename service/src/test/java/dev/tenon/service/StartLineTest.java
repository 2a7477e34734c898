package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.observe.LogOptions.Format;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartLineTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://localhost:80",
    "0.0.0.0, http://localhost:80",
    "::, http://localhost:80",
    "::1, http://localhost:80",
    "10.0.0.5, http://10.0.0.5:80",
    "fe80::1, http://[fe80::1]:80",
    "shop.example, http://shop.example:80",
  })
  void address_isOneThatCanBeOpened(String host, String address) {
    assertThat(StartLine.address("http", host, 80)).isEqualTo(address);
  }

  @Test
  void pagesAboutTheService_areNamed_whereThereAreSome() {
    var none = Routes.under("").open().post("/docs").does(() -> {});
    var docs = none.get("/docs").replies(request -> Reply.of(200));

    assertThat(StartLine.addresses("http://x", none)).containsExactly("http://x");
    assertThat(StartLine.addresses("http://x", docs))
        .containsExactly("http://x", "docs http://x/docs");
  }

  @Test
  void clockThatIsBehind_doesNotMakeTheTimeNegative() {
    var identity = new Identity("shop", "1", "dev", Instant.now().plus(Duration.ofHours(1)));

    var cache = new AotCache("", true, "");
    assertThat(
            StartLine.of(identity, "helidon", cache, List.of(), List.of("http://x"), Format.TEXT)
                .text())
        .isEqualTo("shop 1 · dev · helidon · started in 0 ms (AOT cache off) · http://x");
  }

  @Test
  void text_isReadable_alsoWhereTheOutputIsAscii() {
    assertThat(printed(StandardCharsets.UTF_8)).isEqualTo("a · b");
    assertThat(printed(StandardCharsets.US_ASCII)).isEqualTo("a - b");
  }

  @Test
  void json_isLeftToTheLog() {
    var bytes = new ByteArrayOutputStream();

    new StartLine("a", Format.JSON).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(bytes.size()).isZero();
  }

  private static String printed(Charset charset) {
    var bytes = new ByteArrayOutputStream();
    new StartLine("a · b", Format.TEXT).print(new PrintStream(bytes, true, charset));
    return bytes.toString(charset).strip();
  }
}
