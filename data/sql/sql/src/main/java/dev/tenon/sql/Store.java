package dev.tenon.sql;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The rows of one table, as records.
///
/// Every method stands here twice: alone, it is a transaction of its own; with a [Tx] it takes part
/// in one. Alone it is refused inside a transaction block of the same database, since it would not
/// take part: pass the `tx`.
///
/// | what happens | what is thrown |
/// |---|---|
/// | no row with the id | `DomainError`, NOT_FOUND |
/// | id or unique value taken, row still referred to | `DomainError`, CONFLICT |
/// | row refers to what does not exist | `DomainError`, NOT_FOUND |
/// | value too long, out of range, with U+0000, or against a check | `DomainError`, INVALID |
/// | database away, busy, too slow; transactions in each other's way after three attempts | `TransientError` |
/// | table and record do not fit, anything else | [DatabaseFailure] |
///
/// A write that fails with a `TransientError` may nevertheless have been done, if the connection
/// was lost while the answer was on its way.
///
/// Thread-safe; made by [Database#store(Table)].
///
/// @param <T> the record
/// @param <I> its id
public final class Store<T, I> {

  private final Database database;
  private final Backend backend;
  private final Table<T, I> table;
  private final Rows<T> rows;

  Store(Database database, Backend backend, Table<T, I> table) {
    this.database = database;
    this.backend = backend;
    this.table = table;
    this.rows = backend.rows(table);
  }

  /// Adds a row.
  ///
  /// @return the row as stored, with times cut to the microsecond
  public T create(T row) {
    return atOnce(tx -> create(tx, row));
  }

  /// Adds a row.
  ///
  /// @return the row as stored, with times cut to the microsecond
  public T create(Tx tx, T row) {
    var values = table.stored(row);
    attempted(
        tx,
        () -> {
          rows.insert(tx, values);
          return true;
        });
    return table.mapper().made(values);
  }

  /// The row with this id.
  public Optional<T> find(I id) {
    return atOnce(tx -> find(tx, id));
  }

  /// The row with this id.
  public Optional<T> find(Tx tx, I id) {
    var key = table.storedId(id);
    return attempted(tx, () -> rows.find(tx, key));
  }

  /// The row with this id, which is there.
  ///
  /// @throws dev.tenon.errors.DomainError NOT_FOUND if it is not
  public T retrieve(I id) {
    return atOnce(tx -> retrieve(tx, id));
  }

  /// The row with this id, which is there.
  ///
  /// @throws dev.tenon.errors.DomainError NOT_FOUND if it is not
  public T retrieve(Tx tx, I id) {
    return find(tx, id).orElseThrow(this::notFound);
  }

  /// Changes a row. Nobody else changes it in between: it is locked, read, given to `change`, and
  /// written.
  ///
  /// @param change from the present row to the new one, with the same id; what it throws, such as a
  ///   412, leaves the row as it was
  /// @return the row as stored
  /// @throws dev.tenon.errors.DomainError NOT_FOUND if there is none
  /// @throws IllegalArgumentException if the id changed
  public T update(I id, UnaryOperator<T> change) {
    return database.inTransaction(tx -> update(tx, id, change));
  }

  /// Changes a row; see [#update(Object, UnaryOperator)]. It stays locked until the transaction
  /// ends.
  public T update(Tx tx, I id, UnaryOperator<T> change) {
    var key = table.storedId(id);
    var present = attempted(tx, () -> rows.lock(tx, key)).orElseThrow(this::notFound);
    var changed =
        Objects.requireNonNull(change.apply(present), "The change of a row returned null.");
    var values = table.stored(changed);
    if (!isSame(key, table.storedId(table.id(changed)))) {
      throw new IllegalArgumentException(
          "The change of a row of %s changed its id. Delete it and create another."
              .formatted(table.name()));
    }
    attempted(tx, () -> rows.update(tx, values));
    return table.mapper().made(values);
  }

  /// Writes a whole row in the place of the one with its id.
  ///
  /// @return the row as stored
  /// @throws dev.tenon.errors.DomainError NOT_FOUND if there is none
  public T replace(T row) {
    return atOnce(tx -> replace(tx, row));
  }

  /// Writes a whole row in the place of the one with its id.
  ///
  /// @return the row as stored
  /// @throws dev.tenon.errors.DomainError NOT_FOUND if there is none
  public T replace(Tx tx, T row) {
    var values = table.stored(row);
    if (!attempted(tx, () -> rows.update(tx, values))) {
      throw notFound();
    }
    return table.mapper().made(values);
  }

  /// Removes a row.
  ///
  /// @throws dev.tenon.errors.DomainError NOT_FOUND if there is none
  public void delete(I id) {
    atOnce(tx -> {
      delete(tx, id);
      return true;
    });
  }

  /// Removes a row.
  ///
  /// @throws dev.tenon.errors.DomainError NOT_FOUND if there is none
  public void delete(Tx tx, I id) {
    var key = table.storedId(id);
    if (!attempted(tx, () -> rows.delete(tx, key))) {
      throw notFound();
    }
  }

  /// Removes a row that fulfils a condition.
  ///
  /// @param precondition sees the locked row; what it throws leaves the row where it is
  /// @throws dev.tenon.errors.DomainError NOT_FOUND if there is none
  public void delete(I id, Consumer<? super T> precondition) {
    database.runInTransaction(tx -> delete(tx, id, precondition));
  }

  /// Removes a row that fulfils a condition; see [#delete(Object, Consumer)].
  public void delete(Tx tx, I id, Consumer<? super T> precondition) {
    var key = table.storedId(id);
    precondition.accept(attempted(tx, () -> rows.lock(tx, key)).orElseThrow(this::notFound));
    delete(tx, id);
  }

  /// A page of the rows that match, and how many match in all. Both come from one statement, save
  /// for an empty page past the end, whose total is counted a moment later.
  public Found<T> search(Criteria criteria) {
    return atOnce(tx -> search(tx, criteria));
  }

  /// A page of the rows that match, and how many match in all; see [#search(Criteria)].
  public Found<T> search(Tx tx, Criteria criteria) {
    var query = criteria.over(table);
    return attempted(tx, () -> rows.search(tx, query));
  }

  /// How many rows match; the page is of no consequence.
  public long count(Criteria criteria) {
    return atOnce(tx -> count(tx, criteria));
  }

  /// How many rows match; the page is of no consequence.
  public long count(Tx tx, Criteria criteria) {
    var query = criteria.over(table);
    return attempted(tx, () -> rows.count(tx, query));
  }

  private <R> R atOnce(Function<Tx, R> statement) {
    return database.atOnce(statement);
  }

  private <R> R attempted(Tx tx, Supplier<R> step) {
    tx.requireOf(backend);
    return tx.attempted(step);
  }

  private boolean isSame(Object key, Object other) {
    return table.key().type().order().compare(key, other) == 0;
  }

  private RuntimeException notFound() {
    return SqlErrors.notFound(table.noun());
  }
}
