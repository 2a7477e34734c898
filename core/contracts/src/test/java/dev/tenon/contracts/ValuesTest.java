package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.json;
import static dev.tenon.contracts.Reading.messages;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static dev.tenon.contracts.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Languages, orders, keys of maps, and trimmed texts.
class ValuesTest {

  record Spoken(Locale language) {}

  enum Field {
    NAME,
    CREATED_AT
  }

  record Search(Sort<Field> sort, Optional<Sort<Field>> other) {}

  record Keys(Map<UUID, Integer> ids, Map<LocalDate, Integer> days) {}

  record ByLocale(Map<Locale, Integer> map) {}

  record Typed(
      @Trimmed @NotBlank @Size(max = 3) String name, List<@Trimmed String> tags, String raw) {}

  record TrimmedNumber(@Trimmed int number) {}

  record TrimmedOptional(@Trimmed Optional<String> text) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de",
        "de-CH",
        "zh-Hant-TW",
        "es-419",
        "sl-rozaj-biske-1994",
        "de-CH-1996",
        "en-u-ca-buddhist-x-mine-1",
        "und",
        "gsw"
      })
  void language_isReadAndWritten(String tag) {
    var text = "{\"language\":\"" + tag + "\"}";

    assertThat(read(Spoken.class, text).language()).isEqualTo(Locale.forLanguageTag(tag));
    assertThat(json(Contract.of(Spoken.class), read(Spoken.class, text))).isEqualTo(text);
    assertThat(Contract.of(Locale.class).fromText(tag).toLanguageTag()).isEqualTo(tag);
  }

  @Test
  void language_isWrittenInItsUsualCase() {
    assertThat(json(Contract.of(Spoken.class), read(Spoken.class, "{\"language\":\"DE-latn-ch\"}")))
        .isEqualTo("{\"language\":\"de-Latn-CH\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "de_CH",
        "de-",
        "-de",
        "de--CH",
        "deutschland",
        "de-C",
        "de-CHE",
        "de-41",
        "de-x",
        "de-u",
        "de-u-x-a",
        "de-abc1",
        "d1",
        "de-CH-DE",
        "dé",
        "de-x-",
        "de-u-ca-",
        "de-12a",
        "de CH",
        "x-whatever",
        "de-ſt",
        "en-x-abcdefghi"
      })
  void language_thatIsNone_isRefused(String tag) {
    assertThat(problems(Spoken.class, "{\"language\":\"" + tag + "\"}"))
        .containsExactly("/language format");
  }

  @Test
  void sort_isReadFromTexts_asAListOrRepeated() {
    var contract = Contract.of(Search.class);
    var expected = Sort.descending(Field.CREATED_AT).then(Sort.ascending(Field.NAME));

    assertThat(contract.bind(texts("sort=-createdAt,name")).sort()).isEqualTo(expected);
    assertThat(contract.bind(texts("sort=-createdAt", "sort=name")).sort()).isEqualTo(expected);
    assertThat(contract.bind(texts("other=name")).other()).contains(Sort.ascending(Field.NAME));
    assertThat(contract.bind(Map.of()).sort().isNone()).isTrue();
    assertThat(contract.bind(texts("sort=")).sort().isNone()).isTrue();
  }

  @Test
  void sort_thatIsWrong_isToldItemByItem() {
    var contract = Contract.of(Search.class);

    assertThat(problems(() -> contract.bind(texts("sort=price,-createdAt,-,CREATED_AT,+name"))))
        .containsExactly(
            "/sort/0 unknown-value",
            "/sort/2 unknown-value",
            "/sort/3 unknown-value",
            "/sort/4 unknown-value");
    assertThat(problems(() -> contract.bind(texts("sort=name,-name,name"))))
        .containsExactly("/sort/1 duplicate-item", "/sort/2 duplicate-item");
    assertThat(messages(Search.class, "{\"sort\":[\"x\"]}"))
        .containsExactly("must be one of name, createdAt, with - before it for descending");
    assertThat(problems(Search.class, "{\"sort\":\"name\"}")).containsExactly("/sort wrong-type");
  }

  @Test
  void sort_isAListInJson() {
    var text = "{\"sort\":[\"-createdAt\",\"name\"]}";

    assertThat(json(Contract.of(Search.class), read(Search.class, text))).isEqualTo(text);
    assertThat(read(Search.class, "{}").sort()).isEqualTo(Sort.none());
  }

  @Test
  void sort_isAValue() {
    var byName = Sort.ascending(Field.NAME);

    assertThat(Sort.<Field>none().or(byName)).isEqualTo(byName);
    assertThat(byName.or(Sort.none())).isEqualTo(byName);
    assertThat(byName.by()).containsExactly(new Sort.By<>(Field.NAME, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> byName.then(Sort.descending(Field.NAME)))
        .withMessageContaining("twice");
    assertThatThrownBy(() -> Contract.compile(Shape.of(Sort.class, Shape.of(String.class))))
        .hasMessageContainingAll("Sort<String>", "an enum");
    assertThatThrownBy(() -> Contract.of(Sort.class)).hasMessageContaining("does not say");
  }

  @Test
  void sort_isDescribed_withAllThatItMayBe() {
    var parameter = JsonSchemas.ofNames(Contract.of(Search.class)).getFirst();

    assertThat(parameter.isRequired()).isFalse();
    assertThat(parameter.schema())
        .containsEntry("type", "array")
        .containsKey("allOf")
        .containsEntry(
            "items",
            Map.of("type", "string", "enum", List.of("name", "-name", "createdAt", "-createdAt")));
  }

  @Test
  void keysOfMaps_areReadAsTheirType_andKeepTheirOrder() {
    var text =
        "{\"ids\":{\"0198f2c0-0000-7000-8000-00000000000a\":1,\"0198f2c0-0000-7000-8000-000000000001\":2},"
            + "\"days\":{\"2026-01-31\":3}}";

    assertThat(read(Keys.class, text).ids())
        .containsExactlyEntriesOf(new java.util.LinkedHashMap<>(read(Keys.class, text).ids()));
    assertThat(json(Contract.of(Keys.class), read(Keys.class, text))).isEqualTo(text);
  }

  @Test
  void keysOfMaps_thatMeanTheSame_areDuplicates() {
    assertThat(
            problems(
                Keys.class,
                """
                {"ids": {"0198f2c0-0000-7000-8000-00000000000a": 1,
                         "0198F2C0-0000-7000-8000-00000000000A": 2, "x": 3, "y": "z"}, "days": {}}\
                """))
        .containsExactly(
            "/ids/0198F2C0-0000-7000-8000-00000000000A duplicate-field",
            "/ids/x format",
            "/ids/y format",
            "/ids/y wrong-type");
    assertThatThrownBy(() -> Contract.of(ByLocale.class)).hasMessageContaining("Use Map<String");
  }

  @Test
  void day_thatCannotBeAName_isNotWritten() {
    var contract = Contract.of(Keys.class);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> contract.toJson(new Keys(Map.of(), Map.of(LocalDate.of(10_000, 1, 1), 1))))
        .withMessageContaining("'/days'");
  }

  @Test
  void trimmedText_isTrimmedBeforeAnythingIsAsked() {
    assertThat(
            read(
                Typed.class,
                "{\"name\":\" \\u00a0abc\\t\\n\",\"tags\":[\" a \",\"\"],\"raw\":\" r \"}"))
        .isEqualTo(new Typed("abc", List.of("a", ""), " r "));
    assertThat(problems(Typed.class, "{\"name\":\" \",\"tags\":[],\"raw\":\"\"}"))
        .containsExactly("/name blank");
    assertThat(Contract.of(Typed.class).bind(texts("name= a ", "tags= b , c", "raw= ")))
        .isEqualTo(new Typed("a", List.of("b", "c"), " "));
    assertThatThrownBy(() -> Contract.of(TrimmedNumber.class))
        .hasMessageContainingAll("TrimmedNumber.number", "@Trimmed is for texts");
    assertThatThrownBy(() -> Contract.of(TrimmedOptional.class))
        .hasMessageContainingAll("TrimmedOptional.text", "write it before String");
  }
}
