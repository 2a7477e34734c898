package dev.tenon.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class JsonOutputTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  private final Contract<String> text = Contract.of(String.class);
  private final Contract<Object> free = Contract.of(Object.class);

  @Test
  void text_ofEveryCharacterThatThereIs_isReadByAnotherParserAsItWas() {
    for (int first = 0; first <= Character.MAX_CODE_POINT; first += 0x1000) {
      var all =
          IntStream.range(first, first + 0x1000)
              .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      try (var parser = JACKSON.createParser(ObjectReadContext.empty(), text.toJson(all))) {
        parser.nextToken();
        assertThat(parser.getString()).isEqualTo(all);
        assertThat(parser.nextToken()).isNull();
      }
    }
  }

  @Test
  void text_isWrittenAsAnotherGeneratorWrites_andEscapesNoMoreThanItMust() {
    var control =
        IntStream.range(0, 0x80)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    assertThat(text.toJson(control)).isEqualTo(byJackson(control));
    assertThat(text.toJson("ä/€ 😀\u007F")).isEqualTo("\"ä/€ 😀\u007F\"".getBytes(UTF_8));
  }

  @Test
  void text_longerThanAnyBuffer_isWrittenWhole() {
    for (var part : List.of("a", "\u0001", "ü", "€", "😀")) {
      var many = part.repeat(10_000);
      assertThat(text.toJson(many)).isEqualTo(byJackson(many));
    }
  }

  @Test
  void text_withHalfAPair_isRefusedWhereverItStands() {
    for (var half : List.of("\uD83D", "a\uD83Db", "\uDE00", "ü\uDE00\uD83D")) {
      assertThatThrownBy(() -> text.toJson(half))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("half a surrogate pair");
      assertThatThrownBy(() -> free.toJson(Map.of(half, 1)))
          .hasMessageContaining("half a surrogate pair");
    }
  }

  @Test
  void lists_andObjects_areSeparatedByCommasOnly() {
    var value =
        List.of(
            List.of(),
            List.of(1, List.of(true, "x")),
            Map.of(),
            Map.of("a", Map.of("b", List.of())),
            2);

    assertThat(new String(free.toJson(value), UTF_8))
        .isEqualTo("[[],[1,[true,\"x\"]],{},{\"a\":{\"b\":[]}},2]");
  }

  private static byte[] byJackson(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var generator = JACKSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      generator.writeString(text);
    }
    return bytes.toByteArray();
  }
}
