package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.bytes;
import static dev.tenon.contracts.Reading.json;
import static dev.tenon.contracts.Reading.messages;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static dev.tenon.contracts.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.FieldProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordContractTest {

  record Product(String name, @Nullable String description, long price) {}

  record Order(Product product, List<Product> more, Map<String, Product> named) {}

  record Choice(
      Optional<String> optional, Patch<String> patch, Patch<@Nullable String> clearable) {}

  record Node(String name, List<Node> children, @Nullable Node other) {}

  record Pool(int max, String name) {
    static Pool defaults() {
      return new Pool(10, "main");
    }
  }

  record Settings(Pool pool, @Nullable Pool other, int port, List<String> hosts) {
    static Settings defaults() {
      return new Settings(new Pool(5, "outer"), null, 8080, List.of("localhost"));
    }
  }

  record Holder(Pool pool) {}

  record Range(int from, int to) {
    Range {
      if (from > to) {
        throw new IllegalArgumentException("from is after to");
      }
      if (from == to) {
        throw new IllegalArgumentException();
      }
    }
  }

  record Ranges(List<Range> ranges) {}

  record Picky(int code) {
    Picky {
      switch (code) {
        case 0 -> throw DomainError.invalid("no", new FieldProblem("/code", "odd", "must be odd"));
        case 1 -> throw new DomainError(ErrorKind.CONFLICT, "is taken");
        case 2 -> throw new IllegalStateException("a bug");
        case 3 -> throw new AssertionError("a worse bug");
        case 4 -> throw new NullPointerException("a bug too");
        case 5 -> Picky.<RuntimeException>sneak(new IOException("a trick"));
        default -> {}
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void sneak(Exception e) throws E {
      throw (E) e;
    }
  }

  record Pickies(List<Picky> items) {}

  record Box<T>(T content, List<T> more) {}

  record Boxes(Box<String> texts, Box<@Nullable Integer> numbers) {}

  record Empty() {}

  record Nullables(List<@Nullable String> list, Map<String, @Nullable Integer> map) {}

  record Keyed(Map<String, Integer> map) {}

  record Sets(Set<String> names) {}

  record Trick(int value) {
    @Override
    public int value() {
      throw new IllegalStateException("no value today");
    }
  }

  @Test
  void record_isReadInAnyOrderAndWrittenInItsOwn() {
    var product =
        read(Product.class, "{\"price\": 5, \"description\": \"d\", \"n\\u0061me\": \"n\"}");

    assertThat(product).isEqualTo(new Product("n", "d", 5));
    assertThat(json(Contract.of(Product.class), product))
        .isEqualTo("{\"name\":\"n\",\"description\":\"d\",\"price\":5}");
  }

  @Test
  void nullable_mayBeAbsentOrNull_andIsWrittenAsNull() {
    var product = new Product("n", null, 5);

    assertThat(read(Product.class, "{\"name\": \"n\", \"price\": 5}")).isEqualTo(product);
    assertThat(read(Product.class, "{\"name\": \"n\", \"price\": 5, \"description\": null}"))
        .isEqualTo(product);
    assertThat(json(Contract.of(Product.class), product)).contains("\"description\":null");
  }

  @Test
  void everyMistake_isListedAtOnce() {
    assertThat(
            problems(
                Order.class,
                """
                {"product": {"name": 1, "price": "1", "colour": {"a": [1, {}]}, "prise": 2},
                 "more": [{"name": null, "price": 1.0}, [], {"name": "a", "name": "b", "price": 1e2}],
                 "named": {"a/b~c": {"price": true}, "x": null, "y": "z", "y": []}}\
                """))
        .containsExactly(
            "/product/name wrong-type",
            "/product/price wrong-type",
            "/product/colour unknown-field",
            "/product/prise unknown-field",
            "/more/0/name null",
            "/more/0/price wrong-type",
            "/more/1 wrong-type",
            "/more/2/name duplicate-field",
            "/more/2/price wrong-type",
            "/named/a~1b~0c/price wrong-type",
            "/named/a~1b~0c/name missing",
            "/named/x null",
            "/named/y wrong-type",
            "/named/y duplicate-field");
  }

  @Test
  void unknownField_suggestsTheNameThatWasMeant() {
    assertThat(messages(Product.class, "{\"name\":\"n\",\"price\":1,\"DESCRIPTOIN\":1}"))
        .containsExactly("is not known; did you mean 'description'?");
    assertThat(messages(Product.class, "{\"name\":\"n\",\"price\":1,\"zzz\":1}"))
        .containsExactly("is not known");
    assertThat(
            messages(
                Product.class, "{\"name\":\"n\",\"price\":1,\"%s\":1}".formatted("z".repeat(80))))
        .containsExactly("is not known");
  }

  @Test
  void wholeOfAnotherType_isAProblemOfTheWhole() {
    assertThat(problems(Product.class, "[]")).containsExactly(" wrong-type");
    assertThat(problems(Product.class, "null")).containsExactly(" null");
    assertThat(messages(Order.class, "{\"product\": 1, \"more\": {}, \"named\": []}"))
        .containsExactly("must be an object", "must be a list", "must be an object");
  }

  @Test
  void emptyRecord_takesNothing() {
    assertThat(read(Empty.class, "{}")).isEqualTo(new Empty());
    assertThat(problems(Empty.class, "{\"a\": 1}")).containsExactly("/a unknown-field");
  }

  @Test
  void optionalAndPatch_tellAbsentFromNull() {
    assertThat(read(Choice.class, "{}"))
        .isEqualTo(new Choice(Optional.empty(), Patch.absent(), Patch.absent()));
    assertThat(read(Choice.class, "{\"optional\":\"o\",\"patch\":\"p\",\"clearable\":null}"))
        .isEqualTo(new Choice(Optional.of("o"), Patch.of("p"), Patch.cleared()));
    assertThat(problems(Choice.class, "{\"optional\":null,\"patch\":null,\"clearable\":1}"))
        .containsExactly("/optional null", "/patch null", "/clearable wrong-type");
    assertThat(problems(Choice.class, "{\"optional\":1}")).containsExactly("/optional wrong-type");
  }

  @Test
  void optionalAndPatch_areLeftOutWhenAbsent() {
    var contract = Contract.of(Choice.class);

    assertThat(json(contract, new Choice(Optional.empty(), Patch.absent(), Patch.absent())))
        .isEqualTo("{}");
    assertThat(json(contract, new Choice(Optional.of("o"), Patch.of("p"), Patch.cleared())))
        .isEqualTo("{\"optional\":\"o\",\"patch\":\"p\",\"clearable\":null}");
  }

  @Test
  void recursion_isRead() {
    var contract = Contract.of(Node.class);
    var node =
        new Node("a", List.of(new Node("b", List.of(), null)), new Node("c", List.of(), null));

    assertThat(contract.parse(contract.toJson(node))).isEqualTo(node);
  }

  @Test
  void defaults_standForWhatIsAbsent() {
    assertThat(read(Settings.class, "{}")).isEqualTo(Settings.defaults());
    assertThat(read(Settings.class, "{\"port\": 1, \"pool\": {\"max\": 2}}"))
        .isEqualTo(new Settings(new Pool(2, "main"), null, 1, List.of("localhost")));
    assertThat(read(Settings.class, "{\"other\": {}}").other()).isEqualTo(Pool.defaults());
    assertThat(read(Holder.class, "{}")).isEqualTo(new Holder(Pool.defaults()));
    assertThat(problems(Settings.class, "{\"port\": null}")).containsExactly("/port null");
  }

  @Test
  void constructorThatRefuses_isAProblemAtTheRecord() {
    assertThat(
            problems(Ranges.class, "{\"ranges\": [{\"from\":2,\"to\":1}, {\"from\":1,\"to\":1}]}"))
        .containsExactly("/ranges/0 invalid", "/ranges/1 invalid");
    assertThat(
            messages(Ranges.class, "{\"ranges\": [{\"from\":2,\"to\":1}, {\"from\":1,\"to\":1}]}"))
        .containsExactly("is invalid", "is invalid");
  }

  @Test
  void constructorThatThrowsADomainError_givesItsProblemsANewRoot() {
    assertThat(problems(Pickies.class, "{\"items\": [{\"code\": 0}, {\"code\": 1}]}"))
        .containsExactly("/items/0/code odd", "/items/1 invalid");
  }

  @Test
  void constructorWithABug_isNotTheCallersFault() {
    assertThatThrownBy(() -> read(Picky.class, "{\"code\": 2}"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> read(Picky.class, "{\"code\": 3}")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> read(Picky.class, "{\"code\": 4}"))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> read(Picky.class, "{\"code\": 5}"))
        .isInstanceOf(UndeclaredThrowableException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void genericRecords_knowWhatTheyHold() {
    assertThat(
            read(
                    Boxes.class,
                    "{\"texts\":{\"content\":\"a\",\"more\":[\"b\"]},\"numbers\":{\"content\":null,\"more\":[1,null]}}")
                .numbers()
                .more())
        .containsExactly(1, null);
    assertThat(
            problems(
                Boxes.class,
                "{\"texts\":{\"content\":1,\"more\":[null]},\"numbers\":{\"content\":\"\",\"more\":[]}}"))
        .containsExactly(
            "/texts/content wrong-type", "/texts/more/0 null", "/numbers/content wrong-type");
  }

  @Test
  void nullsInCollections_needTheirMark() {
    var contract = Contract.of(Nullables.class);
    var value = read(Nullables.class, "{\"list\":[null,\"a\"],\"map\":{\"b\":null}}");

    assertThat(value.list()).containsExactly(null, "a");
    assertThat(value.map()).containsEntry("b", null);
    assertThat(json(contract, value)).isEqualTo("{\"list\":[null,\"a\"],\"map\":{\"b\":null}}");
  }

  @Test
  void collections_areUnmodifiable() {
    var value = read(Nullables.class, "{\"list\":[],\"map\":{}}");

    assertThatThrownBy(() -> value.list().add("a"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> value.map().put("a", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read(Sets.class, "{\"names\":[]}").names().add("a"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void set_keepsOrderAndRefusesRepetition() {
    assertThat(read(Sets.class, "{\"names\":[\"b\",\"a\"]}").names()).containsExactly("b", "a");
    assertThat(problems(Sets.class, "{\"names\":[\"b\",\"a\",\"b\",1,2]}"))
        .containsExactly("/names/2 duplicate-item", "/names/3 wrong-type", "/names/4 wrong-type");
  }

  @Test
  void mapKeys_areTextsLikeOthers() {
    assertThat(problems(Keyed.class, "{\"map\":{\"a\\u0000\":1,\"\":2}}"))
        .containsExactly("/map/a\ufffd nul-character");
  }

  @Test
  void tooManyItems_areRefusedAndPassedOver() {
    var limits = Limits.defaults().withItems(1);

    assertThat(
            problems(() ->
                Contract.of(Sets.class)
                    .within(limits)
                    .parse(bytes("{\"names\":[\"a\",[[\"b\"]],{}]}"))))
        .containsExactly("/names too-many");
    assertThat(
            problems(() ->
                Contract.of(Keyed.class)
                    .within(limits)
                    .parse(bytes("{\"map\":{\"a\":1,\"b\":{},\"c\":[]},\"x\":1}"))))
        .containsExactly("/map too-many", "/x unknown-field");
  }

  @Test
  void manyProblems_areCutOff() {
    var contract = Contract.list(Integer.class).within(Limits.defaults().withProblems(2));

    assertThat(problems(() -> contract.parse(bytes("[\"\",\"\"]")))).hasSize(2);
    assertThat(problems(() -> contract.parse(bytes("[\"\",\"\",\"\",\"\",\"\"]"))))
        .containsExactly("/0 wrong-type", "/1 wrong-type", " too-many-problems");
  }

  @Test
  void namesOfTheSender_areShownShortAndSound() {
    var name = "k".repeat(99) + "😀" + "k".repeat(500);

    assertThat(
            refused(() -> read(Empty.class, "{\"" + name + "\":1}"))
                .problems()
                .getFirst()
                .pointer())
        .isEqualTo("/" + "k".repeat(99) + "…");
    assertThat(
            refused(() -> read(Empty.class, "{\"" + "k".repeat(101) + "\":1}"))
                .problems()
                .getFirst()
                .pointer())
        .isEqualTo("/" + "k".repeat(100) + "…");
  }

  @Test
  void refusal_saysHowMany() {
    assertThat(refused(() -> read(Empty.class, "{\"a\":1}")))
        .hasMessage("The input is wrong in one place.");
    assertThat(refused(() -> read(Empty.class, "{\"a\":1,\"b\":1}")))
        .hasMessage("The input is wrong in several places.");
  }

  @Test
  @SuppressWarnings("NullAway")
  void write_whatBreaksTheContract_namesThePlace() {
    assertThatThrownBy(() -> Contract.of(Product.class).toJson(new Product(null, null, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'/name' is null");
    assertThatThrownBy(() -> Contract.of(Double.class).toJson(Double.NaN))
        .hasMessageContaining("'' is NaN");
    assertThatThrownBy(
            () -> Contract.list(Float.class).toJson(List.of(1f, Float.NEGATIVE_INFINITY)))
        .hasMessageContaining("'/1' is -Infinity");
    assertThatThrownBy(() -> Contract.of(Product.class).toJson(new Product("\ud800", null, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'/name' is a text with half a surrogate pair");
    assertThatThrownBy(() -> Contract.of(Object.class).toJson(Map.of("\udc00", 1)))
        .hasMessageContaining("half a surrogate pair");
    assertThatThrownBy(() -> Contract.of(Trick.class).toJson(new Trick(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void write_deeperThanTheLimit_isRefused() {
    var node = new Node("leaf", List.of(), null);
    for (int i = 0; i < 40; i++) {
      node = new Node("n", List.of(), node);
    }
    var deep = node;

    assertThatThrownBy(() -> Contract.of(Node.class).toJson(deep))
        .hasMessageContaining("nested deeper than 32");
    assertThat(Contract.of(Node.class).within(Limits.defaults().withDepth(100)).toJson(deep))
        .isNotEmpty();
  }

  @Test
  void write_toAStream_leavesItOpen() throws IOException {
    var closed = new boolean[1];
    var out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    Contract.of(Empty.class).write(new Empty(), out);

    assertThat(out).hasToString("{}");
    assertThat(closed[0]).isFalse();
  }

  @Test
  void freeJson_isWritten() {
    var contract = Contract.of(Object.class);

    assertThat(
            json(
                contract,
                List.of(
                    "a",
                    true,
                    1.5,
                    1.5f,
                    new java.math.BigDecimal("1.50"),
                    java.math.BigInteger.TEN,
                    1L,
                    2,
                    (short) 3,
                    (byte) 4,
                    Map.of("k", java.util.Arrays.asList(1, null)))))
        .isEqualTo("[\"a\",true,1.5,1.5,1.50,10,1,2,3,4,{\"k\":[1,null]}]");
    assertThatThrownBy(() -> contract.toJson(List.of(new Empty())))
        .hasMessageContaining("'/0' is a");
    assertThatThrownBy(() -> contract.toJson(Map.of(1, 2)))
        .hasMessageContaining("keys that are no texts");
  }
}
