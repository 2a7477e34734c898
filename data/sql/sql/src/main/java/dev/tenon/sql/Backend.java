package dev.tenon.sql;

import dev.tenon.lifecycle.Measurements;
import dev.tenon.lifecycle.Readiness;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A kind of database.
sealed interface Backend permits InMemoryBackend, PostgresBackend {

  <T, I> Rows<T> rows(Table<T, I> table);

  <T extends @Nullable Object, X extends Exception> T inTransaction(TransactionWork<T, X> work)
      throws X;

  /// One statement that is its own transaction.
  <T> T atOnce(Function<Tx, T> statement);

  DataSource dataSource();

  void start();

  Readiness ready();

  void measure(Measurements measurements);

  String describe();

  void close();
}
