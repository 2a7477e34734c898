package dev.tenon.sql;

import dev.tenon.sql.Restriction.Comparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which rows, in which order, from where to where.
///
/// ```java
/// Criteria.all()
///     .whenPresent(search.name(), (all, name) -> all.contains("name", name))
///     .atMost("price", 5000)
///     .orderByDescending("createdAt")
///     .page(20, 40);
/// ```
///
/// Conditions are joined by *and*. Components are named as in the record; a name or a value that
/// does not fit is refused with an [IllegalArgumentException] when the criteria are used. Values
/// are always bound, never part of a statement.
///
/// - A row without a value (NULL) matches [#isNull(String)] and nothing else, not even
///   [#notEqual(String, Object)].
/// - The order ends with the key, so that pages neither overlap nor leave out; rows without a value
///   come last in both directions.
/// - Text is ordered by code point: `Z` before `a`.
/// - Without [#page(int, int)], the first 10,000 rows.
///
/// Immutable and thread-safe.
public final class Criteria {

  /// The largest page.
  public static final int MAX_LIMIT = 10_000;

  private static final int MAX_VALUES = 1_000;
  private static final Criteria ALL = new Criteria(List.of(), List.of(), MAX_LIMIT, 0);

  private final List<Condition> conditions;
  private final List<Sorting> sortings;
  private final int limit;
  private final int offset;

  private record Condition(String component, Function<Column, Restriction> filter) {}

  private record Sorting(String component, boolean descending) {}

  private Criteria(List<Condition> conditions, List<Sorting> sortings, int limit, int offset) {
    this.conditions = conditions;
    this.sortings = sortings;
    this.limit = limit;
    this.offset = offset;
  }

  /// Every row, by key.
  public static Criteria all() {
    return ALL;
  }

  /// Rows with this value.
  public Criteria equal(String component, Object value) {
    return comparing(component, Comparison.EQUAL, value);
  }

  /// Rows with another value.
  public Criteria notEqual(String component, Object value) {
    return comparing(component, Comparison.NOT_EQUAL, value);
  }

  /// Rows whose value is less.
  public Criteria less(String component, Object value) {
    return comparing(component, Comparison.LESS, value);
  }

  /// Rows whose value is greater.
  public Criteria greater(String component, Object value) {
    return comparing(component, Comparison.GREATER, value);
  }

  /// Rows whose value is the same or greater.
  public Criteria atLeast(String component, Object value) {
    return comparing(component, Comparison.AT_LEAST, value);
  }

  /// Rows whose value is the same or less.
  public Criteria atMost(String component, Object value) {
    return comparing(component, Comparison.AT_MOST, value);
  }

  /// Rows with one of these values; no row at all for no values.
  ///
  /// @throws IllegalArgumentException if there are more than 1,000
  public Criteria in(String component, Collection<?> values) {
    if (values.size() > MAX_VALUES) {
      throw new IllegalArgumentException(
          "in(\"%s\", …) takes at most %d values, not %d. Ask in parts."
              .formatted(component, MAX_VALUES, values.size()));
    }
    var copy = List.copyOf(values);
    return with(component, column -> Restriction.oneOf(column, copy));
  }

  /// Rows whose text has this text in it, whatever the case of the letters. `%` and `_` stand for
  /// themselves.
  ///
  /// The case of letters beyond ASCII is folded by the locale of the database; one made with locale
  /// `C` folds ASCII only. The in-memory database folds each character by Unicode.
  public Criteria contains(String component, String text) {
    requireValue(component, text);
    return with(component, column -> Restriction.like(column, text, true));
  }

  /// Rows whose text begins with this text, in the manner of [#contains(String, String)].
  public Criteria startsWith(String component, String text) {
    requireValue(component, text);
    return with(component, column -> Restriction.like(column, text, false));
  }

  /// Rows without a value.
  public Criteria isNull(String component) {
    return with(component, column -> Restriction.missing(column, true));
  }

  /// Rows with any value.
  public Criteria isNotNull(String component) {
    return with(component, column -> Restriction.missing(column, false));
  }

  /// Adds a condition where there is a value for it, and nothing where it is null: the way to
  /// filter by what a caller may leave out.
  ///
  /// @param condition takes these criteria and the value, and returns the criteria to go on with
  public <V> Criteria whenPresent(
      @Nullable V value, BiFunction<Criteria, ? super V, Criteria> condition) {
    return value == null ? this : condition.apply(this, value);
  }

  /// Orders by this component, the least first, after what was ordered by before.
  public Criteria orderBy(String component) {
    return sorted(component, false);
  }

  /// Orders by this component, the greatest first, after what was ordered by before.
  public Criteria orderByDescending(String component) {
    return sorted(component, true);
  }

  /// A part of the rows.
  ///
  /// @param limit how many at most, 1 to 10,000
  /// @param offset how many to leave out before; 0 or more
  /// @throws IllegalArgumentException if one is out of range
  public Criteria page(int limit, int offset) {
    if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
      throw new IllegalArgumentException(
          "A page has 1 to %d rows after 0 or more others, not %d after %d."
              .formatted(MAX_LIMIT, limit, offset));
    }
    return new Criteria(conditions, sortings, limit, offset);
  }

  /// The components and the page, without the values.
  @Override
  public String toString() {
    return "Criteria[where=%s, order=%s, limit=%d, offset=%d]"
        .formatted(
            conditions.stream().map(Condition::component).collect(Collectors.joining(",")),
            sortings.stream().map(Sorting::component).collect(Collectors.joining(",")),
            limit,
            offset);
  }

  /// The criteria over the columns of a table.
  Query over(Table<?, ?> table) {
    var mapper = table.mapper();
    var key = new Query.Order(table.key(), false);
    var orders =
        Stream.concat(
                sortings.stream()
                    .map(sorting ->
                        new Query.Order(mapper.column(sorting.component()), sorting.descending())),
                Stream.of(key))
            .toList();
    return new Query(
        conditions.stream()
            .map(condition -> condition.filter().apply(mapper.column(condition.component())))
            .toList(),
        orders,
        limit,
        offset);
  }

  private Criteria comparing(String component, Comparison comparison, Object value) {
    requireValue(component, value);
    return with(component, column -> Restriction.comparing(column, comparison, value));
  }

  private Criteria with(String component, Function<Column, Restriction> filter) {
    Objects.requireNonNull(component, "component");
    return new Criteria(
        appended(conditions, new Condition(component, filter)), sortings, limit, offset);
  }

  private Criteria sorted(String component, boolean descending) {
    Objects.requireNonNull(component, "component");
    return new Criteria(
        conditions, appended(sortings, new Sorting(component, descending)), limit, offset);
  }

  private static <E> List<E> appended(List<E> list, E last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }

  private static void requireValue(String component, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "The value for %s is null. Say isNull(\"%s\"), or whenPresent(value, …) to leave the condition out."
              .formatted(component, component));
    }
  }
}
