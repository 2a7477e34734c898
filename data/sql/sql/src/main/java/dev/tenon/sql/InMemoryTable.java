package dev.tenon.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows of one table by key, and an index a unique rule. Not thread-safe: used under the lock
/// of the database.
final class InMemoryTable {

  /// One unique rule and the rows by the values that it is about.
  private record Index(List<Column> columns, TreeMap<Values, Values> rows) {

    static Index of(List<Column> columns) {
      var order =
          columns.stream()
              .map(column -> new Query.Order(column, false).comparator())
              .reduce(Comparator::thenComparing)
              .orElseThrow();
      return new Index(columns, new TreeMap<>(order));
    }

    boolean isAbout(Values row) {
      return columns.stream().allMatch(column -> row.get(column) != null);
    }

    boolean isTaken(Values row, @Nullable Values instead) {
      var other = isAbout(row) ? rows.get(row) : null;
      return other != null && other != instead;
    }

    void add(Values row) {
      if (isAbout(row)) {
        rows.put(row, row);
      }
    }

    void remove(Values row) {
      if (isAbout(row)) {
        rows.remove(row);
      }
    }
  }

  private final Class<?> type;
  private final Column key;
  private final TreeMap<Object, Values> rows;
  private final List<List<Column>> uniques;
  private final List<Index> indexes = new ArrayList<>();

  InMemoryTable(Table<?, ?> table) {
    type = table.mapper().type();
    key = table.key();
    rows = new TreeMap<>(key.type().order());
    uniques = table.uniques();
    uniques.forEach(columns -> indexes.add(Index.of(columns)));
  }

  /// Whether another description of a table of the same name is about the same rows.
  boolean isFor(Table<?, ?> table) {
    return type == table.mapper().type()
        && key.index() == table.key().index()
        && names(uniques).equals(names(table.uniques()));
  }

  @Nullable Values find(Object id) {
    return rows.get(id);
  }

  Collection<Values> all() {
    return rows.values();
  }

  /// Puts a row in the place of the one with its key, or adds it.
  ///
  /// @return whether no unique rule stands against it; if false, nothing was done
  boolean put(Values row) {
    var id = keyOf(row);
    var before = rows.get(id);
    if (indexes.stream().anyMatch(index -> index.isTaken(row, before))) {
      return false;
    }
    remove(id);
    rows.put(id, row);
    indexes.forEach(index -> index.add(row));
    return true;
  }

  /// Removes a row if it is there.
  void remove(Object id) {
    var before = rows.remove(id);
    if (before != null) {
      indexes.forEach(index -> index.remove(before));
    }
  }

  Object keyOf(Values row) {
    return Objects.requireNonNull(row.get(key), "a key has a value");
  }

  private static List<List<String>> names(List<List<Column>> uniques) {
    return uniques.stream()
        .map(columns -> columns.stream().map(Column::component).toList())
        .toList();
  }
}
