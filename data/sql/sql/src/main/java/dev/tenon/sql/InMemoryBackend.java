package dev.tenon.sql;

import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Measurements;
import dev.tenon.lifecycle.Readiness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Tables in memory: one transaction at a time, and a list of steps that undo what it did.
final class InMemoryBackend implements Backend {

  private final Map<String, InMemoryTable> tables = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final Duration patience;

  InMemoryBackend() {
    this(Duration.ofSeconds(30));
  }

  /// @param patience how long a transaction waits for the one before it
  InMemoryBackend(Duration patience) {
    this.patience = patience;
  }

  @Override
  public <T, I> Rows<T> rows(Table<T, I> table) {
    lock.lock();
    try {
      var rows = tables.computeIfAbsent(table.name(), name -> new InMemoryTable(table));
      if (!rows.isFor(table)) {
        throw new IllegalStateException(
            "Table %s of this in-memory database is described already, with another record, key or unique rule. Share one Table."
                .formatted(table.name()));
      }
      return new InMemoryRows<>(this, table, rows);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T inTransaction(
      TransactionWork<T, X> work) throws X {
    acquire();
    var tx = new Tx(this, null);
    var result = alone(tx, work);
    tx.kept();
    return result;
  }

  private <T extends @Nullable Object, X extends Exception> T alone(
      Tx tx, TransactionWork<T, X> work) throws X {
    try {
      var result = work.run(tx);
      tx.requireKeepable();
      undo.clear();
      return result;
    } finally {
      tx.end();
      undo.forEach(Runnable::run);
      undo.clear();
      lock.unlock();
    }
  }

  @Override
  public <T> T atOnce(Function<Tx, T> statement) {
    return inTransaction(statement::apply);
  }

  /// Remembers how to take the last step back.
  void undoBy(Runnable step) {
    undo.push(step);
  }

  @Override
  public DataSource dataSource() {
    throw new IllegalStateException(
        "An in-memory database has no connections. Test what takes a DataSource against PostgreSQL.");
  }

  @Override
  public void start() {}

  @Override
  public Readiness ready() {
    return Readiness.READY;
  }

  @Override
  public void measure(Measurements measurements) {}

  @Override
  public String describe() {
    return "in-memory database";
  }

  @Override
  public void close() {}

  private void acquire() {
    try {
      if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TransientError(
            "Another transaction of the in-memory database did not end in time", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientError("Interrupted while waiting for the in-memory database", e);
    }
  }
}
