package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a schema allows, the parser reads; what it forbids, the parser refuses: asked of values
/// that are made from the schema alone, and of the same values spoiled, with a validator that
/// others wrote as the judge.
class SchemaPropertyTest {

  enum Colour {
    RED,
    @WireName("dark blue")
    BLUE
  }

  record Box<T>(T content, @Nullable T spare) {}

  @Discriminator("kind")
  sealed interface Payment {
    record Cash() implements Payment {}

    record Card(@Size(min = 1, max = 4) String number, Optional<Colour> colour)
        implements Payment {}

    @WireName("later")
    record Instalments(List<Payment> parts, @Nullable Payment last) implements Payment {}
  }

  sealed interface Result<T> {
    record Found<T>(T value) implements Result<T> {}

    record Missing<T>(@NullIsAbsent @Nullable String why) implements Result<T> {}
  }

  record Payments(
      Payment payment,
      @Nullable Payment other,
      Map<Colour, Payment> byColour,
      Result<@Nullable Integer> number,
      Result<Box<String>> box) {}

  @WireNames(NameStyle.SNAKE_CASE)
  record Shapes(
      Box<Integer> numberBox,
      Box<List<Colour>> colours,
      Map<UUID, @Max(3) Integer> byId,
      Map<LocalDate, Boolean> byDay,
      Set<Colour> allColours,
      @Size(max = 3) Set<@Min(1) Integer> numbers,
      Sort<Colour> order,
      Locale language,
      @WireName("the-link") @Nullable URI link) {}

  record Changes(
      Patch<Inner> inner, Patch<@Nullable Inner> clearing, Patch<List<Inner>> many, Inner always) {
    record Inner(Patch<@Size(max = 2) String> name, Patch<@Nullable Integer> count) {}
  }

  @SuppressWarnings("ArrayRecordComponent") // Nothing here is compared.
  record Scalars(
      Instant at,
      LocalDate date,
      LocalTime time,
      Duration duration,
      UUID id,
      BigDecimal decimal,
      byte[] bytes,
      @NullIsAbsent int limit,
      @NullIsAbsent Optional<Colour> colour,
      boolean flag,
      double real) {

    static Scalars defaults() {
      return new Scalars(
          Instant.EPOCH,
          LocalDate.EPOCH,
          LocalTime.NOON,
          Duration.ZERO,
          new UUID(0, 0),
          BigDecimal.ONE,
          new byte[0],
          3,
          Optional.empty(),
          true,
          0.5);
    }
  }

  private static final List<@Nullable Object> SCALARS = scalars();

  private static List<@Nullable Object> scalars() {
    var words =
        "RED,BLUE,dark blue,red,-red,darkBlue,a,ab,abc,abcd,abcde,cash,card,later,kind,de,de-CH,de_CH,"
            + "zh-Hant-TW-1234,en-x,en-u-ca-buddhist,en-x-a,d,deutschland,/a,https://a.example/b?c#d,%zz,"
            + "0198f2c0-0000-7000-8000-000000000001,0198F2C0-0000-7000-8000-00000000000A,0198f2c0,"
            + "2026-01-31,2024-02-29,2026-02-29,2026-01-31T12:30:00Z,2026-01-31T24:00:00Z,12:30,12:30:00.25,"
            + "24:00,PT1H30M,P1D,P1Y,5s,AA==,AB==,AAAA,AAA";
    var all = new ArrayList<@Nullable Object>(List.of(words.split(",", -1)));
    all.add("");
    for (long number : new long[] {-1, 0, 1, 2, 3, 4, 2147483647L, 2147483648L}) {
      all.add(number);
    }
    all.add(new BigDecimal("1.5"));
    all.add(new BigDecimal("0.25"));
    all.add(true);
    all.add(false);
    all.add(null);
    return all;
  }

  @ParameterizedTest
  @ValueSource(classes = {Payments.class, Shapes.class, Changes.class, Scalars.class})
  void value_thatSatisfiesTheSchema_isRead(Class<?> type) {
    var contract = Contract.of(type);
    var values = new SchemaValues(contract.jsonSchema(), SCALARS, new Random(42));
    var oracle = SchemaOracle.of(contract.jsonSchema());

    for (int i = 0; i < 500; i++) {
      var json = SchemaValues.json(values.next());
      assertThat(oracle.complaints(json)).as(json).isEmpty();
      assertThat(problems(contract, json)).as(json).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Payments.class, Shapes.class, Changes.class, Scalars.class})
  void value_thatBreaksTheSchema_isRefused_andNoOther(Class<?> type) {
    var contract = Contract.of(type);
    var values = new SchemaValues(contract.jsonSchema(), SCALARS, new Random(43));
    var oracle = SchemaOracle.of(contract.jsonSchema());
    int refused = 0;

    for (int i = 0; i < 1_000; i++) {
      var json = SchemaValues.json(values.spoiled(values.next()));
      var problems = problems(contract, json);
      var complaints = oracle.complaints(json);
      assertThat(problems.isEmpty())
          .as("%s%n the contract: %s%n the schema: %s", json, problems, complaints)
          .isEqualTo(complaints.isEmpty());
      refused += problems.isEmpty() ? 0 : 1;
    }
    assertThat(refused).isBetween(300, 980);
  }

  /// What was read is written so that it is read again as the same, and as the schema promises.
  @ParameterizedTest
  @ValueSource(classes = {Payments.class, Shapes.class, Changes.class})
  void value_thatWasRead_isWrittenAndReadAgain(Class<?> type) {
    roundTrip(Contract.of(type));
  }

  private static <T> void roundTrip(Contract<T> contract) {
    var values = new SchemaValues(contract.jsonSchema(), SCALARS, new Random(44));
    var written = JsonSchemas.of("#/$defs/", List.of(), List.of(contract));
    var schema = Keywords.copy(written.written(contract));
    schema.put("$defs", written.definitions());
    var oracle = SchemaOracle.of(schema);

    for (int i = 0; i < 300; i++) {
      var value = contract.parse(Reading.bytes(SchemaValues.json(values.next())));
      var json = Reading.json(contract, value);
      assertThat(oracle.complaints(json)).as(json).isEmpty();
      assertThat(contract.parse(Reading.bytes(json))).as(json).isEqualTo(value);
    }
  }

  private static List<String> problems(Contract<?> contract, String json) {
    try {
      contract.parse(Reading.bytes(json));
      return List.of();
    } catch (DomainError e) {
      return e.problems().stream().map(p -> p.pointer() + " " + p.code()).toList();
    }
  }
}
