package dev.tenon.sql;

import java.util.Optional;

/// The rows of a table in memory, as records.
final class InMemoryRows<T> implements Rows<T> {

  private final InMemoryBackend backend;
  private final RecordMapper<T> mapper;
  private final String noun;
  private final InMemoryTable rows;

  InMemoryRows(InMemoryBackend backend, Table<T, ?> table, InMemoryTable rows) {
    this.backend = backend;
    this.mapper = table.mapper();
    this.noun = table.noun();
    this.rows = rows;
  }

  @Override
  public void insert(Tx tx, Values row) {
    var id = rows.keyOf(row);
    if (rows.find(id) != null || !rows.put(row)) {
      throw SqlErrors.conflict(noun);
    }
    backend.undoBy(() -> rows.remove(id));
  }

  @Override
  public Optional<T> find(Tx tx, Object id) {
    return Optional.ofNullable(rows.find(id)).map(mapper::made);
  }

  @Override
  public Optional<T> lock(Tx tx, Object id) {
    return find(tx, id);
  }

  @Override
  public boolean update(Tx tx, Values row) {
    var before = rows.find(rows.keyOf(row));
    if (before == null) {
      return false;
    }
    if (!rows.put(row)) {
      throw SqlErrors.conflict(noun);
    }
    backend.undoBy(() -> rows.put(before));
    return true;
  }

  @Override
  public boolean delete(Tx tx, Object id) {
    var before = rows.find(id);
    if (before == null) {
      return false;
    }
    rows.remove(id);
    backend.undoBy(() -> rows.put(before));
    return true;
  }

  @Override
  public Found<T> search(Tx tx, Query query) {
    var matching = rows.all().stream().filter(query::matches).sorted(query.comparator()).toList();
    var items =
        matching.stream().skip(query.offset()).limit(query.limit()).map(mapper::made).toList();
    return new Found<>(items, matching.size());
  }

  @Override
  public long count(Tx tx, Query query) {
    return rows.all().stream().filter(query::matches).count();
  }
}
