package dev.tenon.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.ErrorKind;
import dev.tenon.sql.Criteria;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which rows a search finds, and in which order.
public abstract non-sealed class SearchContract extends DatabaseContract {

  /// A contract over this kind of database.
  protected SearchContract(DatabaseHarness harness) {
    super(harness);
  }

  @Test
  void search_nothingThere_findsNothing() {
    var found = things.search(Criteria.all());

    assertThat(found.items()).isEmpty();
    assertThat(found.total()).isZero();
  }

  @Test
  void search_withoutOrder_isByKeyAsUnsignedBytes() {
    var ids =
        List.of(new UUID(0, 0), new UUID(1, -1), new UUID(1, 0), new UUID(-1, 0), new UUID(-1, -1));
    ids.forEach(id -> things.create(Thing.named("thing " + id).withId(id)));

    assertThat(things.search(Criteria.all()).items())
        .extracting(Thing::id)
        .containsExactly(ids.get(0), ids.get(2), ids.get(1), ids.get(3), ids.get(4));
  }

  @Test
  void search_pages_neitherOverlapNorLeaveOut() {
    IntStream.range(0, 25).forEach(i -> things.create(Thing.named("thing " + i)));
    var seen = new ArrayList<UUID>();

    for (int offset = 0; offset < 25; offset += 10) {
      var found = things.search(Criteria.all().orderBy("number").page(10, offset));
      found.items().forEach(thing -> seen.add(thing.id()));
      assertThat(found.total()).isEqualTo(25);
    }

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void search_pagePastTheEnd_isEmptyWithTheTotal() {
    things.create(Thing.named("chair"));
    things.create(Thing.named("table"));

    var found = things.search(Criteria.all().equal("name", "chair").page(10, 10));

    assertThat(found.items()).isEmpty();
    assertThat(found.total()).isOne();
  }

  @Test
  void search_comparisons_areByTheOrderOfTheType() {
    things.create(Thing.named("1").withNumber(9).withSize(-1L));
    things.create(Thing.named("2").withNumber(10).withSize(0L));
    things.create(Thing.named("3").withNumber(11).withSize(1L));

    assertFinds(all -> all.equal("number", 10), "2");
    assertFinds(all -> all.notEqual("number", 10), "1", "3");
    assertFinds(all -> all.less("number", 10), "1");
    assertFinds(all -> all.greater("number", 10), "3");
    assertFinds(all -> all.atMost("number", 10), "1", "2");
    assertFinds(all -> all.atLeast("number", 10), "2", "3");
    assertFinds(all -> all.less("size", 0), "1");
    assertFinds(all -> all.atLeast("number", 10).less("size", 1L), "2");
  }

  @Test
  void search_everyType_isComparedByValue() {
    var day = LocalDate.of(2026, 1, 1);
    var time = Instant.parse("2026-01-01T00:00:00Z");
    var one =
        things.create(
            Thing.named("1")
                .withAmount(new BigDecimal("1.10"))
                .withRatio(-0.0)
                .withFlag(true)
                .withSmall((short) 5)
                .withDay(day)
                .withMadeAt(time)
                .withColour(Colour.GREEN)
                .withPayload(new byte[] {(byte) 200}));
    things.create(Thing.named("2").withRatio(Double.NaN).withPayload(new byte[] {100}));

    assertFinds(all -> all.equal("id", one.id()), "1");
    assertFinds(all -> all.equal("amount", new BigDecimal("1.1")), "1");
    assertFinds(all -> all.equal("ratio", 0.0), "1");
    assertFinds(all -> all.greater("ratio", Double.POSITIVE_INFINITY), "2");
    assertFinds(all -> all.equal("flag", true), "1");
    assertFinds(all -> all.equal("small", (short) 5), "1");
    assertFinds(all -> all.atMost("day", day), "1");
    assertFinds(all -> all.equal("madeAt", time.plusNanos(999)), "1");
    assertFinds(all -> all.equal("colour", Colour.GREEN), "1");
    assertFinds(all -> all.less("colour", Colour.RED), "1");
    assertFinds(all -> all.greater("payload", new byte[] {127}), "1");
  }

  @Test
  void search_rowsWithoutAValue_matchIsNullOnly() {
    things.create(Thing.named("1").withCode("a"));
    things.create(Thing.named("2"));

    assertFinds(all -> all.notEqual("code", "b"), "1");
    assertFinds(all -> all.atMost("code", "z"), "1");
    assertFinds(all -> all.contains("code", ""), "1");
    assertFinds(all -> all.in("code", List.of("a", "b")), "1");
    assertFinds(all -> all.isNotNull("code"), "1");
    assertFinds(all -> all.isNull("code"), "2");
  }

  @Test
  void search_rowsWithoutAValue_comeLastInBothDirections() {
    things.create(Thing.named("1").withSize(1L));
    things.create(Thing.named("2"));
    things.create(Thing.named("3").withSize(3L));

    assertOrder(all -> all.orderBy("size"), "1", "3", "2");
    assertOrder(all -> all.orderByDescending("size"), "3", "1", "2");
  }

  @Test
  void search_manyOrders_applyOneAfterTheOther() {
    things.create(Thing.named("1").withNumber(1).withFlag(true));
    things.create(Thing.named("2").withNumber(2).withFlag(true));
    things.create(Thing.named("3").withNumber(3));

    assertOrder(all -> all.orderBy("flag").orderByDescending("number"), "3", "2", "1");
  }

  @Test
  void search_text_isOrderedByCodePoint() {
    for (var name : List.of("b", "a", "B", "ä", "\uffee", "𝒳", "𝒴", "aa", "")) {
      things.create(Thing.named(name));
    }

    assertOrder(all -> all.orderBy("name"), "", "B", "a", "aa", "b", "ä", "\uffee", "𝒳", "𝒴");
    assertOrder(
        all -> all.orderByDescending("name").greater("name", "b"), "𝒴", "𝒳", "\uffee", "ä");
  }

  @Test
  void search_in_findsAnyOfTheValues() {
    things.create(Thing.named("1"));
    things.create(Thing.named("2"));
    things.create(Thing.named("3"));

    assertFinds(all -> all.in("name", List.of("1", "3", "4")), "1", "3");
    assertFinds(all -> all.in("name", List.of()));
    assertFinds(all -> all.in("number", List.of(0)).notEqual("name", "1"), "2", "3");
  }

  @Test
  void search_contains_ignoresCase() {
    things.create(Thing.named("Garden CHAIR"));
    things.create(Thing.named("Table"));

    assertFinds(all -> all.contains("name", "chair"), "Garden CHAIR");
    assertFinds(all -> all.contains("name", "ABL"), "Table");
    assertFinds(all -> all.startsWith("name", "GARDEN"), "Garden CHAIR");
    assertFinds(all -> all.startsWith("name", "chair"));
  }

  @Test
  void search_wildcards_standForThemselves() {
    things.create(Thing.named("100% wool"));
    things.create(Thing.named("100 grams"));
    things.create(Thing.named("under_score"));
    things.create(Thing.named("back\\slash!"));

    assertFinds(all -> all.contains("name", "100%"), "100% wool");
    assertFinds(all -> all.contains("name", "r_s"), "under_score");
    assertFinds(all -> all.contains("name", "\\"), "back\\slash!");
    assertFinds(all -> all.contains("name", "h!"), "back\\slash!");
    assertFinds(all -> all.startsWith("name", "%"));
  }

  @Test
  void search_textThatNoColumnHolds_isInvalid() {
    assertRefused(ErrorKind.INVALID, () -> things.search(Criteria.all().contains("name", "a\0b")));
    assertRefused(ErrorKind.INVALID, () -> things.count(Criteria.all().equal("name", "\ud83d")));
  }

  @Test
  void search_whenPresent_leavesOutWhatIsNull() {
    things.create(Thing.named("1"));
    things.create(Thing.named("2"));
    @Nullable String missing = null;

    assertFinds(
        all -> all.whenPresent(missing, (some, name) -> some.equal("name", name)), "1", "2");
    assertFinds(all -> all.whenPresent("2", (some, name) -> some.equal("name", name)), "2");
  }

  @Test
  void count_ignoresThePage() {
    IntStream.range(0, 5).forEach(i -> things.create(Thing.named("thing " + i)));

    assertThat(things.count(Criteria.all().page(2, 4))).isEqualTo(5);
    assertThat(things.count(Criteria.all().equal("name", "thing 1"))).isOne();
  }

  @Test
  void search_unknownComponent_isRefusedNamingTheKnown() {
    assertThatThrownBy(() -> things.search(Criteria.all().equal("name; drop table things", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are id, name, code");
    assertThatThrownBy(() -> things.search(Criteria.all().orderBy("made_at")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'made_at'");
  }

  @Test
  void search_valueOfAnotherType_isRefused() {
    assertThatThrownBy(() -> things.count(Criteria.all().equal("number", "7")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of things is a Integer, not a String.");
    assertThatThrownBy(() -> things.count(Criteria.all().contains("number", "7")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("for text");
  }

  private void assertFinds(UnaryOperator<Criteria> criteria, String... names) {
    var found = things.search(criteria.apply(Criteria.all()));

    assertThat(found.items()).extracting(Thing::name).containsExactlyInAnyOrder(names);
    assertThat(found.total()).isEqualTo(names.length);
    assertThat(things.count(criteria.apply(Criteria.all()))).isEqualTo(names.length);
  }

  private void assertOrder(UnaryOperator<Criteria> criteria, String... names) {
    assertThat(things.search(criteria.apply(Criteria.all())).items())
        .extracting(Thing::name)
        .containsExactly(names);
  }
}
