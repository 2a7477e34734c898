package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.FieldProblem;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a contract accepts, its schema accepts, and the other way round: asked of a validator that
/// others wrote, over every value here at every place.
class JsonSchemaAgreementTest {

  enum Colour {
    RED,
    GREEN
  }

  record Texts(
      String any,
      @Nullable String nullable,
      @NotBlank @Size(max = 5) String name,
      @NotEmpty String filled,
      @Size(min = 2, max = 3) String sized,
      @NotBlank @Pattern(regexp = "[a-z]+|\\d{2}") String matching,
      @Email String email,
      @Nullable Colour colour,
      @Null @Nullable String nothing) {}

  @SuppressWarnings("ArrayRecordComponent") // Nothing here is compared.
  record Formats(
      UUID id,
      Instant at,
      LocalDate date,
      LocalTime time,
      LocalDateTime local,
      Duration duration,
      URI uri,
      byte[] bytes) {}

  record Numbers(
      byte tiny,
      short small,
      int medium,
      @Nullable Long large,
      double floating,
      float single,
      BigDecimal decimal,
      BigInteger whole,
      @Min(2) @Max(9) int between,
      @Positive @DecimalMax("2.5") BigDecimal upTo,
      @DecimalMin(value = "1.5", inclusive = false) @Negative @Nullable Double never,
      @PositiveOrZero @Min(3) long atLeast,
      @NegativeOrZero int below,
      @Digits(integer = 2, fraction = 1) BigDecimal digits) {}

  record Others(
      boolean flag,
      @AssertTrue boolean yes,
      @AssertFalse @Nullable Boolean no,
      Object free,
      @Nullable Object freeOrNull,
      List<@Size(max = 2) String> texts,
      @NotEmpty @Size(max = 2) List<@Nullable Integer> few,
      Set<String> set,
      @Size(min = 1) Map<@Size(max = 2) String, Integer> map,
      Map<String, @Nullable Boolean> flags,
      Optional<Integer> optional,
      Patch<Integer> patch,
      Patch<@Nullable @Size(max = 1) String> clearing) {}

  record Node(String name, @Nullable Node next, List<Node> children) {}

  record Defaulted(@Max(3) int limit, @Nullable String word, Paging paging) {
    static Defaulted defaults() {
      return new Defaulted(2, "x", new Paging(5, 6));
    }
  }

  record Everything(Texts texts, Formats formats, Numbers numbers, Others others, Defaulted some) {}

  /// Values that are right somewhere and wrong elsewhere.
  private static final List<String> VALUES =
      List.of(
              "null true false 0 -0 1 2 3 9 10 99 100 -1 -128 -129 127 128 32767 32768 -32769 2147483647",
              "2147483648 9223372036854775807 9223372036854775808 -9223372036854775809 1.5 2.5 2.51 0.1",
              "99.9 99.95 -99.9 1.25e1 -1e-3 1.50 \"\" \"a\" \"ab\" \"abc\" \"abcd\" \"abcde\" \"abcdef\"",
              "\"42\" \"423\" \"a1\" \"RED\" \"red\" \"😀😀\" \"😀😀😀😀\" \"a@example.com\" \"a@b@c\"",
              "\"0198f2c0-0000-7000-8000-000000000001\" \"0198F2C0-0000-7000-8000-00000000000A\"",
              "\"0198f2c0-0000-7000-8000-00000000001\" \"0198f2c000007000800000000000000001\"",
              "\"2026-01-31T12:30:00Z\" \"2026-01-31t12:30:00.5z\" \"2026-01-31T12:30:00+05:45\"",
              "\"2026-01-31T12:30Z\" \"2026-01-31T24:00:00Z\" \"2026-02-30T12:30:00Z\" \"2026-01-31\"",
              "\"2026-02-29\" \"2024-02-29\" \"26-01-31\" \"2026-1-31\" \"12:30\" \"12:30:00\" \"24:00\"",
              "\"12:30:00.123456789\" \"12:30:00.\" \"12:60\" \"12:3\" \"2026-01-31T12:30\"",
              "\"2026-01-31T12:30:00.25\" \"2026-13-01T12:30\" \"PT1H30M\" \"PT1.5S\" \"-PT5S\" \"P1D\"",
              "\"p1dt2h\" \"PT\" \"P\" \"P1DT\" \"P1Y\" \"P1W\" \"PT1H30\" \"5s\" \"https://a.example/b?c#d\"",
              "\"/a\" \"%zz\" \"AA==\" \"AB==\" \"AAA=\" \"AAAA\" \"AAA\" \"A===\" \"AAAAAA==\" \"A-_A\"",
              "[] [1] [1,2] [1,2,3] [null] [\"a\"] [\"a\",\"a\"] [\"a\",\"b\"] [\"abc\"] [[]] {} {\"a\":1}",
              "{\"abc\":1} {\"a\":null} {\"a\":true} {\"a\":\"b\"} {\"limit\":3} {\"limit\":4} {\"offset\":-1}",
              "{\"limit\":1,\"offset\":0,\"x\":1} {\"word\":null} {\"paging\":{\"limit\":7}}")
          .stream()
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .toList();

  private static final Map<Class<?>, SchemaOracle> ORACLES = new HashMap<>();
  private static final Map<String, List<String>> RIGHT = new HashMap<>();

