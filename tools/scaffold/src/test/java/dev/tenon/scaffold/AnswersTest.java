package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

  @Test
  void name_givesTheRest() {
    var answers = Answers.of("purchase-orders-2");

    assertThat(answers.packageName()).isEqualTo("com.example.purchaseorders2");
    assertThat(answers.group()).isEqualTo("com.example");
    assertThat(answers.classPrefix()).isEqualTo("PurchaseOrders2");
    assertThat(answers.engine()).isEqualTo(Engine.HELIDON).hasToString("helidon");
    assertThat(answers.outbox()).isFalse();
  }

  @Test
  void letters_areThoseOfAscii_inTurkey() {
    assertThat(Answers.of("invoice-items").classPrefix()).isEqualTo("InvoiceItems");
    assertThat(Engine.of("helidon")).contains(Engine.HELIDON);
    assertThat(Engine.of("HELIDON")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "a-",
        "-a",
        "a--b",
        "1a",
        "..",
        "../a",
        "a/b",
        "a\\b",
        "/etc",
        "A",
        "a b",
        "a.b",
        "a_b",
        "ı",
        "İ",
        "straße",
        "a\n",
        "a\u0000",
        "a\u202Eb",
        "new",
        "class",
        "\uD800",
        "x:y",
        "~",
        "$HOME",
        "--yes"
      })
  void name_thatIsNone_isRefused(String name) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of(name))
        .satisfies(failure -> assertThat(failure.id()).isEqualTo("TENON-N01"))
        .satisfies(failure ->
            assertThat(failure.problem()).doesNotContain("\u0000", "\u202E").hasSizeLessThan(500));
  }

  @ParameterizedTest
  @CsvSource({
    "PurchaseOrders, such as purchase-orders.",
    "purchase_orders, such as purchase-orders.",
    "Purchase Orders!, such as purchase-orders.",
    "2orders, such as orders.",
    "İstanbul, such as istanbul.",
    "-, begins with a letter."
  })
  void name_thatIsNearlyOne_isSuggested(String name, String words) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of(name).withPackageName("com.acme"))
        .withMessageContaining(words);
  }

  @Test
  void lengths_areBounded() {
    assertThat(Answers.of("a".repeat(40)).name()).hasSize(40);
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of("a".repeat(300)))
        .withMessageContaining("has 300 characters; 40 are the most")
        .withMessageContaining("a".repeat(60) + "…\"");
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of("a").withPackageName("a".repeat(121)))
        .withMessageContaining("120 are the most");
    assertThat(Answers.of("a").withDescription("d".repeat(200)).description()).hasSize(200);
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of("a").withDescription("d".repeat(201)))
        .withMessageContaining("200 are the most");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "com.",
        ".com",
        "com..acme",
        "com.new",
        "com.1a",
        "Com.acme",
        "com.ac-me",
        "com/acme",
        "com.true",
        "ä",
        "_"
      })
  void package_thatIsNone_isRefused(String name) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of("orders").withPackageName(name))
        .withMessageContaining("is no package");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "java.orders"})
  void package_ofJava_isRefused(String name) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of("orders").withPackageName(name))
        .withMessageContaining("Java keeps it to itself");
  }

  @Test
  void package_ofOnePart_isItsOwnGroup() {
    assertThat(Answers.of("orders").withPackageName("javax").group()).isEqualTo("javax");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Takes orders",
        "Nimmt Aufträge an – auch nachts.",
        "Alım & satım; (deneme), it's 1/2",
        "訂單",
        "e\u0301t\u0903"
      })
  void description_ofWords_isTaken(String text) {
    assertThat(Answers.of("orders").withDescription(" " + text + " ").description())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "- a|begins with the character - (U+002D)",
        "a \"b\"|holds the character \" (U+0022)",
        "a: b|holds the character : (U+003A)",
        "a <b>|holds the character < (U+003C)",
        "a */ b|holds the character * (U+002A)",
        "a $(id)|holds the character $ (U+0024)",
        "a {b}|holds the character { (U+007B)"
      })
  void description_thatWouldBeMisread_isRefused(String text, String words) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of("orders").withDescription(text))
        .withMessageContaining(words);
  }

  @Test
  void description_withWhatCannotBeSeen_isRefusedByItsCode() {
    var answers = Answers.of("orders");
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> answers.withDescription("a\nb"))
        .withMessageContaining("the end of a line (U+000A)");
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> answers.withDescription("a\rb"))
        .withMessageContaining("the end of a line (U+000D)");
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> answers.withDescription("a\u202Eb"))
        .withMessageContaining("the character U+202E,");
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> answers.withDescription("a\u0007b"))
        .withMessageContaining("the character U+0007,");
  }

  @Test
  void wrongName_isSaid_withoutThePackageThatFollowsFromIt() {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Answers.of("a/b"))
        .satisfies(failure -> assertThat(failure.problem()).doesNotContain("package"));
  }

  @Test
  void everythingWrong_isSaidAtOnce() {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> new Answers("A", "B", "#", Engine.VERTX, true))
        .withMessageContainingAll("\"A\" is no name", "\"B\" is no package", "begins with")
        .satisfies(failure -> assertThat(failure.remedy()).startsWith("For example: tenon new"));
  }
}
