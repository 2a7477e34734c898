package dev.tenon.http.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "photo.png | photo.png",
        "../../etc/passwd | passwd",
        "C:\\Users\\me\\a b.txt | a b.txt",
        "/tmp/x/ | file",
        "a/b\\c.txt | c.txt",
        "C:evil.txt | C_evil.txt",
        "a.txt:stream | a.txt_stream",
        "what?*<>\".txt | what_____.txt",
        "name. . . | name",
        ".htaccess | .htaccess",
        "Grüße İ.txt | Grüße İ.txt",
      },
      quoteCharacter = '\'')
  void name_isTheLastPart_andNothingElse(String said, String name) {
    assertThat(FileName.of(said)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "/", "\\", " ", "\0", "\r\n", "../..", "a/.. "})
  void whereNothingIsLeft_itIsAFile(String said) {
    assertThat(FileName.of(said)).isEqualTo("file");
  }

  @Test
  void whatCannotBeSeen_isLeftOut() {
    assertThat(FileName.of("in\u0000vo\u001bice\u202egnp.exe\u200f\ud800\u2028.txt"))
        .isEqualTo("invoicegnp.exe.txt");
  }

  @Test
  void name_has255BytesAtMost_andKeepsItsExtension() {
    assertThat(FileName.of("x".repeat(300) + ".gz")).hasSize(255).endsWith("xx.gz");
    assertThat(FileName.of("x".repeat(255))).hasSize(255);
    assertThat(FileName.of("x".repeat(300))).hasSize(255);
    assertThat(FileName.of("x".repeat(10) + "." + "y".repeat(300))).hasSize(255);
    assertThat(bytes(FileName.of("\ud83c\udf75".repeat(100) + ".png"))).isEqualTo(252);
    assertThat(bytes(FileName.of("." + "\u00e9".repeat(200)))).isLessThanOrEqualTo(255);
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
