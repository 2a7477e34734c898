package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.json;
import static dev.tenon.contracts.Reading.messages;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static dev.tenon.contracts.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

  record Customer(@WireName("e-mail") String email, @Alias({"age", "years"}) int ageInYears) {}

  @WireNames(NameStyle.SNAKE_CASE)
  record Snake(long orderTotal, @WireName("ID") String id, Inner innerOne) {
    record Inner(String innerName) {}

    @WireNames(value = NameStyle.CAMEL_CASE, alsoRead = NameStyle.SNAKE_CASE)
    record Both(@Nullable String firstName, @Nullable String last_name) {}
  }

  @WireNames(NameStyle.KEBAB_CASE)
  enum Colour {
    DARK_BLUE,
    RED,
    @WireName("#fff")
    WHITE
  }

  enum Plain {
    DARK_BLUE
  }

  record Paint(Colour colour, Plain plain, Map<Colour, Integer> amounts) {}

  record Settings(@Alias("db") Database database) {
    record Database(@Alias("address") String host, @Nullable String user) {}
  }

  record Twice(@Alias("b") String a, String b) {}

  record Empty(@WireName("") String a) {}

  enum Twins {
    A,
    @WireName("A")
    B
  }

  @ParameterizedTest
  @CsvSource({
    "orderTotal, orderTotal, order_total, order-total, Order-Total",
    "ORDER_TOTAL, orderTotal, order_total, order-total, Order-Total",
    "order_total, orderTotal, order_total, order-total, Order-Total",
    "userID, userId, user_id, user-id, User-Id",
    "URLPrefix, urlPrefix, url_prefix, url-prefix, Url-Prefix",
    "iIndex, iIndex, i_index, i-index, I-Index",
    "line2Text, line2Text, line2_text, line2-text, Line2-Text",
    "__a__b, aB, a_b, a-b, A-B",
    "_, _, _, _, _",
    "title, title, title, title, Title"
  })
  void nameStyles_writeTheSameWords(
      String name, String camel, String snake, String kebab, String header) {
    assertThat(NameStyle.CAMEL_CASE.of(name)).isEqualTo(camel);
    assertThat(NameStyle.SNAKE_CASE.of(name)).isEqualTo(snake);
    assertThat(NameStyle.KEBAB_CASE.of(name)).isEqualTo(kebab);
    assertThat(NameStyle.header(name)).isEqualTo(header);
  }

  @Test
  void wireName_isTheOnlyOne() {
    assertThat(read(Customer.class, "{\"e-mail\":\"a\",\"ageInYears\":1}"))
        .isEqualTo(new Customer("a", 1));
    assertThat(json(Contract.of(Customer.class), new Customer("a", 1)))
        .isEqualTo("{\"e-mail\":\"a\",\"ageInYears\":1}");
    assertThat(problems(Customer.class, "{\"email\":\"a\",\"ageInYears\":1}"))
        .containsExactly("/email unknown-field", "/e-mail missing");
    assertThat(messages(Customer.class, "{\"e-mai\":\"a\",\"ageInYears\":1,\"e-mail\":\"a\"}"))
        .containsExactly("is not known; did you mean 'e-mail'?");
  }

  @Test
  void alias_isReadAndNeverWritten_andPointersSayWhatTheSenderWrote() {
    assertThat(read(Customer.class, "{\"e-mail\":\"a\",\"age\":1}"))
        .isEqualTo(new Customer("a", 1));
    assertThat(problems(Customer.class, "{\"e-mail\":\"a\",\"years\":\"1\"}"))
        .containsExactly("/years wrong-type");
    assertThat(problems(Customer.class, "{\"e-mail\":\"a\"}"))
        .containsExactly("/ageInYears missing");
    assertThat(problems(Customer.class, "{\"e-mail\":\"a\",\"age\":1,\"ageInYears\":1}"))
        .containsExactly("/ageInYears duplicate-field");
  }

  @Test
  void wireNames_countForTheRecordAndWhatStandsInIt_theNearestFirst() {
    var text = "{\"order_total\":1,\"ID\":\"a\",\"inner_one\":{\"inner_name\":\"b\"}}";

    assertThat(json(Contract.of(Snake.class), read(Snake.class, text))).isEqualTo(text);
    assertThat(problems(Snake.class, text.replace("order_total", "orderTotal")))
        .containsExactly("/orderTotal unknown-field", "/order_total missing");
    assertThat(read(Snake.Both.class, "{\"first_name\":\"a\",\"lastName\":\"b\"}"))
        .isEqualTo(read(Snake.Both.class, "{\"firstName\":\"a\",\"last_name\":\"b\"}"));
    assertThat(json(Contract.of(Snake.Both.class), new Snake.Both("a", null)))
        .isEqualTo("{\"firstName\":\"a\",\"lastName\":null}");
    assertThat(problems(Snake.Both.class, "{\"first_name\":\"a\",\"firstName\":\"a\"}"))
        .containsExactly("/firstName duplicate-field");
  }

  @Test
  void constants_areCalledAsTheirEnumSays_elseByName() {
    var text =
        "{\"colour\":\"dark-blue\",\"plain\":\"DARK_BLUE\",\"amounts\":{\"#fff\":1,\"red\":2}}";

    assertThat(json(Contract.of(Paint.class), read(Paint.class, text))).isEqualTo(text);
    assertThat(messages(Paint.class, text.replace("dark-blue", "DARK_BLUE")))
        .containsExactly("must be one of dark-blue, red, #fff");
    assertThat(problems(Paint.class, text.replace("\"red\":2", "\"RED\":2")))
        .containsExactly("/amounts/RED unknown-value");
  }

  @Test
  void texts_haveTheSameNames() {
    assertThat(Contract.of(Snake.class).names()).containsExactly("order_total", "ID", "inner_name");
    assertThat(Contract.of(Customer.class).bind(texts("e-mail=a", "years=3")))
        .isEqualTo(new Customer("a", 3));
    assertThat(
            problems(() -> Contract.of(Customer.class).bind(texts("e-mail=a", "years=x", "age=1"))))
        .containsExactly("/years duplicate-field");
  }

  @Test
  void settings_haveAliasesOnEveryStep() {
    var contract = Contract.of(Settings.class);

    assertThat(contract.paths())
        .containsExactly(
            "database.host",
            "database.address",
            "db.host",
            "db.address",
            "database.user",
            "db.user");
    assertThat(contract.bindPaths(texts("db.address=a", "database.user=b")))
        .isEqualTo(new Settings(new Settings.Database("a", "b")));
    assertThat(problems(() -> contract.bindPaths(texts("db.address=a", "database.host=b"))))
        .containsExactly("/database/address duplicate-field");
  }

  @Test
  void schema_tellsTheNamesThatAreWritten() {
    assertThat(Contract.of(Customer.class).jsonSchema().toString())
        .contains("e-mail", "ageInYears")
        .doesNotContain("years", "{age=");
    assertThat(JsonSchemas.ofNames(Contract.of(Customer.class)))
        .extracting(JsonSchemas.Parameter::name)
        .containsExactly("e-mail", "ageInYears");
  }

  @Test
  void names_thatAreTaken_areRefused() {
    refused(Twice.class, "Twice: two components are called 'b' outside", "@Alias");
    refused(Empty.class, "Empty.a: its @WireName is empty");
    refused(Twins.class, "Twins.B: another constant is called the same outside");
    assertThat(List.of(Colour.values())).hasSize(3);
  }

  private static void refused(Class<?> type, String... words) {
    assertThatThrownBy(() -> Contract.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }
}
