package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.json;
import static dev.tenon.contracts.Reading.messages;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static dev.tenon.contracts.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarContractTest {

  private enum Size {
    SMALL,
    INITIAL {
      @Override
      public String toString() {
        return "i";
      }
    }
  }

  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("string", String.class),
          Map.entry("boolean", boolean.class),
          Map.entry("byte", byte.class),
          Map.entry("short", short.class),
          Map.entry("int", int.class),
          Map.entry("long", long.class),
          Map.entry("float", float.class),
          Map.entry("double", double.class),
          Map.entry("decimal", BigDecimal.class),
          Map.entry("integer", BigInteger.class),
          Map.entry("uuid", UUID.class),
          Map.entry("instant", Instant.class),
          Map.entry("date", LocalDate.class),
          Map.entry("time", LocalTime.class),
          Map.entry("datetime", LocalDateTime.class),
          Map.entry("duration", Duration.class),
          Map.entry("uri", URI.class),
          Map.entry("enum", Size.class),
          Map.entry("bytes", byte[].class));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string   | \"\"                                     | \"\"",
        "string   | \" ğ \"                                  | \" ğ \"",
        "boolean  | true                                     | true",
        "boolean  | false                                    | false",
        "byte     | -128                                     | -128",
        "short    | 32767                                    | 32767",
        "int      | -2147483648                              | -2147483648",
        "long     | 9223372036854775807                      | 9223372036854775807",
        "long     | -9223372036854775808                     | -9223372036854775808",
        "long     | -0                                       | 0",
        "float    | 1.5e3                                    | 1500.0",
        "double   | 1                                        | 1.0",
        "double   | -1.5E-3                                  | -0.0015",
        "decimal  | 1.50                                     | 1.50",
        "decimal  | 1e3                                      | 1E+3",
        "integer  | 123456789012345678901234567890           | 123456789012345678901234567890",
        "uuid     | \"0198F2A4-7c1e-7c3a-9b57-2f3d8a1c5e77\" | \"0198f2a4-7c1e-7c3a-9b57-2f3d8a1c5e77\"",
        "instant  | \"2026-01-31T12:30:00Z\"                 | \"2026-01-31T12:30:00Z\"",
        "instant  | \"2026-01-31t12:30:00.123456789z\"       | \"2026-01-31T12:30:00.123456789Z\"",
        "instant  | \"2026-01-31T12:30:00.5+23:59\"          | \"2026-01-30T12:31:00.500Z\"",
        "instant  | \"2026-01-31T12:30:00-00:30\"            | \"2026-01-31T13:00:00Z\"",
        "date     | \"2024-02-29\"                           | \"2024-02-29\"",
        "time     | \"12:30\"                                | \"12:30:00\"",
        "time     | \"12:30:01.25\"                          | \"12:30:01.25\"",
        "datetime | \"2026-01-31T12:30\"                     | \"2026-01-31T12:30:00\"",
        "datetime | \"2026-01-31T12:30:15.000000001\"        | \"2026-01-31T12:30:15.000000001\"",
        "duration | \"PT90M\"                                | \"PT1H30M\"",
        "duration | \"-PT1.5S\"                              | \"PT-1.5S\"",
        "uri      | \"https://tenon.dev/a?b=c#d\"            | \"https://tenon.dev/a?b=c#d\"",
        "uri      | \"../a\"                                 | \"../a\"",
        "enum     | \"INITIAL\"                              | \"INITIAL\"",
        "bytes    | \"AAECAw==\"                             | \"AAECAw==\"",
        "bytes    | \"\"                                     | \"\"",
      })
  void value_isReadAndWritten(String type, String json, String written) {
    @SuppressWarnings("unchecked")
    var contract = (Contract<Object>) Contract.of(type(type));

    assertThat(json(contract, contract.parse(Reading.bytes(json)))).isEqualTo(written);
    assertThat(contract.isScalar()).isTrue();
    assertThat(json(contract, contract.fromText(json.replace("\"", "")))).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string   | 1                                  | wrong-type",
        "string   | {\"a\":[]}                         | wrong-type",
        "string   | \"a\\u0000\"                       | nul-character",
        "string   | \"\\ud800x\"                       | not-unicode",
        "string   | \"\\udc00\"                        | not-unicode",
        "boolean  | 0                                  | wrong-type",
        "boolean  | \"true\"                           | wrong-type",
        "byte     | 128                                | out-of-range",
        "byte     | -129                               | out-of-range",
        "int      | 2147483648                         | out-of-range",
        "int      | \"1\"                              | wrong-type",
        "int      | 1.0                                | wrong-type",
        "int      | 1e2                                | wrong-type",
        "int      | []                                 | wrong-type",
        "long     | 9223372036854775808                | out-of-range",
        "long     | -9223372036854775809               | out-of-range",
        "long     | 123456789012345678901              | out-of-range",
        "float    | 1e39                               | out-of-range",
        "double   | 1e999                              | out-of-range",
        "double   | -1e999                             | out-of-range",
        "double   | \"NaN\"                            | wrong-type",
        "decimal  | 1e1000000000                       | out-of-range",
        "decimal  | 1e-1000000000                      | out-of-range",
        "decimal  | 1e99999999999                      | out-of-range",
        "decimal  | 1e1000                             | out-of-range",
        "decimal  | \"1\"                              | wrong-type",
        "integer  | 1.0                                | wrong-type",
        "uuid     | \"0198f2a47c1e7c3a9b572f3d8a1c5e77\"        | format",
        "uuid     | \"0198f2a4-7c1e-7c3a-9b57-2f3d8a1c5e7\"     | format",
        "uuid     | \"0198f2a4-7c1e-7c3a-9b57-2f3d8a1c5e7g\"    | format",
        "uuid     | \"0198f2a4-7c1e-7c3a-9b5702f3d8a1c5e77\"    | format",
        "uuid     | \"0198f2a4-7c1e-7c3a-9b57-2f3d8a1c5e-7\"    | format",
        "uuid     | 1                                  | wrong-type",
        "instant  | \"2026-01-31T12:30:00\"            | format",
        "instant  | \"2026-01-31T12:30Z\"              | format",
        "instant  | \"2026-01-31 12:30:00Z\"           | format",
        "instant  | \"2026-02-30T12:30:00Z\"           | format",
        "instant  | \"2026-01-31T12:30:60Z\"           | format",
        "instant  | \"2026-01-31T12:30:00.1234567890Z\"| format",
        "instant  | \"2026-01-31T12:30:00.Z\"          | format",
        "instant  | \"2026-01-31T12:30:00+24:00\"      | format",
        "instant  | \"2026-01-31T12:30:00+01:60\"      | format",
        "instant  | \"2026-01-31T12:30:00*01:00\"      | format",
        "instant  | \"0000-01-01T00:00:00+01:00\"      | format",
        "instant  | \"9999-12-31T23:59:59-01:00\"      | format",
        "instant  | \"Z\"                              | format",
        "instant  | \"1\"                              | format",
        "instant  | 1                                  | wrong-type",
        "date     | \"2025-02-29\"                     | format",
        "date     | \"+12026-01-01\"                   | format",
        "date     | \"2026-1-1\"                       | format",
        "time     | \"24:00\"                          | format",
        "time     | \"1:00\"                           | format",
        "time     | \"12:30:00Z\"                      | format",
        "datetime | \"2026-01-31\"                     | format",
        "duration | \"5s\"                             | format",
        "duration | \"PT99999999999999999999S\"        | format",
        "uri      | \"a b\"                            | format",
        "uri      | \"\"                               | format",
        "enum     | \"small\"                          | unknown-value",
        "enum     | \"i\"                              | unknown-value",
        "bytes    | \"AAECAw\"                         | format",
        "bytes    | \"AAECAx==\"                       | format",
        "bytes    | \"AAE*\"                           | format",
      })
  void whatIsNone_isRefused(String type, String json, String code) {
    assertThat(problems(type(type), json)).containsExactly(" " + code);
  }

  private static Class<?> type(String name) {
    return Objects.requireNonNull(TYPES.get(name));
  }

  @Test
  void refusal_saysWhatIsExpected_andNeverRepeatsTheText() {
    assertThat(messages(Size.class, "\"secret\"")).containsExactly("must be one of SMALL, INITIAL");
    assertThat(messages(byte.class, "300")).containsExactly("must be from -128 to 127");
    assertThat(messages(Instant.class, "\"secret\""))
        .containsExactly("must be a time with offset, such as 2026-01-31T12:30:00Z");
  }

  @Test
  void lengths_areBounded() {
    var small = Limits.defaults().withStringLength(3).withNumberLength(5);

    assertThat(
            problems(
                () -> Contract.of(String.class).within(small).parse(Reading.bytes("\"abcd\""))))
        .containsExactly(" too-long");
    assertThat(problems(() -> Contract.of(String.class).within(small).fromText("abcd")))
        .containsExactly(" too-long");
    assertThat(problems(() -> Contract.of(BigInteger.class).within(small).fromText("123456")))
        .containsExactly(" too-long");
    assertThat(problems(Duration.class, "\"PT" + "1".repeat(500_000) + "S\""))
        .containsExactly(" format");
    assertThat(problems(BigInteger.class, "1".repeat(500_000))).containsExactly(" too-long");
    assertThat(problems(double.class, "1." + "1".repeat(500_000))).containsExactly(" too-long");
    assertThat(problems(long.class, "1".repeat(500_000))).containsExactly(" out-of-range");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "+1", "01", "1 ", "- 1", "-", "1.0", "1e2", "0x1", "١", "1_000", "NaN"})
  void text_thatIsNoWholeNumber_isRefused(String text) {
    assertThat(problems(() -> Contract.of(int.class).fromText(text)))
        .containsExactly(" wrong-type");
    assertThat(problems(() -> Contract.of(BigInteger.class).fromText(text)))
        .containsExactly(" wrong-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".5",
        "1.",
        "1.e1",
        "1e",
        "1e+",
        "1ee1",
        "Infinity",
        "1f",
        "0.5.",
        "-.1",
        "1,5"
      })
  void text_thatIsNoNumber_isRefused(String text) {
    assertThat(problems(() -> Contract.of(double.class).fromText(text)))
        .containsExactly(" wrong-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.5", "1e+2", "1E-2", "10.25e0"})
  void text_thatIsANumber_isRead(String text) {
    assertThat(Contract.of(double.class).fromText(text)).isEqualTo(Double.parseDouble(text));
  }

  @Test
  void text_outOfRange_isRefused() {
    assertThat(problems(() -> Contract.of(long.class).fromText("9223372036854775808")))
        .containsExactly(" out-of-range");
    assertThat(problems(() -> Contract.of(boolean.class).fromText("TRUE")))
        .containsExactly(" wrong-type");
    assertThat(problems(() -> Contract.of(String.class).fromText("\ud800")))
        .containsExactly(" not-unicode");
    assertThat(problems(() -> Contract.of(String.class).fromText("a\0")))
        .containsExactly(" nul-character");
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "5s, PT5S",
    "2m, PT2M",
    "1h, PT1H",
    "1d, PT24H",
    "PT1S, PT1S",
    "0s, PT0S"
  })
  void text_shortDuration_isRead(String text, Duration expected) {
    assertThat(Contract.of(Duration.class).fromText(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5 s",
        "5S",
        "1.5s",
        "s",
        "-5s",
        "9223372036854775807d",
        "99999999999999999999s"
      })
  void text_thatIsNoDuration_isRefused(String text) {
    assertThat(
            refused(() -> Contract.of(Duration.class).fromText(text))
                .problems()
                .getFirst()
                .message())
        .startsWith("must be a duration, such as 500ms");
  }

  @Test
  void fromText_ofARecord_isMisuse() {
    assertThatThrownBy(() -> Contract.of(Paging.class).fromText("1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Paging");
    assertThat(Contract.of(Paging.class).isScalar()).isFalse();
  }

  @Test
  void write_timesWithoutFourDigitsAYear_areRefused() {
    assertThatThrownBy(() -> Contract.of(Instant.class).toJson(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("years 0 to 9999");
    assertThatThrownBy(() -> Contract.of(Instant.class).toJson(Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Contract.list(LocalDate.class).toJson(List.of(LocalDate.of(-1, 1, 1))))
        .hasMessageContaining("'/0'");
    assertThatThrownBy(() -> Contract.of(LocalDateTime.class).toJson(LocalDateTime.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scalars_standAlone() {
    assertThat(read(UUID.class, "\"0198f2a4-7c1e-7c3a-9b57-2f3d8a1c5e77\"").version()).isEqualTo(7);
  }
}
