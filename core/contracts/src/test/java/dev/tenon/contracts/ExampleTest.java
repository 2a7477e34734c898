package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Examples that are made of contracts: taken by the contract itself, and by a validator that
/// others wrote.
class ExampleTest {

  enum Colour {
    RED,
    GREEN
  }

  record Plain(
      String text,
      @NotBlank @Size(max = 3) String brief,
      @Size(min = 20) String lengthy,
      @Pattern(regexp = "[A-Z]{3}") String letters,
      @Pattern(regexp = "\\d{8}") @NotBlank String digits,
      @Nullable @Email String email,
      @Email @Size(max = 15) String shortEmail,
      Colour colour,
      boolean flag,
      @AssertFalse boolean no,
      @Nullable String description) {}

  record Numbers(
      int any,
      @Min(10) int atLeast,
      @Max(-5) long atMost,
      @Negative int negative,
      @Positive @DecimalMax(value = "0.5", inclusive = false) BigDecimal between,
      @DecimalMin(value = "7.5", inclusive = false) BigDecimal above,
      @Digits(integer = 2, fraction = 2) @Min(3) BigDecimal price,
      @Nullable @Min(1000) Integer thousand,
      @Min(100) double real,
      BigInteger large) {}

  @SuppressWarnings("ArrayRecordComponent") // Nothing here is compared.
  record Formats(
      UUID id,
      @Past Instant at,
      LocalDate date,
      LocalTime time,
      LocalDateTime local,
      Duration duration,
      URI uri,
      Locale language,
      byte[] bytes,
      @Size(min = 5) byte[] more) {}

  record Many(
      List<String> texts,
      @Size(min = 2) List<@Min(3) Integer> two,
      @Size(max = 0) List<String> none,
      Set<Colour> colours,
      Map<Colour, Integer> byColour,
      Map<String, @NotEmpty List<LocalDate>> byName,
      Map<UUID, Boolean> byId,
      Sort<Colour> order,
      Object free,
      @Nullable Object freeOrNull,
      Optional<Integer> optional,
      Patch<@Nullable @Size(min = 1) String> patch) {}

  record Node(String name, @Nullable Node next, List<Node> children, Optional<Node> other) {}

  @Discriminator("kind")
  sealed interface Shape {
    record Group(Shape first) implements Shape {}

    record Circle(@Positive double radius) implements Shape {}
  }

  record Defaulted(int limit, Paging paging) {
    static Defaulted defaults() {
      return new Defaulted(7, new Paging(5, 6));
    }
  }

  record Given(
      @Example("978-3-16-148410-0") @Pattern(regexp = "[\\d-]{17}") String isbn,
      @Example("1250") @Nullable Long price,
      List<@Example("crime") String> topics,
      Optional<@Example("5s") Duration> pause,
      @Example("2999-01-01") @Future LocalDate until,
      @Trimmed @Example(" Earl Grey ") String tea) {}

  @ParameterizedTest
  @ValueSource(
      classes = {
        Plain.class,
        Numbers.class,
        Formats.class,
        Many.class,
        Node.class,
        Shape.class,
        Defaulted.class,
        Given.class,
        Paging.class,
        JsonSchemaAgreementTest.Everything.class,
        SchemaPropertyTest.Payments.class,
        SchemaPropertyTest.Shapes.class,
        SchemaPropertyTest.Changes.class,
        SchemaPropertyTest.Scalars.class,
        String.class,
        Colour.class
      })
  void example_isTaken_byTheSchemasOfBothSides_andTheSameEachTime(Class<?> type) {
    isTaken(Contract.of(type));
  }

  private static <T> void isTaken(Contract<T> contract) {
    var json = Reading.json(contract, contract.example().orElseThrow());
    var written = JsonSchemas.of("#/$defs/", List.of(), List.of(contract));
    var schema = Keywords.copy(written.written(contract));
    schema.put("$defs", written.definitions());

    assertThat(SchemaOracle.of(contract.jsonSchema()).complaints(json)).as(json).isEmpty();
    assertThat(SchemaOracle.of(schema).complaints(json)).as(json).isEmpty();
    assertThat(Reading.json(contract, contract.example().orElseThrow())).isEqualTo(json);
  }

