package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.bytes;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static dev.tenon.contracts.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.ErrorKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  private static final Contract<Object> ANY = Contract.of(Object.class);

  @Test
  void freeJson_isReadAsItIs() {
    var value =
        read(
            Object.class,
            """
            {"text": "ü\\u0000", "long": 1, "big": 12345678901234567890, "decimal": 1.50,
             "yes": true, "no": false, "nothing": null, "list": [1, [], {}], "twice": 1, "twice": 2}\
            """);

    assertThat(value)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("text", "ü\0")
        .containsEntry("long", 1L)
        .containsEntry("big", new BigInteger("12345678901234567890"))
        .containsEntry("decimal", new BigDecimal("1.50"))
        .containsEntry("yes", true)
        .containsEntry("no", false)
        .containsEntry("nothing", null)
        .containsEntry("list", List.of(1L, List.of(), Map.of()))
        .containsEntry("twice", 2L);
  }

  @Test
  void freeJson_nullAlone_isAccepted() {
    assertThat(ANY.parse(bytes(" null "))).isNull();
  }

  @Test
  void freeJson_halfASurrogatePair_isAProblem() {
    assertThat(problems(Object.class, "[\"\\ud800\", \"\\udc00\\ud800\", \"\\ud83d\\ude00\"]"))
        .containsExactly("/0 not-unicode", "/1 not-unicode");
  }

  @Test
  void freeJson_beyondTheLimits_isAProblem() {
    var small = ANY.within(Limits.defaults().withItems(2).withStringLength(3).withNumberLength(4));

    assertThat(problems(() -> small.parse(bytes("[1, 2, [3], {\"a\": 4}]"))))
        .containsExactly(" too-many");
    assertThat(problems(() -> small.parse(bytes("{\"a\": 1, \"b\": 2, \"c\": {\"d\": []}}"))))
        .containsExactly(" too-many");
    assertThat(problems(() -> small.parse(bytes("[\"1234\", 1.2345]"))))
        .containsExactly("/0 too-long", "/1 too-long");
    assertThat(problems(() -> small.parse(bytes("[1.00000000000]"))))
        .containsExactly("/0 too-long");
    assertThat(problems(() -> small.parse(bytes("{\"1234\": 123456789012345678901}"))))
        .containsExactly("/1234 too-long", "/1234 too-long");
  }

  @Test
  void decimal_withAsManyDigitsAsAllowed_comesBack() {
    for (var number : List.of("1".repeat(98) + "e5", "-0.00000" + "1".repeat(92), "1e-1000")) {
      var value = ANY.parse(bytes(number));

      assertThat(ANY.parse(ANY.toJson(value))).isEqualTo(value);
    }
  }

  @Test
  void empty_isMalformedAndSaysSo() {
    for (var json : List.of("", " \n ")) {
      var error = refused(() -> ANY.parse(bytes(json)));

      assertThat(error.code()).isEqualTo(ErrorKind.MALFORMED);
      assertThat(error).hasMessageContaining("empty");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\":1}x      | line 1, column 8",
        "[1] [2]         | There is more after the end",
        "[1,             | ends too early",
        "{\"a\"          | ends too early",
        "\"a             | ends too early",
        "[1, nulL]       | line 1",
        "[1}             | broken at line 1, column 3",
        "{\"a\":          | ends too early",
        "[01]            | line 1",
        "['a']           | line 1, column 2",
        "[NaN]           | line 1",
        "// no           | line 1, column 1",
      })
  void malformed_saysWhere(String json, String words) {
    var error = refused(() -> ANY.parse(bytes(json)));

    assertThat(error.code()).isEqualTo(ErrorKind.MALFORMED);
    assertThat(error).hasMessageContaining(words);
    assertThat(error.problems()).isEmpty();
  }

  @Test
  void malformed_inALaterLine_countsLinesAndCharacters() {
    assertThat(refused(() -> ANY.parse(bytes("{\n  \"ü\": 'secret'\n}"))))
        .hasMessageContaining("line 2, column 8")
        .hasMessageNotContaining("secret");
  }

  @Test
  void malformed_afterAProblem_isMalformed() {
    assertThat(refused(() -> read(Paging.class, "{\"limit\": \"x\", ")).code())
        .isEqualTo(ErrorKind.MALFORMED);
  }

  @Test
  void byteOrderMark_isRefused() {
    assertThat(refused(() -> ANY.parse(bytes("\uFEFF{}")))).hasMessageContaining("byte order mark");
    assertThat(refused(() -> ANY.parse(bytes("\uFEEB[]"))).code()).isEqualTo(ErrorKind.MALFORMED);
    assertThat(refused(() -> ANY.parse(bytes("\uFEC0[]"))).code()).isEqualTo(ErrorKind.MALFORMED);
  }

  @Test
  void otherCharsets_areRefused() {
    for (var charset :
        List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
      assertThat(refused(() -> ANY.parse("{\"a\": 1}".getBytes(charset))).code())
          .isEqualTo(ErrorKind.MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0 80",
        "c1 bf",
        "c2",
        "c2 41",
        "c2 c0",
        "e0 80 80",
        "e0 9f bf",
        "e1 80",
        "e1 80 41",
        "ed a0 80",
        "ed bf bf",
        "f0 80 80 80",
        "f0 8f bf bf",
        "f1 80 80",
        "f1 80 41 80",
        "f1 80 80 41",
        "f4 90 80 80",
        "f5 80 80 80",
        "ff",
        "fe",
        "f8 88 80 80 80"
      })
  void notUtf8_isMalformedAndSaysWhere(String hex) {
    for (var before : List.of("\"", "\"a text of some length ", "\"äöü ")) {
      byte[] start = bytes(before);
      byte[] fault = HexFormat.ofDelimiter(" ").parseHex(hex);
      byte[] json = Arrays.copyOf(start, start.length + fault.length + 1);
      System.arraycopy(fault, 0, json, start.length, fault.length);
      json[json.length - 1] = '"';

      assertThat(refused(() -> ANY.parse(json)))
          .hasMessage("The JSON is not UTF-8 at line 1, column %d.".formatted(before.length() + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ß", "ࠀ", "퟿", "", "�", "𐀀", "\uDBFF\uDFFF", "long ascii before 😀 and after"})
  void utf8_isReadWhole(String text) {
    assertThat(read(String.class, "\"" + text + "\"")).isEqualTo(text);
    assertThat(read(String.class, "\"" + text + "\\n\"")).isEqualTo(text + "\n");
  }

  @Test
  void depth_isBounded_alsoWhereNobodyReads() {
    var shallow = ANY.within(Limits.defaults().withDepth(2));

    assertThat(shallow.parse(bytes("[[]]"))).isEqualTo(List.of(List.of()));
    assertThat(refused(() -> shallow.parse(bytes("[[[]]]"))))
        .hasMessage("The JSON is nested deeper than 2 at line 1, column 3.");
    assertThat(refused(() -> read(Paging.class, "{\"x\": " + "[".repeat(100_000))).code())
        .isEqualTo(ErrorKind.MALFORMED);
    assertThat(refused(() -> read(Paging.class, "{\"limit\": " + "{\"a\":".repeat(100_000))).code())
        .isEqualTo(ErrorKind.MALFORMED);
  }

  @Test
  void hugeName_isMalformed() {
    assertThat(refused(() -> ANY.parse(bytes("{\"" + "n".repeat(100_000) + "\": 1}"))))
        .hasMessageContaining("a name longer than 1000 bytes");
  }

  @Test
  void limits_areSane() {
    assertThat(Limits.defaults()).isEqualTo(new Limits(32, 1_000_000, 100, 100, 100_000));
    assertThat(Limits.defaults().withProblems(7).problems()).isEqualTo(7);
    assertThatThrownBy(() -> Limits.defaults().withItems(0)).hasMessage("items is at least 1: 0");
    assertThatThrownBy(() -> Limits.defaults().withDepth(1_001)).hasMessageContaining("1000");
  }
}
