package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.bytes;
import static dev.tenon.contracts.Reading.json;
import static dev.tenon.contracts.Reading.messages;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static dev.tenon.contracts.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.ErrorKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnionTest {

  @Discriminator("kind")
  sealed interface Payment {
    record Card(@NotBlank String number, @Positive int cents) implements Payment {}

    @WireName("sepa")
    record BankTransfer(String iban) implements Payment {}

    record Cash() implements Payment {}
  }

  record Order(String id, Payment payment) {}

  record Many(
      List<Payment> list,
      Map<String, Payment> map,
      Optional<Payment> optional,
      Patch<@Nullable Payment> patch,
      @Nullable Payment nullable) {}

  sealed interface Figure permits Round, Angular {}

  record Round(int radius) implements Figure {}

  sealed interface Angular extends Figure {
    record Square(int side) implements Angular {}
  }

  sealed interface Tree {
    record Leaf(int value) implements Tree {}

    record Fork(Tree left, Tree right) implements Tree {}
  }

  sealed interface Result<T> {
    record Found<T>(T value) implements Result<T> {}

    record Missing<T>(String why) implements Result<T> {}
  }

  record Search(Result<String> text, Result<Payment.Cash> cash) {}

  @Test
  void object_isTheRecordThatItsDiscriminatorNames() {
    assertThat(read(Payment.class, "{\"kind\":\"card\",\"number\":\"1\",\"cents\":2}"))
        .isEqualTo(new Payment.Card("1", 2));
    assertThat(read(Payment.class, "{\"kind\":\"sepa\",\"iban\":\"x\"}"))
        .isEqualTo(new Payment.BankTransfer("x"));
    assertThat(read(Payment.class, "{\"kind\":\"cash\"}")).isEqualTo(new Payment.Cash());
    assertThat(read(Figure.class, "{\"type\":\"square\",\"side\":1}"))
        .isEqualTo(new Angular.Square(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"number\":\"1\",\"cents\":2,\"kind\":\"card\"}",
        " { \"number\" : \"1\" , \"kind\" : \"c\\u0061rd\" , \"cents\" : 2 } ",
        "{\"number\":\"1\",\"k\\u0069nd\":\"card\",\"cents\":2}"
      })
  void discriminator_mayStandAnywhere(String json) {
    assertThat(read(Payment.class, json)).isEqualTo(new Payment.Card("1", 2));
  }

  @Test
  void discriminator_isFoundBehindObjectsAndLists_andNotInThem() {
    var deep =
        """
        {"left": {"type": "fork", "left": {"type": "leaf", "value": 1}, "right": {"value": 2, "type": "leaf"}},
         "right": {"type": "leaf", "value": 3}, "type": "fork"}\
        """;

    assertThat(read(Tree.class, deep))
        .isEqualTo(
            new Tree.Fork(new Tree.Fork(new Tree.Leaf(1), new Tree.Leaf(2)), new Tree.Leaf(3)));
    assertThat(problems(Tree.class, "{\"left\":[{\"type\":\"leaf\"}],\"right\":1}"))
        .containsExactly("/type missing");
  }

  @Test
  void discriminator_thatIsWrong_isOneProblem_withWhatIsAllowed() {
    assertThat(problems(Order.class, "{\"id\":\"a\",\"payment\":{}}"))
        .containsExactly("/payment/kind missing");
    assertThat(problems(Order.class, "{\"id\":\"a\",\"payment\":{\"kind\":null,\"x\":[1]}}"))
        .containsExactly("/payment/kind null");
    assertThat(problems(Order.class, "{\"id\":\"a\",\"payment\":{\"kind\":{\"kind\":\"card\"}}}"))
        .containsExactly("/payment/kind wrong-type");
    assertThat(problems(Order.class, "{\"id\":1,\"payment\":{\"kind\":\"Card\"}}"))
        .containsExactly("/id wrong-type", "/payment/kind unknown-value");
    assertThat(messages(Payment.class, "{\"kind\":\"\"}"))
        .containsExactly("must be one of card, sepa, cash");
  }

  @Test
  void object_thatIsWrong_isToldAsItsRecordWouldBe() {
    assertThat(
            problems(
                Payment.class, "{\"kind\":\"card\",\"number\":\" \",\"colour\":1,\"cents\":0}"))
        .containsExactly("/number blank", "/colour unknown-field", "/cents too-small");
    assertThat(problems(Payment.class, "{\"kind\":\"sepa\"}")).containsExactly("/iban missing");
    assertThat(problems(Payment.class, "[1,{}]")).containsExactly(" wrong-type");
    assertThat(problems(Order.class, "{\"id\":\"a\",\"payment\":null}"))
        .containsExactly("/payment null");
  }

  @Test
  void discriminator_givenTwice_isAProblem_evenIfTheyAgree() {
    assertThat(problems(Payment.class, "{\"kind\":\"cash\",\"kind\":\"cash\"}"))
        .containsExactly("/kind duplicate-field");
    assertThat(problems(Payment.class, "{\"kind\":\"cash\",\"kind\":\"card\"}"))
        .containsExactly("/kind duplicate-field");
  }

  @Test
  void recordByItself_hasNoDiscriminator() {
    assertThat(problems(Payment.Cash.class, "{\"kind\":\"cash\"}"))
        .containsExactly("/kind unknown-field");
    assertThat(json(Contract.of(Payment.Cash.class), new Payment.Cash())).isEqualTo("{}");
  }

  @Test
  void unions_standWhereverRecordsDo() {
    var contract = Contract.of(Many.class);
    var text =
        """
        {"list":[{"kind":"cash"},{"kind":"sepa","iban":"x"}],"map":{"a":{"kind":"cash"}},\
        "optional":{"kind":"cash"},"patch":null,"nullable":null}\
        """;

    assertThat(json(contract, contract.parse(bytes(text)))).isEqualTo(text);
    assertThat(problems(Many.class, "{\"list\":[{\"kind\":\"cash\"},{\"kind\":1}],\"map\":{}}"))
        .containsExactly("/list/1/kind wrong-type");
  }

  @Test
  void value_isWritten_withItsDiscriminatorFirst() {
    assertThat(json(Contract.of(Payment.class), new Payment.Card("1", 2)))
        .isEqualTo("{\"kind\":\"card\",\"number\":\"1\",\"cents\":2}");
    assertThat(json(Contract.of(Figure.class), new Round(3)))
        .isEqualTo("{\"type\":\"round\",\"radius\":3}");
  }

  @Test
  void genericUnion_passesItsArgumentsOn() {
    var text =
        "{\"text\":{\"type\":\"found\",\"value\":\"a\"},\"cash\":{\"type\":\"missing\",\"why\":\"b\"}}";
    var contract = Contract.of(Search.class);

    assertThat(contract.parse(bytes(text)))
        .isEqualTo(new Search(new Result.Found<>("a"), new Result.Missing<>("b")));
    assertThat(json(contract, contract.parse(bytes(text)))).isEqualTo(text);
    assertThat(problems(Search.class, text.replace("\"a\"", "1")))
        .containsExactly("/text/value wrong-type");
  }

  @Test
  void recordOfAUnion_mayHoldTheUnion_whicheverIsAskedFirst() {
    var fork = new Tree.Fork(new Tree.Leaf(1), new Tree.Leaf(2));

    assertThat(json(Contract.of(Tree.Fork.class), fork))
        .isEqualTo(
            "{\"left\":{\"type\":\"leaf\",\"value\":1},\"right\":{\"type\":\"leaf\",\"value\":2}}");
    assertThat(read(Tree.Fork.class, json(Contract.of(Tree.Fork.class), fork))).isEqualTo(fork);
  }

  @Test
  void hostileInput_isBounded() {
    var deep = "{\"left\":".repeat(500) + "1" + "}".repeat(500);
    var deepLists = "{\"left\":" + "[".repeat(100_000);

    assertThat(refused(() -> read(Tree.class, deep)).code()).isEqualTo(ErrorKind.MALFORMED);
    assertThat(refused(() -> read(Tree.class, deepLists)).code()).isEqualTo(ErrorKind.MALFORMED);
    assertThat(refused(() -> read(Payment.class, "{\"number\":\"1\",")).message())
        .contains("line 1, column 15");
    assertThat(refused(() -> read(Payment.class, "{\"number\":tru")).code())
        .isEqualTo(ErrorKind.MALFORMED);
    assertThat(problems(Payment.class, "{\"kind\":\"" + "x".repeat(2_000_000) + "\"}"))
        .containsExactly("/kind unknown-value");
  }

  @Test
  void deepestTreeThatIsAllowed_isRead_withEachDiscriminatorAtItsEnd() {
    var leaf = "{\"value\":1,\"type\":\"leaf\"}";
    var tree = leaf;
    for (int i = 1; i < Limits.defaults().depth(); i++) {
      tree = "{\"left\":%s,\"right\":%s,\"type\":\"fork\"}".formatted(tree, leaf);
    }
    var text = tree;

    assertThat(read(Tree.class, text)).isInstanceOf(Tree.Fork.class);
    assertThat(refused(() -> read(Tree.class, "[" + text + "]")).code())
        .isEqualTo(ErrorKind.MALFORMED);
  }

  @Test
  void schema_isOneOfTheRecords_eachWithItsDiscriminator() {
    var schemas = JsonSchemas.of("#/c/", List.of(Contract.of(Order.class)), List.of());

    assertThat(schemas.definitions().keySet())
        .containsExactly("BankTransfer", "Card", "Cash", "Order", "Payment");
    assertThat(schemas.definitions().get("Payment"))
        .isEqualTo(
            Map.of(
                "oneOf",
                List.of(
                    Map.of("$ref", "#/c/Card"),
                    Map.of("$ref", "#/c/BankTransfer"),
                    Map.of("$ref", "#/c/Cash")),
                "discriminator",
                Map.of(
                    "propertyName",
                    "kind",
                    "mapping",
                    Map.of("card", "#/c/Card", "sepa", "#/c/BankTransfer", "cash", "#/c/Cash"))));
    assertThat(schemas.definitions().get("BankTransfer"))
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "kind",
                    Map.of("type", "string", "const", "sepa"),
                    "iban",
                    Map.of("type", "string")),
                "required",
                List.of("kind", "iban"),
                "additionalProperties",
                false));
  }

  @Test
  void schemaOfARecord_byItselfAndInAUnion_areTwo() {
    var both = List.<Contract<?>>of(Contract.of(Payment.Cash.class), Contract.of(Payment.class));

    assertThat(JsonSchemas.of("#/", both, both).definitions().keySet())
        .contains(
            "UnionTestPaymentCash",
            "UnionTestPaymentCashInput",
            "UnionTestPaymentCashInPayment",
            "UnionTestPaymentCashInPaymentInput",
            "Card");
  }

  // What is refused when the contract is made.

  sealed interface WithEnum {
    enum One implements WithEnum {
      ONLY
    }
  }

  sealed interface Clash {
    record A(String type) implements Clash {}
  }

  sealed interface AliasClash {
    record A(@Alias("type") String a) implements AliasClash {}
  }

  sealed interface Twins {
    @WireName("same")
    record A() implements Twins {}

    @WireName("same")
    record B() implements Twins {}
  }

  @Discriminator("")
  sealed interface Nameless {
    record A() implements Nameless {}
  }

  sealed interface Untold {
    record A<T>(T value) implements Untold {}
  }

  sealed interface Half<T> {
    record A<T, U>(T first, U second) implements Half<T> {}
  }

  sealed interface OtherHalf<T> {
    record A<T, U>(T first, U second) implements Supplier<U>, OtherHalf<T> {
      @Override
      public U get() {
        return second;
      }
    }
  }

  @SuppressWarnings("rawtypes")
  record RawResult(Result result) {}

  record SetOfUnions(Set<Payment> set) {}

  interface Open {}

  @Test
  void union_thatCannotBeOne_isRefusedWithPlaceAndRemedy() {
    refusedType(WithEnum.class, "WithEnum permits One, which is no record", "records alone");
    refusedType(Clash.class, "'type' is called as the discriminator of Clash", "@Discriminator");
    refusedType(AliasClash.class, "'type' is called as the discriminator");
    refusedType(Twins.class, "two of its records are called 'same'", "@WireName");
    refusedType(Nameless.class, "the @Discriminator of Nameless is empty");
    refusedType(Untold.class, "Untold does not say what A holds");
    refusedType(Half.class, "Half does not say what it holds");
    refusedType(RawResult.class, "RawResult.result", "Result does not say what it holds");
    refusedType(SetOfUnions.class, "a set holds scalars only");
    refusedType(Open.class, "a sealed interface of records");
    assertThatThrownBy(() -> Contract.compile(Shape.of(OtherHalf.class, Shape.of(String.class))))
        .hasMessageContaining("OtherHalf<String> does not say what A holds");
  }

  private static void refusedType(Class<?> type, String... words) {
    assertThatThrownBy(() -> Contract.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }
}
