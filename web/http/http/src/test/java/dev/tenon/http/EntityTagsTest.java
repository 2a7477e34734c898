package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"a\" | \"a\"",
        "W/\"a\" | W/\"a\"",
        "\"a\",\"b\" | \"a\" \"b\"",
        "\"a\" , , \t,W/\"b\" | \"a\" W/\"b\"",
        "' , \"a\", ' | \"a\"",
        "\"\" | \"\"",
        "\"a,b\" | \"a,b\"",
        "* | *",
        "' * ' | *",
        "'' | ''",
        "',' | ''",
      })
  void list_isRead(String text, String tags) {
    assertThat(String.join(" ", EntityTags.parse("If-Match", List.of(text)))).isEqualTo(tags);
  }

  @Test
  void repeatedHeaders_areOneList() {
    assertThat(EntityTags.parse("If-Match", List.of("", "\"a\"", "\"b\"")))
        .containsExactly("\"a\"", "\"b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "\"",
        "\"a",
        "a\"",
        "W/",
        "W/a",
        "w/\"a\"",
        "\"a\"\"b\"",
        "\"a\" \"b\"",
        "\"a\";",
        "*,\"a\"",
        "\"a\",*",
        "**",
        "\"a b\"",
        "\"\u0001\"",
        "\"é\"",
        "W/W/\"a\""
      })
  void text_thatIsNoList_isMalformed_andTheHeaderIsNamed(String text) {
    assertThatThrownBy(() -> EntityTags.parse("If-Match", List.of(text)))
        .isInstanceOfSatisfying(
            DomainError.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorKind.MALFORMED);
              assertThat(error.message()).contains("If-Match");
            });
  }

  @Test
  void strong_refusesWhatCannotStandInATag() {
    assertThat(EntityTags.strong(7L)).isEqualTo("\"7\"");
    assertThatThrownBy(() -> EntityTags.strong("a\"b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntityTags.strong("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntityTags.strong("é")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void weaklyEqual_looksAtTheTextOnly() {
    assertThat(EntityTags.weaklyEqual("W/\"1\"", "\"1\"")).isTrue();
    assertThat(EntityTags.weaklyEqual("\"1\"", "W/\"1\"")).isTrue();
    assertThat(EntityTags.weaklyEqual("\"1\"", "\"2\"")).isFalse();
  }

  @Test
  void ifMatch_acceptsItsVersionsOnly() {
    assertThat(IfMatch.parse(List.of()).accepts(1)).isTrue();
    assertThat(IfMatch.any().accepts("x")).isTrue();
    assertThat(IfMatch.version(7).accepts(7L)).isTrue();
    assertThat(IfMatch.version(7).accepts(8)).isFalse();
    assertThat(IfMatch.parse(List.of("W/\"7\"")).accepts(7)).isFalse();
    assertThat(IfMatch.parse(List.of("\"6\", \"7\"")).accepts(7)).isTrue();
    assertThat(IfMatch.parse(List.of("")).accepts(7)).isFalse();
  }

  @Test
  void ifMatch_require_saysWhatToDo() {
    IfMatch.version(7).require(7);
    assertThatThrownBy(() -> IfMatch.version(7).require(8))
        .isInstanceOfSatisfying(
            DomainError.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorKind.PRECONDITION_FAILED);
              assertThat(error.message()).contains("Read it again");
            });
  }
}
