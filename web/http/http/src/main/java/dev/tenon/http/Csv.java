package dev.tenon.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How rows are written as a table of comma-separated values (RFC 4180, UTF-8): a line with the
/// names of the columns, then a line for each row.
///
/// ```java
/// private static final Csv<Product> SHEET =
///     Csv.<Product>of("name", Product::name).and("price", Product::price).named("products.csv");
/// …
/// .get("").calls(this::search).orCsv(SHEET, Page::items).gives(Contract.page(Product.class))
/// ```
///
/// A cell is empty for null and for an empty `Optional`, a number or a boolean as it is, an enum by
/// its name, and else a text: what `toString` says. A text that a spreadsheet would run as a
/// formula has an apostrophe put before it, since whoever can write such a text would otherwise run
/// it on the machine of whoever opens the table; [#verbatim()] is for tables that programs alone
/// read.
///
/// The table is made in memory, as JSON is; what does not fit there is written by a handler of its
/// own with [Reply#streaming].
///
/// Immutable and thread-safe, if the columns are.
///
/// @param <T> what a row is made of
public final class Csv<T> {

  static final String TYPE = "text/csv";

  private static final String BOM = "\ufeff";

  private final List<Column<T>> columns;
  private final Headers headers;
  private final boolean hasBom;
  private final boolean isVerbatim;

  private record Column<T>(String name, Function<? super T, ? extends @Nullable Object> value) {}

  private Csv(List<Column<T>> columns, Headers headers, boolean hasBom, boolean isVerbatim) {
    this.columns = columns;
    this.headers = headers;
    this.hasBom = hasBom;
    this.isVerbatim = isVerbatim;
  }

  /// A table whose first column is this.
  ///
  /// @param name as it stands in the first line
  public static <T> Csv<T> of(String name, Function<? super T, ? extends @Nullable Object> value) {
    return new Csv<>(
        List.of(new Column<T>(name, value)),
        Headers.of("Content-Type", TYPE + "; charset=utf-8; header=present"),
        false,
        false);
  }

  /// The same with one more column, at the right.
  ///
  /// @throws IllegalArgumentException if there is a column of this name
  public Csv<T> and(String name, Function<? super T, ? extends @Nullable Object> value) {
    if (columns.stream().anyMatch(column -> column.name().equals(name))) {
      throw new IllegalArgumentException(
          "Two columns are named '%s', so no reader could tell them apart; rename one."
              .formatted(name));
    }
    var more = new ArrayList<>(columns);
    more.add(new Column<T>(name, value));
    return new Csv<>(List.copyOf(more), headers, hasBom, isVerbatim);
  }

  /// The same, to be saved under this name instead of shown (RFC 6266).
  public Csv<T> named(String name) {
    var disposition = headers.with("Content-Disposition", Download.disposition(name));
    return new Csv<>(columns, disposition, hasBom, isVerbatim);
  }

  /// The same with a byte order mark, without which Excel takes UTF-8 for an older encoding; many
  /// programs take it for a part of the first name.
  public Csv<T> withBom() {
    return new Csv<>(columns, headers, true, isVerbatim);
  }

  /// The same with all texts as they are, formulas too: for tables that no spreadsheet opens.
  public Csv<T> verbatim() {
    return new Csv<>(columns, headers, hasBom, true);
  }

  /// Type and name of the table.
  Headers headers() {
    return headers;
  }

  byte[] written(Iterable<? extends T> rows) {
    var line = new CsvLine(isVerbatim);
    columns.forEach(column -> line.cell(column.name()));
    line.end();
    for (var row : rows) {
      columns.forEach(column -> line.cell(column.value().apply(row)));
      line.end();
    }
    return ((hasBom ? BOM : "") + line).getBytes(StandardCharsets.UTF_8);
  }
}
