package dev.tenon.sql;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Criteria with the columns of one table in the place of names.
record Query(List<Restriction> filters, List<Order> orders, int limit, int offset) {

  /// One column of the order.
  record Order(Column column, boolean descending) {

    String sql() {
      return column.ordered() + (descending ? " desc" : "") + " nulls last";
    }

    Comparator<Values> comparator() {
      Comparator<Object> order =
          descending ? column.type().order().reversed() : column.type().order();
      return Comparator.comparing(
          (Values values) -> new Slot(values.get(column)), (a, b) -> Slot.compare(a, b, order));
    }
  }

  /// A value that may be missing, since a comparator's key may not.
  private record Slot(@Nullable Object value) {

    static int compare(Slot a, Slot b, Comparator<Object> order) {
      if (a.value == null || b.value == null) {
        return Boolean.compare(a.value == null, b.value == null);
      }
      return order.compare(a.value, b.value);
    }
  }

  /// The condition, with a leading space; empty where every row matches.
  String where() {
    return filters.isEmpty()
        ? ""
        : filters.stream()
            .map(Restriction::sql)
            .collect(Collectors.joining(" and ", " where ", ""));
  }

  String orderBy() {
    return orders.stream().map(Order::sql).collect(Collectors.joining(", ", " order by ", ""));
  }

  List<Restriction.Bound> bound() {
    return filters.stream().flatMap(filter -> filter.bound().stream()).toList();
  }

  boolean matches(Values row) {
    return filters.stream().allMatch(filter -> filter.test().test(row.get(filter.column())));
  }

  Comparator<Values> comparator() {
    return orders.stream()
        .map(Order::comparator)
        .reduce(Comparator::thenComparing)
        .orElseThrow(); // the key always ends the order
  }
}
