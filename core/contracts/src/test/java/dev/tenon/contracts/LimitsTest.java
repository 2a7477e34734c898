package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.bytes;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static dev.tenon.contracts.Reading.refused;
import static dev.tenon.contracts.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What just fits is read, and what is one more is refused.
class LimitsTest {

  record Tree(
      List<Tree> list, Map<String, Tree> map, @Nullable Tree record, @Nullable Object free) {}

  record Tags(List<String> tags) {}

  private static final String LEAF = "{\"list\":[],\"map\":{}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'list':[LEAF,LEAF,LEAF],'map':{}}                           | 4",
        "{'list':[],'map':{'a':LEAF,'b':LEAF,'c':LEAF}}               | 4",
        "{'list':[],'map':{},'record':LEAF}                           | 3",
        "{'list':[],'map':{},'free':{'a':{'b':{}},'c':{},'d':{}}}     | 4",
        "{'list':[],'map':{},'free':[[[]],[],[],[[]]]}                | 4",
      })
  void depth_countsWhatIsOpenAtOnce(String quoted, int depth) {
    var json = bytes(quoted.replace("LEAF", LEAF).replace('\'', '"'));
    var contract = Contract.of(Tree.class);

    assertThat(contract.within(Limits.defaults().withDepth(depth)).parse(json)).isNotNull();
    assertThat(refused(() -> contract.within(Limits.defaults().withDepth(depth - 1)).parse(json)))
        .hasMessageContaining("nested deeper than " + (depth - 1));
  }

  @Test
  void repeatedMember_isPassedOverWhole() {
    assertThat(problems(Tags.class, "{\"tags\":[],\"tags\":[{\"tags\":1},2],\"tags\":{}}"))
        .containsExactly("/tags duplicate-field", "/tags duplicate-field");
  }

  @Test
  void items_asManyAsAllowed_areRead() {
    var two = Limits.defaults().withItems(2);
    var tags = Contract.of(Tags.class).within(two);

    assertThat(tags.parse(bytes("{\"tags\":[\"a\",\"b\"]}")).tags()).containsExactly("a", "b");
    assertThat(tags.bind(texts("tags=a,b")).tags()).containsExactly("a", "b");
    assertThat(tags.bind(texts("tags=a", "tags=b")).tags()).containsExactly("a", "b");
    assertThat(refused(() -> tags.bind(texts("tags=a", "tags=b", "tags=c"))).problems().getFirst())
        .hasToString(
            "FieldProblem[pointer=/tags, code=too-many, message=must have at most 2 items]");
    assertThat(Contract.of(Object.class).within(two).parse(bytes("[[1,2],{\"a\":1,\"b\":2}]")))
        .isEqualTo(List.of(List.of(1L, 2L), Map.of("a", 1L, "b", 2L)));
  }

  @Test
  void lengths_asLongAsAllowed_areRead() {
    var three = Limits.defaults().withStringLength(3).withNumberLength(3);

    assertThat(Contract.of(String.class).within(three).fromText("abc")).isEqualTo("abc");
    assertThat(Contract.of(BigInteger.class).within(three).fromText("123"))
        .isEqualTo(BigInteger.valueOf(123));
    assertThat(Contract.of(BigInteger.class).within(three).parse(bytes("123")))
        .isEqualTo(BigInteger.valueOf(123));
    assertThat(problems(() -> Contract.of(BigInteger.class).within(three).parse(bytes("1234"))))
        .containsExactly(" too-long");
  }

  @Test
  void decimal_withAThousandDigitsWrittenOut_isTheLongest() {
    assertThat(read(BigDecimal.class, "1e999")).isEqualByComparingTo("1e999");
    assertThat(read(BigDecimal.class, "1e-1000")).isEqualByComparingTo("1e-1000");
    assertThat(problems(BigDecimal.class, "1e1000")).containsExactly(" out-of-range");
    assertThat(problems(BigDecimal.class, "1e-1001")).containsExactly(" out-of-range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FF", "C3 28", "80 31"})
  void firstByteThatIsNoUtf8_isNamed(String hex) {
    byte[] json = HexFormat.ofDelimiter(" ").parseHex(hex);

    assertThat(refused(() -> Contract.of(Object.class).parse(json)))
        .hasMessage("The JSON is not UTF-8 at line 1, column 1.");
  }

  @Test
  void byteOrderMarkAlone_isNamed() {
    assertThat(refused(() -> Contract.of(Object.class).parse(bytes("\uFEFF"))))
        .hasMessageContaining("byte order mark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "12345\\u0000", "1234567\\u0000", "äö \\u0000 1234567"})
  void escape_isFoundWhereverItStands(String text) {
    assertThat(problems(String.class, "\"" + text + "\"")).containsExactly(" nul-character");
    assertThat(problems(String.class, "\"a longer text before " + text + " and after\""))
        .containsExactly(" nul-character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "2024-02-29T23:59:59.5Z"
      })
  void instant_firstAndLast_areReadAndWritten(String text) {
    var instant = read(Instant.class, "\"" + text + "\"");

    assertThat(instant).isEqualTo(Instant.parse(text));
    assertThat(read(Instant.class, Reading.json(Contract.of(Instant.class), instant)))
        .isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00:00+23:59, 2023-12-31T00:01:00Z",
    "2024-01-01T00:00:00-23:59, 2024-01-01T23:59:00Z",
    "2024-01-01T00:00:00.123456789+00:00, 2024-01-01T00:00:00.123456789Z",
  })
  void instant_withTheWidestOffset_isRead(String text, Instant expected) {
    assertThat(read(Instant.class, "\"" + text + "\"")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-01T00:00:00+24:00",
        "2024-01-01T00:00:00+00:60",
        "2024-01-01T0x:00:00Z",
        "2024-01-01T00-00:00Z",
        "2024-01-01T00:00:00x5Z",
        "2024-01-01T00:00:00.Z",
        "2024-01-01T00:00:00.1234567890Z",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01"
      })
  void instant_nearlyOne_isRefused(String text) {
    assertThat(problems(Instant.class, "\"" + text + "\"")).containsExactly(" format");
  }

  @Test
  void write_whatBreaksTheContract_namesThePlaceBehindItsNeighbours() {
    var any = Contract.of(Object.class);

    assertThatThrownBy(() -> any.toJson(List.of(List.of(1, 2), Map.of("a", 3), Double.NaN)))
        .hasMessageContaining("'/2' is NaN");
    assertThatThrownBy(() -> any.toJson(List.of(1, List.of(2, Double.NaN))))
        .hasMessageContaining("'/1/1' is NaN");
    var members = new LinkedHashMap<String, Object>();
    members.put("a", Map.of("x", 1));
    members.put("b", Double.NaN);
    assertThatThrownBy(() -> any.toJson(members)).hasMessageContaining("'/b' is NaN");
  }

  @Test
  void name_asLongAsIsShown_isShownWhole() {
    var name = "k".repeat(100);

    assertThat(problems(Tags.class, "{\"tags\":[],\"" + name + "\":1}"))
        .containsExactly("/" + name + " unknown-field");
  }

  @Test
  void email_withTheLongestLocalPart_isOne() {
    assertThat(TextRules.isEmail("l".repeat(64) + "@tenon.dev")).isTrue();
    assertThat(TextRules.isEmail("l".repeat(65) + "@tenon.dev")).isFalse();
    assertThat(TextRules.isEmail("l@" + "d".repeat(252))).isTrue();
    assertThat(TextRules.isEmail("l@" + "d".repeat(253))).isFalse();
  }
}