  static Stream<Class<?>> records() {
    return Stream.of(Texts.class, Formats.class, Numbers.class, Others.class, Defaulted.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyValue_atEveryPlace_isJudgedAlike(Class<?> type) {
    for (var component : type.getRecordComponents()) {
      var accepted =
          VALUES.stream().filter(value -> isAccepted(type, component.getName(), value)).toList();
      assertThat(accepted).as(component.getName()).isNotEmpty();
    }
  }

  /// Asks both about this value at this place, whatever else is missing.
  private static boolean isAccepted(Class<?> type, String name, String value) {
    var json = "{\"" + name + "\":" + value + "}";
    var problems =
        problems(Contract.of(type), json).stream()
            .filter(p -> (p.pointer() + "/").startsWith("/" + name + "/"))
            .toList();
    var complaints = oracle(type).complaintsAt("/" + name, json);
    if (!isKnownToDiffer(name, value)) {
      assertThat(complaints.isEmpty())
          .as("%s%n the contract: %s%n the schema: %s", json, problems, complaints)
          .isEqualTo(problems.isEmpty());
    }
    return problems.isEmpty();
  }

  /// What [JsonSchemas] says that JSON Schema cannot say, or that formats say otherwise.
  private static boolean isKnownToDiffer(String place, String value) {
    return place.equals("local") && value.contains("02-30");
  }

  @Test
  void randomObjects_areJudgedAlike() {
    var contract = Contract.of(Everything.class);
    var random = new Random(42);
    int accepted = 0;
    for (int i = 0; i < 2_000; i++) {
      var json = object(Everything.class, random, 0.01);
      var problems = problems(contract, json);
      var complaints = oracle(Everything.class).complaints(json);
      assertThat(complaints.isEmpty())
          .as("%s%n the contract: %s%n the schema: %s", json, problems, complaints)
          .isEqualTo(problems.isEmpty());
      accepted += problems.isEmpty() ? 1 : 0;
    }
    assertThat(accepted).isBetween(500, 1_500);
  }

  @Test
  void recordsInsideThemselves_haveAnEnd() {
    var leaf = "{\"name\":\"a\",\"children\":[]}";
    var tree = "{\"name\":\"b\",\"next\":%s,\"children\":[%s,%s]}".formatted(leaf, leaf, leaf);

    assertThat(problems(Contract.of(Node.class), tree)).isEmpty();
    assertThat(oracle(Node.class).complaints(tree)).isEmpty();
    assertThat(oracle(Node.class).complaints(tree.replace("\"a\"", "1"))).isNotEmpty();
  }

  @Test
  void whatIsWritten_fitsTheSchemaOfWhatIsWritten() {
    var value =
        new Formats(
            UuidV7.next(),
            Instant.parse("2026-01-31T12:30:00.120Z"),
            LocalDate.of(2026, 1, 31),
            LocalTime.of(12, 30),
            LocalDateTime.of(2026, 1, 31, 12, 30, 1, 500),
            Duration.ofMillis(-1500),
            URI.create("../a?b=ü#c"),
            new byte[] {1, 2, 3, 4});
    var contract = Contract.of(Formats.class);
    var schemas = JsonSchemas.of("#/$defs/", List.of(), List.of(contract));
    var schema = Keywords.copy(schemas.written(contract));
    schema.put("$defs", schemas.definitions());

    assertThat(SchemaOracle.of(schema).complaints(text(contract, value))).isEmpty();
  }

  @Test
  void everySchema_isOneByTheMetaSchema() {
    var meta = SchemaOracle.of(Map.of("$ref", JsonSchemas.DIALECT));
    for (var type : List.of(Everything.class, Node.class, String.class, Colour.class)) {
      var schema = Contract.of(Object.class).toJson(Contract.of(type).jsonSchema());
      assertThat(meta.complaints(new String(schema, StandardCharsets.UTF_8))).isEmpty();
    }
  }

  private static <T> String text(Contract<T> contract, T value) {
    return new String(contract.toJson(value), StandardCharsets.UTF_8);
  }

  private static SchemaOracle oracle(Class<?> type) {
    return ORACLES.computeIfAbsent(type, t -> SchemaOracle.of(Contract.of(t).jsonSchema()));
  }

  private static List<FieldProblem> problems(Contract<?> contract, String json) {
    try {
      contract.parse(json.getBytes(StandardCharsets.UTF_8));
      return List.of();
    } catch (DomainError e) {
      return e.problems();
    }
  }

  /// An object that is right, but for a mistake here and there.
  private static String object(Class<?> type, Random random, double mistakes) {
    return Stream.of(type.getRecordComponents())
        .filter(_ -> random.nextDouble() >= mistakes / 10)
        .map(component ->
            "\"%s\":%s".formatted(component.getName(), member(component, random, mistakes)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String member(RecordComponent component, Random random, double mistakes) {
    boolean isMistake = random.nextDouble() < mistakes;
    var type = component.getType();
    if (type.isRecord() && !isMistake) {
      return object(type, random, mistakes);
    }
    var right =
        RIGHT.computeIfAbsent(
            component.toString() + component.getDeclaringRecord(), _ -> right(component));
    var from = isMistake || right.isEmpty() ? VALUES : right;
    return from.get(random.nextInt(from.size()));
  }

  private static List<String> right(RecordComponent component) {
    var type = component.getDeclaringRecord();
    return VALUES.stream().filter(value -> isAccepted(type, component.getName(), value)).toList();
  }
}