  @Test
  void example_isPlain() {
    assertThat(json(Plain.class))
        .isEqualTo(
            """
            {"text":"string","brief":"str","lengthy":"stringstringstringst","letters":"AAA",\
            "digits":"11111111","email":"someone@example.com","shortEmail":"a@example.com",\
            "colour":"RED","flag":true,"no":false,"description":"string"}\
            """);
    assertThat(json(Numbers.class))
        .isEqualTo(
            """
            {"any":1,"atLeast":10,"atMost":-5,"negative":-1,"between":0.25,"above":8.5,"price":3,\
            "thousand":1000,"real":100.0,"large":1}\
            """);
    assertThat(json(Many.class))
        .contains("\"two\":[3,3]", "\"none\":[]", "\"byColour\":{\"RED\":1}", "\"order\":[]")
        .contains("\"byName\":{\"string\":[\"2026-01-31\"]}", "\"patch\":\"string\"");
  }

  @Test
  void recordsInsideThemselves_areLeftOut() {
    assertThat(json(Node.class)).isEqualTo("{\"name\":\"string\",\"next\":null,\"children\":[]}");
    assertThat(json(Shape.class)).isEqualTo("{\"kind\":\"circle\",\"radius\":1.0}");
  }

  @Test
  void whatIsGiven_isTaken_overWhatIsMade() {
    assertThat(json(Given.class))
        .isEqualTo(
            """
            {"isbn":"978-3-16-148410-0","price":1250,"topics":["crime"],"pause":"PT5S",\
            "until":"2999-01-01","tea":"Earl Grey"}\
            """);
    assertThat(json(Defaulted.class))
        .isEqualTo("{\"limit\":7,\"paging\":{\"limit\":5,\"offset\":6}}");
  }

  @Test
  void whatIsGiven_standsInTheSchema_onBothSides() {
    var schemas =
        JsonSchemas.of("#/", List.of(Contract.of(Given.class)), List.of(Contract.of(Given.class)));

    for (var name : List.of("Given", "GivenInput")) {
      assertThat(schemas.definitions().get(name))
          .asString()
          .contains("examples=[978-3-16-148410-0]", "examples=[1250]", "examples=[PT5S]");
    }
    record Search(@Example("tea") String words) {}
    assertThat(JsonSchemas.ofNames(Contract.of(Search.class)).getFirst().schema())
        .containsEntry("examples", List.of("tea"));
  }

  record Gaps(
      @Nullable @Pattern(regexp = "[a-z]\\d") String code,
      Map<String, @Pattern(regexp = "[a-z]\\d") String> values,
      Map<@Pattern(regexp = "[a-z]\\d") String, Integer> names) {}

  @Test
  void whatHasNone_andMayBeAway_isAway() {
    assertThat(json(Gaps.class)).isEqualTo("{\"code\":null,\"values\":{},\"names\":{}}");
  }

  sealed interface Loop {
    record Again(Loop more) implements Loop {}

    record Twice(Again more) implements Loop {}
  }

  record Endless(Endless more) {}

  record Mixed(@Pattern(regexp = "[a-z]\\d") String text) {}

  record Late(@Future LocalDate day) {}

  record Twice(@Size(min = 2) Set<String> words) {}

  record Crowded(@Size(min = 2) Map<String, Integer> words) {}

  record Never(@Min(5) @Max(4) int number) {}

  record Grown(@NotEmpty List<Grown> children) {}

  record Odd(@Size(min = 2) String text) {
    Odd {
      if (!text.startsWith("x")) {
        throw new IllegalArgumentException("Not an x.");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Endless.class,
        Loop.class,
        Mixed.class,
        Late.class,
        Twice.class,
        Crowded.class,
        Never.class,
        Grown.class,
        Odd.class
      })
  void whereNoneIsFound_thereIsNone(Class<?> type) {
    assertThat(Contract.of(type).example()).isEmpty();
  }

  record Wrong(@Example("red") Colour colour) {}

  record TooLong(@Example("abcd") @Size(max = 3) String text) {}

  record NoScalar(@Example("a") List<String> texts) {}

  @Test
  void example_thatTheContractWouldRefuse_isRefusedItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contract.of(Wrong.class))
        .withMessage(
            "Wrong.colour: its example 'red' must be one of RED, GREEN. Give one that the contract takes.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contract.of(TooLong.class))
        .withMessageContaining("TooLong.text: its example 'abcd' must have at most 3 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contract.of(NoScalar.class))
        .withMessageContaining("NoScalar.texts: @Example is for scalars");
  }

  private static <T> String json(Class<T> type) {
    var contract = Contract.of(type);
    return new String(contract.toJson(contract.example().orElseThrow()), StandardCharsets.UTF_8);
  }
}
