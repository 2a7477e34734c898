package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {

  private static final Path TEMPLATE = Path.of("service");

  private static Resource resource(String name, String... fields) {
    return Resource.of(name, null, List.of(fields));
  }

  private static String text(Resource resource, String file) {
    return new ResourceSources(resource, "com.acme")
        .files(7).entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(file))
            .findFirst()
            .orElseThrow()
            .getValue();
  }

  @Test
  void items_areThoseOfTheTemplate_byteByByte() throws IOException {
    var sources =
        new ResourceSources(resource("item", "name:string", "price:long"), "com.example.blueprint");

    var files = sources.files(1);

    assertThat(files).hasSize(8);
    for (var file : files.entrySet()) {
      assertThat(file.getValue()).isEqualTo(Files.readString(TEMPLATE.resolve(file.getKey())));
    }
  }

  @Test
  void everyType_hasItsColumn_andMayBeNull() {
    var resource =
        resource(
            "purchase-order",
            "customer",
            "note:string?",
            "total:long",
            "tax:long?",
            "paidAt:instant?",
            "isGift:boolean",
            "count:int?",
            "order:uuid",
            "day:date");

    assertThat(text(resource, "V007__create_purchase_orders.sql"))
        .contains(
            "CREATE TABLE purchase_orders (",
            "  customer   text        NOT NULL,\n",
            "  note       text,\n",
            "  paid_at    timestamptz,\n",
            "  is_gift    boolean     NOT NULL,\n",
            "  \"order\"    uuid        NOT NULL,\n",
            "  day        date        NOT NULL,\n");
    assertThat(text(resource, "/PurchaseOrder.java"))
        .contains(
            "import java.time.LocalDate;\n",
            "    @Nullable Long tax,\n",
            "@NotBlank @Size(max = 200) String customer, @Nullable @Size(max = 200) String note",
            "Patch<@Nullable Instant> paidAt",
            "Patch<Boolean> isGift");
    assertThat(text(resource, "PurchaseOrderStoreContract.java"))
        .contains("2L, Instant.parse(", "UUID.fromString(", "LocalDate.parse(");
    assertThat(text(resource, "PurchaseOrderRoutes.java"))
        .contains("\"/api/v1/purchase-orders\"", "\"Lists purchase orders, the oldest first.\"");
  }

  @Test
  void resource_withoutTexts_isNotSearchedByThem_andOneFieldIsEnough() {
    var resource = resource("bus", "seats:int");

    assertThat(text(resource, "/Bus.java"))
        .contains("record BusSearch(Paging paging) {}", "/// Which buses are wanted.\n")
        .doesNotContain("NotBlank", "Size;");
    assertThat(text(resource, "BusRoutesTest.java"))
        .doesNotContain("findsPartsOfIt", "\\\"3\\\"")
        .contains(".hasHeader(\"ETag\", \"\\\"2\\\"\")\n        .hasMember(2L, \"seats\");");
  }

  @ParameterizedTest
  @CsvSource({
    "order, orders",
    "box, boxes",
    "city, cities",
    "day, days",
    "bus, buses",
    "match, matches",
    "dish, dishes",
    "quiz, quizes",
    "purchase-order, purchase-orders"
  })
  void many_followTheUsualRules(String one, String many) {
    assertThat(resource(one, "a:int").plural().joined("-")).isEqualTo(many);
  }

  @Test
  void many_canBeNamed() {
    var people = Resource.of("person", "people", List.of("name:string"));

    assertThat(text(people, "PersonRoutes.java")).contains("/api/v1/people", "searchPeople");
    assertThatThrownBy(() -> Resource.of("sheep", "sheep", List.of("a:int")))
        .hasMessageContaining("TENON-N08")
        .hasMessageContaining("--plural");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Order",
        "order_line",
        "-order",
        "order-",
        "1st",
        "../x",
        "ordre\u0131",
        "o r",
        "event",
        "class",
        "page",
        "abcdefghijabcdefghijabcdefghijabcdefghijk"
      })
  void name_thatWillNotDo_isRefused_withTheRemedy(String name) {
    assertThatThrownBy(() -> resource(name, "a:int"))
        .isInstanceOfSatisfying(
            ScaffoldFailure.class,
            failure -> {
              assertThat(failure.id()).isEqualTo("TENON-N08");
              assertThat(failure.remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "id:uuid, every resource has that already",
    "class:string, a word of Java",
    "Name:string, is no name of a field",
    "a b:string, is no name of a field",
    ":string, is no name of a field",
    "total:money, is no type",
    "total:, is no type",
    "total:LONG, is no type"
  })
  void field_thatWillNotDo_isRefused(String field, String why) {
    assertThatThrownBy(() -> resource("order", field)).hasMessageContaining(why);
  }

  @Test
  void fields_noneOrTooManyOrTwice_areRefused() {
    assertThatThrownBy(() -> resource("order")).hasMessageContaining("1 to 40 fields, not 0");
    assertThatThrownBy(() -> Resource.of("order", null, Collections.nCopies(41, "a:int")))
        .hasMessageContaining("not 41");
    assertThatThrownBy(() -> resource("order", "paidAt:int", "paidAt:long"))
        .hasMessageContaining("paidAt is there twice");
    assertThatThrownBy(() -> resource("order", "a".repeat(41) + ":int"))
        .hasMessageContaining("40 at most");
  }
}
