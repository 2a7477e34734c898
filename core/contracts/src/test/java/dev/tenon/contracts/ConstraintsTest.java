package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.messages;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

  record Numbers(
      @Min(-1) @Max(1) int a,
      @Positive long b,
      @PositiveOrZero short c,
      @Negative byte d,
      @NegativeOrZero BigInteger e,
      @DecimalMin("0.1") @DecimalMax("0.2") double f,
      @DecimalMin(value = "0.1", inclusive = false) @DecimalMax(value = "0.2", inclusive = false)
          BigDecimal g,
      @Min(1) float h,
      @DecimalMax("0.5") int i,
      @DecimalMin("-1e30") Long j,
      @DecimalMax("1e30") Long k) {}

  record Texts(
      @NotBlank String a,
      @NotEmpty String b,
      @Size(min = 2, max = 3) String c,
      @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) String d,
      @Email String e,
      @Email(regexp = ".*@tenon\\.dev") String f,
      @Size String g) {}

  @SuppressWarnings("ArrayRecordComponent")
  record Others(
      @Size(min = 1, max = 2) List<@NotBlank String> a,
      @NotEmpty Map<@Size(max = 1) String, @Min(0) Integer> b,
      @Size(min = 1, max = 1) byte[] c,
      @AssertTrue boolean d,
      @AssertFalse Boolean e,
      @Null @Nullable String f,
      @NotNull String g,
      @Valid Paging h,
      Patch<@Size(max = 1) String> i,
      @Digits(integer = 2, fraction = 1) BigDecimal j,
      @Digits(integer = 1, fraction = 0) int k,
      @Nullable @NotBlank String l) {}

  record Times(
      @Past Instant a,
      @PastOrPresent LocalDate b,
      @Future LocalDateTime c,
      @FutureOrPresent Instant d) {}

  record Whole(
      @DecimalMin("-5.0") @DecimalMax("5") int a, @DecimalMax("9223372036854775808") long b) {}

  record OfDay(@FutureOrPresent LocalTime a) {}

  record Messages(
      @Size(min = 2, max = 3, message = "two or three, please") String a,
      @Min.List({@Min(1), @Min(value = 2, message = "two at least")}) int b,
      @Size(max = 1) String c,
      @Size(min = 1) List<String> d) {}

  record Braces(@Size(max = 1, message = "{short}, please") String a) {}

  @Test
  void numbers_withinTheirBounds_areRead() {
    assertThat(
            read(
                    Numbers.class,
                    "{\"a\":-1,\"b\":1,\"c\":0,\"d\":-1,\"e\":0,\"f\":0.1,\"g\":0.15,\"h\":1,\"i\":0,\"j\":1,\"k\":1}")
                .a())
        .isEqualTo(-1);
  }

  @Test
  void numbers_beyondTheirBounds_areProblems() {
    assertThat(
            problems(
                Numbers.class,
                "{\"a\":2,\"b\":0,\"c\":-1,\"d\":0,\"e\":1,\"f\":0.21,\"g\":0.1,\"h\":0.99,\"i\":1,\"j\":1,\"k\":1}"))
        .containsExactly(
            "/a too-large",
            "/b too-small",
            "/c too-small",
            "/d too-large",
            "/e too-large",
            "/f too-large",
            "/g too-small",
            "/h too-small",
            "/i too-large");
    assertThat(
            messages(
                Numbers.class,
                "{\"a\":-2,\"b\":0,\"c\":-1,\"d\":0,\"e\":1,\"f\":0.01,\"g\":0.2,\"h\":1,\"i\":0,\"j\":1,\"k\":1}"))
        .containsExactly(
            "must be at least -1",
            "must be more than 0",
            "must be at least 0",
            "must be less than 0",
            "must be at most 0",
            "must be at least 0.1",
            "must be less than 0.2");
  }

  @Test
  void wholeNumbers_withDecimalBounds_areComparedExactly() {
    assertThat(read(Whole.class, "{\"a\":5,\"b\":9223372036854775807}").b())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(messages(Whole.class, "{\"a\":6,\"b\":0}")).containsExactly("must be at most 5");
    assertThat(messages(Whole.class, "{\"a\":-6,\"b\":0}"))
        .containsExactly("must be at least -5.0");
  }

  @Test
  void message_thatOnlyBeginsWithABrace_isTakenAsItIs() {
    assertThat(messages(Braces.class, "{\"a\":\"12\"}")).containsExactly("{short}, please");
  }

  @Test
  void texts_areCountedInCodePoints() {
    var sound =
        "{\"a\":\" x\",\"b\":\" \",\"c\":\"😀😀😀\",\"d\":\"aZ\",\"e\":\"a@b\",\"f\":\"a@tenon.dev\",\"g\":\"\"}";

    assertThat(read(Texts.class, sound).c()).isEqualTo("😀😀😀");
    assertThat(
            problems(
                Texts.class,
                "{\"a\":\" \u00a0\\t\",\"b\":\"\",\"c\":\"😀😀😀😀\",\"d\":\"a1\",\"e\":\"a\",\"f\":\"a@b\",\"g\":\"\"}"))
        .containsExactly(
            "/a blank", "/b empty", "/c too-long", "/d pattern", "/e email", "/f pattern");
    assertThat(problems(Texts.class, sound.replace("😀😀😀", "😀")))
        .containsExactly("/c too-short");
  }

  @Test
  void others_haveTheirRules() {
    assertThat(
            read(
                    Others.class,
                    """
                    {"a":["x"],"b":{"k":0},"c":"AA==","d":true,"e":false,"f":null,"g":"","h":{},"j":12.30,"k":9}\
                    """)
                .j())
        .isEqualTo("12.30");
    assertThat(
            problems(
                Others.class,
                """
                {"a":["x"," ","y"],"b":{"kk":-1},"c":"","d":false,"e":true,"f":"","g":null,"h":{"limit":0},"i":"xx",
                 "j":123,"k":10,"l":""}\
                """))
        .containsExactly(
            "/a/1 blank",
            "/b/kk too-long",
            "/b/kk too-small",
            "/c too-short",
            "/d not-true",
            "/e not-false",
            "/f not-null",
            "/g null",
            "/h/limit too-small",
            "/i too-long",
            "/j too-many-digits",
            "/k too-many-digits",
            "/l blank");
    assertThat(
            problems(
                Others.class,
                "{\"a\":[],\"b\":{},\"c\":\"AAA=\",\"d\":true,\"e\":false,\"g\":\"\",\"h\":{},\"j\":1.25,\"k\":1}"))
        .containsExactly("/a too-few", "/b empty", "/c too-long", "/j too-many-digits");
  }

  @Test
  void times_areComparedWithTheClock() {
    var past =
        "{\"a\":\"2000-01-01T00:00:00Z\",\"b\":\"2000-01-01\",\"c\":\"2000-01-01T00:00\",\"d\":\"2000-01-01T00:00:00Z\"}";
    var future = past.replace("2000", "9000");

    assertThat(problems(Times.class, past)).containsExactly("/c not-future", "/d not-future");
    assertThat(problems(Times.class, future)).containsExactly("/a not-past", "/b not-past");
    assertThat(messages(Times.class, future))
        .containsExactly("must be in the past", "must not be in the future");
    assertThat(read(OfDay.class, "{\"a\":\"23:59:59.999999999\"}")).isNotNull();
  }

  @Test
  void messages_ofOnesOwn_areTakenAsTheyAre() {
    assertThat(messages(Messages.class, "{\"a\":\"1234\",\"b\":0,\"c\":\"12\",\"d\":[]}"))
        .containsExactly(
            "two or three, please",
            "must be at least 1",
            "two at least",
            "must have at most 1 character",
            "must have at least 1 item");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "first.last+tag@mail.example.com",
        "ü@exämple.de",
        "o'neil@x-y.example",
        "1@1.1"
      })
  void email_isAccepted(String text) {
    assertThat(TextRules.isEmail(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "@", "a@", "@b", "a b@c", "a@b c", "a@@b", ".a@b", "a.@b", "a..b@c", "a@.b", "a@b.",
        "a@b..c", "a@-b", "a@b-", "a@b-.c", "a@b.-c", "a@b\n", "<a@b>", "a,b@c", "a@b_c"
      })
  void email_isRefused(String text) {
    assertThat(TextRules.isEmail(text)).isFalse();
  }

  @Test
  void email_lengthIsBounded() {
    assertThat(TextRules.isEmail("a".repeat(64) + "@b")).isTrue();
    assertThat(TextRules.isEmail("a".repeat(65) + "@b")).isFalse();
    assertThat(TextRules.isEmail("a@" + "b".repeat(252))).isTrue();
    assertThat(TextRules.isEmail("a@" + "b".repeat(253))).isFalse();
  }
}
