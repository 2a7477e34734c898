package dev.tenon.sql;

import java.util.Optional;

/// The rows of one table in one kind of database: single statements, inside a transaction given.
interface Rows<T> {

  void insert(Tx tx, Values row);

  Optional<T> find(Tx tx, Object id);

  /// Finds a row and keeps others from changing it until the transaction ends.
  Optional<T> lock(Tx tx, Object id);

  /// Writes a whole row in the place of the one with its key; false if there is none.
  boolean update(Tx tx, Values row);

  /// False if there is none.
  boolean delete(Tx tx, Object id);

  Found<T> search(Tx tx, Query query);

  long count(Tx tx, Query query);
}
