package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Routes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\":1}; {\"a\":2}; /a: committed 1, now 2",
        "{\"a\":null}; {\"a\":false}; /a: committed null, now false",
        "{\"a\":1}; {\"a\":null}; /a: committed 1, now null",
        "{\"a\":1,\"b\":2}; {\"a\":1}; /b: committed 2, now nothing",
        "{}; {\"x/y~z\":[]}; /x~1y~0z: committed nothing, now []",
        "{\"a\":[1,{\"b\":2}]}; {\"a\":[1,{\"b\":3}]}; /a/1/b: committed 2, now 3",
        "[1]; [1,2]; : committed [1], now [1,2]",
        "{\"a\":[]}; {\"a\":{}}; /a: committed [], now {}",
        "{\"a\":{}}; {\"a\":1}; /a: committed {}, now 1",
      })
  void first_saysWhereAndWhat(String committed, String now, String expected) {
    assertThat(Difference.first(bytes(committed), bytes(now)))
        .hasValueSatisfying(difference -> assertThat(difference).hasToString(expected));
  }

  @Test
  void spacesAndOrder_doNotCount() {
    assertThat(
            Difference.first(bytes("{\"a\": null, \"b\": [1]}"), bytes("{\"b\":[1],\"a\":null}")))
        .isEmpty();
  }

  @Test
  void longValues_areCut() {
    var text = "x".repeat(1_000);

    assertThat(Difference.first(bytes("\"" + text + "\""), bytes("1")).orElseThrow().committed())
        .hasSize(201)
        .endsWith("…");
  }

  @Test
  void whatIsNoJson_isADifference() {
    var document = OpenApi.of("X", "1", Routes.under(""));

    assertThat(document.differenceFrom(bytes("<html>")).orElseThrow().toString())
        .startsWith(": committed no JSON");
    assertThat(document.differenceFrom(document.toJson())).isEmpty();
    assertThat(OpenApi.of("X", "2", Routes.under("")).differenceFrom(document.toJson()))
        .hasToString("Optional[/info/version: committed \"1\", now \"2\"]");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
