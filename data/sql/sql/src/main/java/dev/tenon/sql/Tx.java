package dev.tenon.sql;

import dev.tenon.sql.SqlErrors.Doing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One transaction, handed to what takes part in it.
///
/// It belongs to the thread and the block that it was made for: used later or elsewhere it is
/// refused. After a statement was refused by the database, a duplicate for example, the transaction
/// can only be rolled back: let the exception leave the block.
public final class Tx {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Backend backend;
  private final @Nullable Connection connection;
  private final Thread owner = Thread.currentThread();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean open = true;
  private @Nullable RuntimeException refusal;

  Tx(Backend backend, @Nullable Connection connection) {
    this.backend = backend;
    this.connection = connection;
  }

  /// The connection, for statements written by hand; [#sql(SqlWork)] also translates their errors.
  /// Commit, rollback, auto-commit and close are the block's. The isolation level may be raised
  /// before the first statement; it is set back afterwards.
  ///
  /// @throws IllegalStateException if the transaction has ended, belongs to another thread, or is
  ///   of an in-memory database, which has no connection
  public Connection connection() {
    requireUsable();
    if (connection == null) {
      throw new IllegalStateException(
          "An in-memory database has no connection. Test statements written by hand against PostgreSQL.");
    }
    return connection;
  }

  /// Runs statements written by hand; their errors become those that stores throw.
  ///
  /// ```java
  /// long sum = tx.sql(connection -> {
  ///   try (var statement = connection.prepareStatement("select sum(price) from products");
  ///       var rows = statement.executeQuery()) {
  ///     rows.next();
  ///     return rows.getLong(1);
  ///   }
  /// });
  /// ```
  ///
  /// @throws IllegalStateException as [#connection()]
  public <T extends @Nullable Object> T sql(SqlWork<T> work) {
    var given = connection();
    return attempted(() -> statement(given, Doing.OTHER, "row", work));
  }

  /// Has something done once the transaction is kept: after the commit, on the thread of the block,
  /// in the order of the calls. It is never done when the transaction is rolled back; of a block
  /// that runs again, what the run that was kept has asked for is done.
  ///
  /// What an action throws is logged and changes nothing: the transaction is kept, the other
  /// actions are done. It is not part of the transaction, and it is lost when the process ends in
  /// between: what must not be lost is written in the transaction.
  ///
  /// @throws IllegalStateException if the transaction has ended or failed, or belongs to another
  ///   thread
  public void afterCommit(Runnable action) {
    requireUsable();
    actions.add(action);
  }

  /// The transaction is kept and has ended.
  void kept() {
    for (var action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.error("The transaction was kept; what was to be done after it failed", e);
      }
    }
  }

  /// A statement of a store.
  <T extends @Nullable Object> T statement(Doing doing, String noun, SqlWork<T> work) {
    return statement(connection(), doing, noun, work);
  }

  /// Runs a step; when it fails, the transaction is over.
  <T extends @Nullable Object> T attempted(Supplier<T> step) {
    requireUsable();
    try {
      return step.get();
    } catch (RuntimeException e) {
      refusal = e;
      throw e;
    }
  }

  /// Refuses a transaction of another database.
  void requireOf(Backend expected) {
    if (backend != expected) {
      throw new IllegalStateException("This transaction belongs to another database.");
    }
    requireUsable();
  }

  /// The block has returned; refused where the transaction cannot be kept.
  void requireKeepable() {
    if (refusal != null) {
      throw refused(refusal);
    }
  }

  void end() {
    open = false;
  }

  private void requireUsable() {
    if (!open) {
      throw new IllegalStateException(
          "This transaction has ended: it is valid inside its block only.");
    }
    if (!Thread.currentThread().equals(owner)) {
      throw new IllegalStateException(
          "This transaction belongs to another thread. Do its work on the thread that runs the block.");
    }
    if (refusal != null) {
      throw refused(refusal);
    }
  }

  private static IllegalStateException refused(RuntimeException cause) {
    return new IllegalStateException(
        "A statement of this transaction has failed, so it can only be rolled back. Let the exception leave the block.",
        cause);
  }

  private static <T extends @Nullable Object> T statement(
      Connection connection, Doing doing, String noun, SqlWork<T> work) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw SqlErrors.translated(e, doing, noun);
    }
  }
}
