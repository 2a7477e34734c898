package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenon.contracts.JsonSchemas.Parameter;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemasTest {

  private static final String ROOT = "#/components/schemas/";

  record Product(
      UUID id, @Size(max = 5) String name, @Nullable String note, Optional<String> more) {}

  record Order(List<Order.Line> lines) {
    record Line(Product product) {}
  }

  record Invoice(Invoice.@Nullable Line line) {
    record Line(int cents) {}
  }

  record InvoiceLine() {}

  record ProductInput(int other) {}

  record Sum$(int size) {}

  record Pair<A, B>(A first, B second) {}

  record Words(
      @Past Instant past,
      @Past @Future @Nullable Instant never,
      @Pattern(regexp = "(?i)[a-z]+") String java,
      @NotBlank @Pattern(regexp = "\\d+") String digits,
      @AssertTrue @AssertFalse boolean neither,
      @Digits(integer = 2, fraction = 1) @Digits(integer = 3, fraction = 2) BigDecimal both,
      @Size(min = 1, max = 9) @Size(min = 2, max = 8) String twice) {}

  record Search(
      @Nullable @Size(max = 9) String name,
      List<Integer> ids,
      Optional<Duration> within,
      Patch<String> changed,
      Instant since,
      Paging paging,
      @Nullable Range range) {
    record Range(int from, Optional<Integer> to) {}
  }

  record Defaults(Paging paging, Optional<String> word, Duration pause) {
    static Defaults defaults() {
      return new Defaults(new Paging(3, 4), Optional.empty(), Duration.ofSeconds(5));
    }
  }

  record Inner(int a) {}

  record Around(@Nullable Inner inner, Inner other) {
    static Around defaults() {
      return new Around(null, new Inner(3));
    }
  }

  record Outer(Defaults inner, List<Defaults> list) {}

  @Test
  void contract_hasASchemaThatStandsAlone() {
    assertThat(json(Contract.list(Paging.class).jsonSchema()))
        .isEqualTo(
            "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'array','items':{'$ref':'#/$defs/Paging'},'$defs':{'Paging':{'type':'object','properties':{'limit':{'type':'integer','format':'int32','minimum':1,'maximum':100,'default':20},'offset':{'type':'integer','format':'int32','minimum':0,'default':0}},'additionalProperties':false}}}");
    assertThat(json(Contract.of(int.class).jsonSchema()))
        .isEqualTo(
            "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'integer','format':'int32'}");
  }

  @Test
  void recordOnBothSides_hasTwoSchemas() {
    var product = Contract.of(Product.class);
    var schemas = JsonSchemas.of(ROOT, List.of(product), List.of(Contract.page(Product.class)));

    assertThat(json(schemas.read(product)))
        .isEqualTo("{'$ref':'#/components/schemas/ProductInput'}");
    assertThat(json(schemas.written(Contract.page(Product.class))))
        .isEqualTo("{'$ref':'#/components/schemas/PageOfProduct'}");
    assertThat(schemas.definitions()).containsOnlyKeys("PageOfProduct", "Product", "ProductInput");
    assertThat(json(schemas.definitions().get("Product")))
        .isEqualTo(
            "{'type':'object','properties':{'id':{'type':'string','format':'uuid'},'name':{'type':'string'},'note':{'type':['string','null']},'more':{'type':'string'}},'required':['id','name','note']}");
    assertThat(json(schemas.definitions().get("ProductInput")))
        .isEqualTo(
            "{'type':'object','properties':{'id':{'type':'string','format':'uuid'},'name':{'type':'string','maxLength':5},'note':{'type':['string','null']},'more':{'type':'string'}},'required':['id','name'],'additionalProperties':false}");
  }

  @Test
  void namesThatAreAlike_areToldApartByWhatEncloses() {
    var schemas = schemas(Order.class, Invoice.class);

    assertThat(schemas.definitions())
        .containsOnlyKeys(
            "Order",
            "Invoice",
            "Product",
            "JsonSchemasTestOrderLine",
            "JsonSchemasTestInvoiceLine");
    assertThat(json(schemas.definitions().get("Invoice")))
        .contains(
            "{'anyOf':[{'$ref':'#/components/schemas/JsonSchemasTestInvoiceLine'},{'type':'null'}]}");
  }

  @Test
  void namesThatCannotBeToldApart_areRefused() {
    var product = Contract.of(Product.class);

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            JsonSchemas.of(
                ROOT, List.of(product, Contract.of(ProductInput.class)), List.of(product)))
        .withMessageContainingAll(
            "'ProductInput'", "JsonSchemasTest$Product", "Rename one of them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> schemas(Sum$.class))
        .withMessageContainingAll("Sum$", "ASCII", "Rename");
  }

  @Test
  void typeArguments_standInTheName() {
    record Holder(Pair<byte[], @Nullable Product> pair, Pair<List<String>, Page<Product>> other) {}

    assertThat(schemas(Holder.class).definitions())
        .containsOnlyKeys(
            "Holder",
            "PageOfProduct",
            "PairOfBytesAndNullableProduct",
            "PairOfListOfStringAndPageOfProduct",
            "Product");
  }

  @Test
  void whatJsonSchemaCannotSay_isToldToPeople() {
    assertThat(json(schemas(Words.class).definitions().get("Words")))
        .contains(
            "'past':{'type':'string','format':'date-time','description':'must be in the past'}",
            "'never':{'type':['string','null'],'format':'date-time','description':'must be in the past; must be in the future'}",
            "'java':{'type':'string','description':'must match (?i)[a-z]+'}",
            "'digits':{'type':'string','minLength':1,'pattern':'\\\\S','allOf':[{'pattern':'^(?:\\\\d+)$'}]}",
            "'neither':{'type':'boolean','enum':[true],'allOf':[{'enum':[false]}]}",
            "'exclusiveMinimum':-100,'exclusiveMaximum':100,'multipleOf':0.1,'allOf':[{'multipleOf':0.01}]",
            "'twice':{'type':'string','minLength':2,'maxLength':8}");
  }

  @Test
  void severalRules_ofOneKind_holdTogether() {
    record Three(
        @Pattern(regexp = "a*") @Pattern(regexp = "b*") @Pattern(regexp = "c*") String x) {}

    assertThat(json(schemas(Three.class).definitions().get("Three")))
        .contains("'pattern':'^(?:a*)$','allOf':[{'pattern':'^(?:b*)$'},{'pattern':'^(?:c*)$'}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z]+",
        "\\d{2,3}(?:x|y)?",
        "[^\\]a\\-]*",
        "(?=a)(?!b)(?<n>c)",
        "a+?",
        "\\+\\+",
        "\\u0041",
      })
  void pattern_thatBothKnow_isPassedOn(String regexp) {
    assertThat(EcmaPattern.whole(regexp)).containsEntry("pattern", "^(?:" + regexp + ")$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a",
        "\\p{Alpha}",
        "a++",
        "a?+",
        "a{2}+",
        "[a[b]]",
        "[a&&b]",
        "[]a]",
        "[^]a]",
        "\\Qa\\E",
        "(?>a)",
        "[\\Q]",
        "\\-",
      })
  void pattern_thatOnlyJavaKnows_isNot(String regexp) {
    assertThat(EcmaPattern.whole(regexp)).isEmpty();
  }

  @Test
  void names_ofAQuery_areDescribedOneByOne() {
    assertThat(JsonSchemas.ofNames(Contract.of(Search.class)))
        .extracting(Parameter::name, Parameter::isRequired, p -> json(p.schema()))
        .containsExactly(
            tuple("name", false, "{'type':'string','maxLength':9}"),
            tuple("ids", true, "{'type':'array','items':{'type':'integer','format':'int32'}}"),
            tuple("within", false, json(TextForms.SHORT_DURATION)),
            tuple("changed", false, "{'type':'string'}"),
            tuple("since", true, "{'type':'string','format':'date-time'}"),
            tuple(
                "limit",
                false,
                "{'type':'integer','format':'int32','minimum':1,'maximum':100,'default':20}"),
            tuple("offset", false, "{'type':'integer','format':'int32','minimum':0,'default':0}"),
            tuple("from", false, "{'type':'integer','format':'int32'}"),
            tuple("to", false, "{'type':'integer','format':'int32'}"));
  }

  @Test
  void defaults_areThoseOfTheNearestRecordAround() {
    assertThat(JsonSchemas.ofNames(Contract.of(Defaults.class)))
        .extracting(Parameter::name, p -> p.schema().get("default"))
        .containsExactly(
            tuple("limit", 3L), tuple("offset", 4L), tuple("word", null), tuple("pause", "PT5S"));
    assertThat(json(schemas(Outer.class).definitions().get("Outer")))
        .contains(
            "'inner':{'$ref':'#/components/schemas/Defaults','default':{'paging':{'limit':3,'offset':4},'pause':'PT5S'}}",
            "'required':['list']");
  }

  @Test
  void recordThatMayBeNull_hasNoDefaultsOfItsOwn() {
    assertThat(JsonSchemas.ofNames(Contract.of(Twice.class)))
        .extracting(Parameter::name, Parameter::isRequired)
        .containsExactly(tuple("a", true), tuple("b", false));
    assertThat(json(schemas(Around.class).definitions().get("Around")))
        .contains(
            "'default':{'a':3}",
            "{'anyOf':[{'$ref':'#/components/schemas/Inner'},{'type':'null'}]}");
  }

  record Twice(int a, @Nullable Single more) {
    record Single(int b) {}
  }

  @Test
  void underscoresAndDigits_mayStandInANameOfARecord() {
    record A_1(int z) {}

    assertThat(schemas(A_1.class).definitions()).containsOnlyKeys("A_1");
  }

  @Test
  void variableOfAPath_isOneText() {
    assertThat(json(JsonSchemas.ofText(Contract.of(UUID.class))))
        .isEqualTo("{'type':'string','format':'uuid'}");
    assertThatIllegalStateException()
        .isThrownBy(() -> JsonSchemas.ofText(Contract.of(Product.class)))
        .withMessageContaining("Product");
  }

  @Test
  void schemas_areTheSameEachTime_andOwnedByTheCaller() {
    var one = schemas(Order.class, Invoice.class);
    var other = schemas(Invoice.class, Order.class);

    assertThat(json(one.definitions())).isEqualTo(json(other.definitions()));
    JsonSchemas.ofText(Contract.of(UUID.class)).put("type", "changed");
    assertThat(JsonSchemas.ofText(Contract.of(UUID.class))).containsEntry("type", "string");
  }

  private static JsonSchemas schemas(Class<?>... types) {
    return JsonSchemas.of(
        ROOT, List.of(types).stream().<Contract<?>>map(Contract::of).toList(), List.of());
  }

  private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  private static String json(@Nullable Object free) {
    assertThat(free).isNotNull();
    var json = Contract.of(Object.class).toJson(free);
    return new String(json, StandardCharsets.UTF_8).replace('"', '\'');
  }

  private static String json(Map<String, Object> free) {
    return json((Object) free);
  }
}
