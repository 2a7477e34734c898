package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Page;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  enum Kind {
    GREEN {
      @Override
      public String toString() {
        return "=green";
      }
    }
  }

  record Tea(String name, long price) {}

  private static final Csv<Tea> SHEET =
      Csv.<Tea>of("name", Tea::name).and("price", Tea::price).named("Tee für alle.csv");

  private static final List<Tea> TEAS = List.of(new Tea("Grün, lose", 450), new Tea("Oolong", -1));

  private static final String TABLE = "name,price\r\n\"Grün, lose\",450\r\nOolong,-1\r\n";

  private final Routes routes =
      Routes.under("")
          .open()
          .get("/list")
          .calls(() -> TEAS)
          .orCsv(SHEET, teas -> teas)
          .gives(Contract.list(Tea.class))
          .get("/page")
          .calls(() -> new Page<>(TEAS, 2, 10, 0))
          .tagged(Page::total)
          .orCsv(SHEET, Page::items)
          .gives(Contract.page(Tea.class))
          .get("/tagged")
          .answers(() -> Response.of("x").header("ETag", "odd"))
          .orCsv(Csv.<String>of("text", text -> text), List::of)
          .gives(String.class);

  @Test
  void table_hasALineWithNames_thenALineARow() {
    assertThat(text(SHEET, TEAS)).isEqualTo(TABLE);
    assertThat(text(SHEET, List.of())).isEqualTo("name,price\r\n");
  }

  @Test
  void byteOrderMark_standsFirst() {
    assertThat(SHEET.withBom().written(List.of())).startsWith(0xEF, 0xBB, 0xBF, 'n');
    assertThat(SHEET.written(List.of())).startsWith('n');
  }

  @Test
  void values_areWrittenByTheirKind() {
    var csv = Csv.<@Nullable Object>of("a", value -> value).and("b", _ -> "").and("c", _ -> null);
    var rows = new ArrayList<@Nullable Object>();
    rows.add(null);
    rows.addAll(
        List.of(
            Optional.empty(),
            Optional.of("x"),
            -5,
            new BigDecimal("1e3"),
            true,
            Kind.GREEN,
            new UUID(0, 1)));

    assertThat(text(csv, rows).lines().skip(1))
        .containsExactly(
            ",,",
            ",,",
            "x,,",
            "-5,,",
            "1000,,",
            "true,,",
            "GREEN,,",
            "00000000-0000-0000-0000-000000000001,,");
  }

  @Test
  void loneCell_thatIsEmpty_isARow() {
    assertThat(text(Csv.<String>of("a", text -> text), List.of("", "x")))
        .isEqualTo("a\r\n\"\"\r\nx\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain                 | plain",
        "a-b=c@d+e             | a-b=c@d+e",
        "`a,b`                 | `\"a,b\"`",
        "say \"hi\"            | `\"say \"\"hi\"\"\"`",
        "`a\nb`                | `\"a\nb\"`",
        "=1+1                  | '=1+1",
        "+1                    | '+1",
        "-1                    | '-1",
        "@SUM(A1)              | '@SUM(A1)",
        "＝1                    | '＝1",
        "`  =1`                | `  '=1`",
        "`\"=1`                | `\"\"\"'=1\"`",
        "`\t=1`                | `\"'\t'=1\"`",
        "`\rx`                 | `\"'\rx\"`",
        "`x;=1`                | `\"x;'=1\"`",
        "`x\n=1`               | `\"x\n'=1\"`",
        "`x; \"-1`             | `\"x; \"\"'-1\"`",
        "`x,=1`                | `\"x,=1\"`",
      },
      delimiter = '|')
  void text_isQuoted_andNoFormula(String cell, String written) {
    assertThat(text(Csv.<String>of("a", text -> text), List.of(cell)))
        .isEqualTo("a\r\n" + written + "\r\n");
  }

  @Test
  void verbatim_leavesFormulas() {
    assertThat(text(Csv.<String>of("a", text -> text).verbatim(), List.of("=1;=2", "-1")))
        .isEqualTo("a\r\n\"=1;=2\"\r\n-1\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv",
        "text/csv, application/json;q=0.9",
        "text/*",
        "application/json;q=0, */*",
        "text/csv;q=0.2, */*;q=0.1"
      })
  void caller_thatAsksForATable_getsIt(String accept) {
    var reply = FakeRequest.get("/list").with("Accept", accept).to(routes);

    assertThat(FakeRequest.text(reply)).isEqualTo(TABLE);
    assertThat(reply.headers().all("Content-Type"))
        .containsExactly("text/csv; charset=utf-8; header=present");
    assertThat(reply.headers().all("Content-Disposition"))
        .containsExactly(
            "attachment; filename=\"Tee_f_r_alle.csv\"; filename*=UTF-8''Tee%20f%C3%BCr%20alle.csv");
    assertThat(reply.headers().all("Vary")).containsExactly("Accept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "text/csv;q=0.9, application/json",
        "text/csv;q=0, */*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
      })
  void everybodyElse_getsJson(String accept) {
    var reply = FakeRequest.get("/list").with("Accept", accept).to(routes);

    assertThat(FakeRequest.text(reply)).startsWith("[{\"name\":");
    assertThat(reply.headers().all("Content-Type")).containsExactly("application/json");
    assertThat(reply.headers().contains("Content-Disposition")).isFalse();
    assertThat(reply.headers().all("Vary")).containsExactly("Accept");
  }

  @Test
  void whoTakesNeither_is406() {
    var reply = FakeRequest.get("/list").with("Accept", "text/html").to(routes);

    assertThat(reply.status()).isEqualTo(406);
    assertThat(FakeRequest.text(reply))
        .contains("The answer exists as application/json and text/csv only.");
  }

  @Test
  void tag_ofATable_isNoneOfTheJson() {
    var page = FakeRequest.get("/page");
    var csv = page.with("Accept", "text/csv");

    assertThat(page.to(routes).headers().all("ETag")).containsExactly("\"2\"");
    assertThat(csv.to(routes).headers().all("ETag")).containsExactly("\"2-csv\"");
    assertThat(csv.with("If-None-Match", "\"2\"").to(routes).status()).isEqualTo(200);

    var known = csv.with("If-None-Match", "\"2\", \"2-csv\"").to(routes);
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.headers().all("ETag")).containsExactly("\"2-csv\"");
    assertThat(known.headers().all("Vary")).containsExactly("Accept");
    assertThat(
            FakeRequest.get("/tagged").with("Accept", "text/csv").to(routes).headers().all("ETag"))
        .containsExactly("odd");
  }

  @Test
  void table_isForetold() {
    assertThat(routes.list().getFirst().answers())
        .flatExtracting(Answer::otherTypes)
        .containsExactly("text/csv");
  }

  @Test
  void whatCannotBeTold_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHEET.and("name", Tea::price))
        .withMessageContaining("'name'");
    var output = Routes.under("/teas").open().get("").calls(() -> TEAS).orCsv(SHEET, teas -> teas);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> output.orCsv(SHEET.withBom(), teas -> teas))
        .withMessageContaining("GET /teas gives two tables");
  }

  private static <T extends @Nullable Object> String text(Csv<T> csv, List<T> rows) {
    return new String(csv.written(rows), StandardCharsets.UTF_8);
  }
}
