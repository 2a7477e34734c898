package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void compare_isTheOrderOfUtf8() {
    var texts =
        List.of(
            "", "a", "aa", "A", "z", "ä", "\uffee", "\ud7ff", "𝒳", "𝒴", "𝒳a", "\ue000",
            "\uf000");

    for (var a : texts) {
      for (var b : texts) {
        int expected =
            Integer.signum(
                Arrays.compareUnsigned(
                    a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        assertThat(Integer.signum(Text.compare(a, b))).as("%s to %s", a, b).isEqualTo(expected);
      }
    }
  }

  @Test
  void folded_knowsNoLanguage() {
    assertThat(Text.folded("TITLE İ ΑΣ 𐐀")).isEqualTo("title i ασ 𐐨");
  }
}
