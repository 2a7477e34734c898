package dev.tenon.sql;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One condition over one column, twice: as SQL with bound values, and as a test of a stored value.
record Restriction(Column column, String sql, List<Bound> bound, Predicate<@Nullable Object> test) {

  /// A value and how it is bound.
  record Bound(ColumnType type, Object value) {}

  /// How two values stand to each other, named as in SQL.
  enum Comparison {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    GREATER(">"),
    AT_LEAST(">="),
    AT_MOST("<=");

    private final String sql;

    Comparison(String sql) {
      this.sql = sql;
    }

    /// @param order as of a [java.util.Comparator]
    private boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case GREATER -> order > 0;
        case AT_LEAST -> order >= 0;
        case AT_MOST -> order <= 0;
      };
    }

    private boolean isAboutEquality() {
      return this == EQUAL || this == NOT_EQUAL;
    }
  }

  static Restriction comparing(Column column, Comparison comparison, Object given) {
    var value = column.coerced(given);
    var name = comparison.isAboutEquality() ? column.quoted() : column.ordered();
    var order = column.type().order();
    return new Restriction(
        column,
        "%s %s ?".formatted(name, comparison.sql),
        List.of(new Bound(column.type(), value)),
        stored -> stored != null && comparison.holds(order.compare(stored, value)));
  }

  static Restriction oneOf(Column column, Collection<?> given) {
    var values = given.stream().map(column::coerced).toList();
    var order = column.type().order();
    return new Restriction(
        column,
        values.isEmpty()
            ? "false"
            : "%s in (%s)"
                .formatted(
                    column.quoted(), String.join(", ", Collections.nCopies(values.size(), "?"))),
        values.stream().map(value -> new Bound(column.type(), value)).toList(),
        stored ->
            stored != null && values.stream().anyMatch(value -> order.compare(stored, value) == 0));
  }

  /// @param anywhere whether the text may stand anywhere or only at the beginning
  static Restriction like(Column column, String given, boolean anywhere) {
    if (column.type().javaType() != String.class) {
      throw new IllegalArgumentException(
          "%s of %s is a %s; contains and startsWith are for text."
              .formatted(
                  column.component(), column.table(), column.type().javaType().getSimpleName()));
    }
    var text = Text.storable(given);
    var folded = Text.folded(text);
    var pattern = (anywhere ? "%" : "") + Text.escaped(text) + "%";
    return new Restriction(
        column,
        "lower(%s) like lower(?) escape '!'".formatted(column.quoted()),
        List.of(new Bound(ColumnType.TEXT, pattern)),
        stored ->
            stored != null
                && (anywhere
                    ? Text.folded((String) stored).contains(folded)
                    : Text.folded((String) stored).startsWith(folded)));
  }

  static Restriction missing(Column column, boolean missing) {
    return new Restriction(
        column,
        column.quoted() + (missing ? " is null" : " is not null"),
        List.of(),
        stored -> (stored == null) == missing);
  }
}
