package dev.tenon.outbox.sql;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.OutboxFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The server behind a data source, and transactions of our own on it.
final class Server {

  /// How a transaction of our own begins; the first of what a statement gives that begins with it.
  ///
  /// What is looked up after a lock must be what is there then, whatever the pool's default is. And
  /// a table that was empty when a plan was made may hold a million rows when it is used: so the
  /// way through the indexes is always taken.
  static final String BEGIN =
      """
      set transaction isolation level read committed;
      select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true);
      """;

  /// Two transactions in each other's way, a lock or statement that took too long, a standby.
  private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "57014", "25006");

  private static final long CREATING = 0x54656e6f6e4f7574L;

  /// Work on a connection.
  @FunctionalInterface
  interface Work<R> {
    R run(Connection connection) throws SQLException;
  }

  private final DataSource source;
  private volatile boolean isKnown;

  Server(DataSource source) {
    this.source = source;
  }

  /// A connection, of a server that is known to be a PostgreSQL.
  Connection connect() throws SQLException {
    var connection = source.getConnection();
    try {
      requirePostgres(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  <R> R inTransaction(Work<R> work) throws SQLException {
    try (var connection = connect()) {
      boolean isAuto = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        var result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        throw e;
      } finally {
        restore(connection, isAuto);
      }
    }
  }

  private static void undo(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /// As it was given; a connection that is broken stays broken, and its pool sees it.
  private static void restore(Connection connection, boolean isAuto) {
    try {
      connection.setAutoCommit(isAuto);
    } catch (SQLException e) {
      // What broke it was thrown before.
    }
  }

  /// A connection of the caller, in whose transaction something is to be written.
  void requireTransaction(Connection connection) throws SQLException {
    if (connection.isClosed()) {
      throw new IllegalStateException(
          "The connection is closed, so there is no transaction. Append before it ends.");
    }
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "The connection is in auto-commit mode, so there is no transaction to take part in. Call setAutoCommit(false) before.");
    }
    requirePostgres(connection);
  }

  private void requirePostgres(Connection connection) throws SQLException {
    if (!isKnown) {
      var product = connection.getMetaData().getDatabaseProductName();
      if (!product.equals("PostgreSQL")) {
        throw new IllegalStateException(
            "Outbox and inbox know PostgreSQL only, not %s. Implement OutboxStore and InboxStore for it."
                .formatted(product));
      }
      isKnown = true;
    }
  }

  /// Runs a file of definitions in a schema; of many who do so at once, one after the other.
  ///
  /// @param refusal what it becomes when the server refuses it
  void create(String file, String schema, BiFunction<String, SQLException, OutboxFailure> refusal) {
    try {
      create(file, schema);
    } catch (SQLException failure) {
      throw isAway(failure)
          ? new TransientError("The database of the tables cannot be reached", failure)
          : refusal.apply("create its tables", failure);
    }
  }

  private void create(String file, String schema) throws SQLException {
    var definitions = read(file);
    inTransaction(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute("select pg_advisory_xact_lock(%d)".formatted(CREATING));
        if (!schema.isEmpty()) {
          statement.execute("create schema if not exists " + schema);
          statement.execute("set local search_path to " + schema);
        }
        return statement.execute(definitions);
      }
    });
  }

  private static String read(String file) {
    try (var in = Server.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The artifact is incomplete: there is no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isAway(@Nullable Throwable e) {
    if (!(e instanceof SQLException failure)) {
      return false;
    }
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P0")
        || PASSING.contains(state)
        || failure instanceof SQLTransientConnectionException;
  }
}
