package dev.tenon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.testkit.Canaries.Leak;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CanariesTest {

  private final Canaries canaries = Canaries.create();
  private final String plain = canaries.plant("plain");
  private final String awkward = canaries.plantAwkward("awkward");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void canaries_areLong_andDiffer() {
    assertThat(List.of(plain, awkward, canaries.plant("third")))
        .doesNotHaveDuplicates()
        .allSatisfy(each -> assertThat(each).hasSize(40));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canaries.plant("plain"))
        .withMessageContaining("plain");
  }

  @Test
  void nothing_isFound_whereThereIsNone() {
    assertThat(canaries.find("nothing to see")).isEmpty();
    assertThatCode(() -> canaries.requireAbsent("the log", bytes("x"))).doesNotThrowAnyException();
  }

  @Test
  void eachEncoding_isFound() {
    for (var canary : List.of(plain, awkward)) {
      var form = URLEncoder.encode(canary, StandardCharsets.UTF_8);
      var hex = HexFormat.of().formatHex(bytes(canary));
      assertFound(canary, "as it is");
      assertFound(canary.substring(0, 20), "its beginning");
      assertFound(canary.substring(20), "its end");
      assertFound(form, "form");
      assertFound(form.replace("+", "%20"), "percent");
      assertFound("%" + HexFormat.ofDelimiter("%").formatHex(bytes(canary)), "percent, each byte");
      assertFound(hex, "hex");
      assertFound(hex.toUpperCase(Locale.ROOT), "hex");
      assertFound(canary.replace("\\", "\\\\").replace("\"", "\\\""), "json");
      assertFound(each(canary, "\\u%04x"), "json, each character");
      assertFound(each(canary, "\\u%04X"), "json, each character");
      assertFound(each(canary, "&#%d;"), "html, each character");
      assertFound(each(canary, "&#x%x;"), "html, each character");
      assertFound(new StringBuilder(canary).reverse().toString(), "backwards");
    }
    assertFound(
        awkward
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"),
        "html");
  }

  @Test
  void base64_isFound_whateverStandsBefore() {
    for (var before : List.of("", "a", "ab", "abc")) {
      var around = bytes(before + awkward + "tail");
      assertFound(Base64.getEncoder().encodeToString(around), "base64");
      assertFound(Base64.getUrlEncoder().withoutPadding().encodeToString(around), "base64url");
    }
  }

  @Test
  void leak_isNamed_withWhatStandsAround() {
    assertThat(canaries.find("é " + plain)).contains(new Leak("plain", "as it is", 3));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> canaries.requireAbsent("the log", bytes("user=anna " + plain)))
        .withMessageContaining("the log holds Leak[canary=plain, encoding=as it is, at=10]")
        .withMessageContaining("user=anna");
  }

  private void assertFound(String text, String encoding) {
    assertThat(canaries.find("before " + text + " after"))
        .extracting(Leak::encoding)
        .contains(encoding);
  }

  private static String each(String text, String format) {
    return text.chars().mapToObj(c -> format.formatted(c)).collect(Collectors.joining());
  }
}
