package dev.tenon.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.ErrorKind;
import dev.tenon.sql.Criteria;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which values a store keeps, and in which form.
public abstract non-sealed class ValueContract extends DatabaseContract {

  /// A contract over this kind of database.
  protected ValueContract(DatabaseHarness harness) {
    super(harness);
  }

  @Test
  void create_thenFind_isTheSameRow() {
    var thing =
        Thing.named("chair")
            .withCode("c-1")
            .withNumber(-7)
            .withSize(Long.MAX_VALUE)
            .withSmall(Short.MIN_VALUE)
            .withFlag(true)
            .withRatio(1.0 / 3)
            .withAmount(new BigDecimal("12.340"))
            .withDay(LocalDate.of(2026, 3, 29))
            .withColour(Colour.BLUE)
            .withPayload(new byte[] {0, -1, 127});

    var created = things.create(thing);

    assertSame(created, thing);
    assertSame(things.retrieve(thing.id()), thing);
  }

  @Test
  void create_withoutOptionalValues_readsThemAsNull() {
    var thing = things.create(Thing.named("chair"));

    assertThat(things.find(thing.id())).contains(thing);
    assertThat(thing.amount()).isNull();
  }

  @Test
  void create_everythingMissing_isReadAsItWas_andCanBeFilledAndEmptied() {
    var blank = blanks.create(Blank.of(1));
    var full =
        new Blank(
            1,
            "text",
            true,
            (short) 1,
            2,
            3L,
            4.5,
            BigDecimal.ONE,
            UUID.randomUUID(),
            Instant.EPOCH,
            LocalDate.EPOCH,
            Colour.RED,
            null);

    assertThat(blanks.retrieve(1L)).isEqualTo(blank);
    assertThat(blanks.replace(full)).isEqualTo(blanks.retrieve(1L)).isEqualTo(full);
    assertThat(blanks.replace(blank)).isEqualTo(blanks.retrieve(1L));
  }

  @Test
  void create_timeFinerThanMicroseconds_isCut() {
    var thing = Thing.named("chair").withMadeAt(Instant.parse("2026-01-01T00:00:00.123456999Z"));

    var created = things.create(thing);

    assertThat(created.madeAt()).isEqualTo("2026-01-01T00:00:00.123456Z");
    assertThat(things.retrieve(thing.id())).isEqualTo(created);
  }

  @Test
  void create_numberInPowersOfTen_isWrittenOut() {
    var thing = things.create(Thing.named("chair").withAmount(new BigDecimal("1E+3")));

    assertThat(thing.amount()).isEqualTo(new BigDecimal("1000"));
    assertThat(things.retrieve(thing.id())).isEqualTo(thing);
  }

  @Test
  void create_arrayChangedAfterwards_isNotChangedInTheStore() {
    var bytes = new byte[] {1};
    var thing = Thing.named("chair").withPayload(bytes);

    var created = things.create(thing);
    bytes[0] = 2;

    assertThat(created.payload()).containsExactly(1);
    assertThat(things.retrieve(thing.id()).payload()).containsExactly(1);
  }

  static Stream<Thing> extremes() {
    var thing = Thing.named("extreme");
    return Stream.of(
        thing.withName(""),
        thing.withName("𝒳 naïve İı ß \\ ' \" ; -- \n\t"),
        thing.withNumber(Integer.MIN_VALUE),
        thing.withSize(Long.MIN_VALUE),
        thing.withRatio(Double.NaN),
        thing.withRatio(Double.NEGATIVE_INFINITY),
        thing.withRatio(Double.MIN_VALUE),
        thing.withAmount(new BigDecimal("-0.00000000000000000001")),
        thing.withAmount(new BigDecimal("1" + "0".repeat(1000))),
        thing.withMadeAt(Instant.parse("-4712-01-01T00:00:00Z")),
        thing.withMadeAt(Instant.parse("0000-12-31T23:59:59.999999Z")),
        thing.withMadeAt(Instant.parse("+294276-12-31T23:59:59.999999Z")),
        thing.withDay(LocalDate.parse("-4712-01-01")),
        thing.withDay(LocalDate.parse("+294276-12-31")),
        thing.withPayload(new byte[0]));
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void create_extremeValue_isKept(Thing thing) {
    things.create(thing);

    assertSame(things.retrieve(thing.id()), thing);
  }

  static Stream<Thing> impossible() {
    var thing = Thing.named("impossible");
    return Stream.of(
        thing.withName("a\0b"),
        thing.withName("half \ud83d"),
        thing.withName("half \ud83d a"),
        thing.withName("half \ude00"),
        thing.withMadeAt(Instant.MIN),
        thing.withMadeAt(Instant.MAX),
        thing.withDay(LocalDate.MIN),
        thing.withDay(LocalDate.MAX),
        thing.withAmount(new BigDecimal("1E999999999")),
        thing.withAmount(new BigDecimal("1E-999999999")));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void create_valueThatNoColumnHolds_isInvalid(Thing thing) {
    assertRefused(ErrorKind.INVALID, () -> things.create(thing));

    assertThat(things.count(Criteria.all())).isZero();
  }

  @Test
  void create_missingValueThatIsNotOptional_isAFault() {
    @SuppressWarnings("NullAway") // what code without null checks would do
    var thing = Thing.named("chair").withName(null);

    assertThatThrownBy(() -> things.create(thing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "'; drop table parts; --", "\"", "?", "{}"})
  void create_textThatLooksLikeSql_isText(String text) {
    var thing = things.create(Thing.named(text));
    var part =
        parts.create(new Part(1, thing.id(), text.substring(0, Math.min(10, text.length()))));

    assertThat(parts.retrieve(1L)).isEqualTo(part);
    assertThat(things.count(Criteria.all().equal("name", text))).isOne();
  }

  /// Equal, and arrays by what they hold.
  private static void assertSame(Thing actual, Thing expected) {
    assertThat(actual.withPayload(null)).isEqualTo(expected.withPayload(null));
    assertThat(actual.payload()).isEqualTo(expected.payload());
  }
}
