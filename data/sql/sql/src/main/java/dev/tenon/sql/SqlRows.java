package dev.tenon.sql;

import dev.tenon.sql.SqlErrors.Doing;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The rows of a table in PostgreSQL; the statements are written once.
final class SqlRows<T> implements Rows<T> {

  private final RecordMapper<T> mapper;
  private final String noun;
  private final Column key;
  private final List<Column> written;
  private final String insert;
  private final String find;
  private final String lock;
  private final String update;
  private final String delete;
  private final String count;
  private final String columns;
  private final String from;

  SqlRows(Table<T, ?> table) {
    mapper = table.mapper();
    noun = table.noun();
    key = table.key();
    columns = table.columnNames();
    from = " from \"" + table.name() + '"';
    var others = mapper.columns().stream().filter(column -> column.index() != key.index()).toList();
    written = others.isEmpty() ? List.of(key) : others;
    var byKey = " where " + key.quoted() + " = ?";
    insert =
        "insert into \"%s\" (%s) values (%s)"
            .formatted(
                table.name(),
                columns,
                mapper.columns().stream().map(column -> "?").collect(Collectors.joining(", ")));
    find = "select " + columns + from + byKey;
    lock = find + " for update";
    update =
        "update \"%s\" set %s%s"
            .formatted(
                table.name(),
                written.stream()
                    .map(column -> column.quoted() + " = ?")
                    .collect(Collectors.joining(", ")),
                byKey);
    delete = "delete" + from + byKey;
    count = "select count(*)" + from;
  }

  @Override
  public void insert(Tx tx, Values row) {
    executed(tx, Doing.WRITE, insert, statement -> bind(statement, mapper.columns(), row));
  }

  @Override
  public Optional<T> find(Tx tx, Object id) {
    return one(tx, find, id);
  }

  @Override
  public Optional<T> lock(Tx tx, Object id) {
    return one(tx, lock, id);
  }

  @Override
  public boolean update(Tx tx, Values row) {
    return executed(
        tx,
        Doing.WRITE,
        update,
        statement -> {
          bind(statement, written, row);
          key.write(statement, written.size() + 1, row.get(key));
        });
  }

  @Override
  public boolean delete(Tx tx, Object id) {
    return executed(tx, Doing.OTHER, delete, statement -> key.write(statement, 1, id));
  }

  /// The total is a part of the same statement, so that it fits the page; a page past the end has
  /// no row to carry it.
  @Override
  public Found<T> search(Tx tx, Query query) {
    var sql =
        "select (%s%s), %s%s%s%s limit %d offset %d"
            .formatted(
                count,
                query.where(),
                columns,
                from,
                query.where(),
                query.orderBy(),
                query.limit(),
                query.offset());
    var found =
        tx.statement(
            Doing.OTHER,
            noun,
            connection -> {
              try (var statement = connection.prepareStatement(sql)) {
                bind(statement, query.bound(), bind(statement, query.bound(), 1));
                try (var rows = statement.executeQuery()) {
                  var items = new ArrayList<T>();
                  long total = 0;
                  while (rows.next()) {
                    total = rows.getLong(1);
                    items.add(mapper.read(rows, 2));
                  }
                  return new Found<T>(items, total);
                }
              }
            });
    return found.items().isEmpty() && query.offset() > 0
        ? new Found<>(List.of(), count(tx, query))
        : found;
  }

  @Override
  public long count(Tx tx, Query query) {
    return tx.statement(
        Doing.OTHER,
        noun,
        connection -> {
          try (var statement = connection.prepareStatement(count + query.where())) {
            bind(statement, query.bound(), 1);
            try (var rows = statement.executeQuery()) {
              rows.next();
              return rows.getLong(1);
            }
          }
        });
  }

  /// Binds the parameters of a statement.
  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private boolean executed(Tx tx, Doing doing, String sql, Binding binding) {
    return tx.statement(
        doing,
        noun,
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate() > 0;
          }
        });
  }

  private Optional<T> one(Tx tx, String sql, Object id) {
    return tx.statement(
        Doing.OTHER,
        noun,
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            key.write(statement, 1, id);
            try (var rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(mapper.read(rows, 1)) : Optional.<T>empty();
            }
          }
        });
  }

  private static void bind(PreparedStatement statement, List<Column> columns, Values row)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      column.write(statement, i + 1, row.get(column));
    }
  }

  /// @return the index of the next parameter
  private static int bind(PreparedStatement statement, List<Restriction.Bound> values, int from)
      throws SQLException {
    int index = from;
    for (var bound : values) {
      bound.type().write().write(statement, index++, bound.value());
    }
    return index;
  }
}
