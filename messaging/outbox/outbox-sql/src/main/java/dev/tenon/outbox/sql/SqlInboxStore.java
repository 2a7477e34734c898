package dev.tenon.outbox.sql;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.OutboxFailure;
import dev.tenon.outbox.spi.InboxStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/// Marks in a table of a PostgreSQL, 12 or newer.
///
/// A message is marked over a connection of the caller, whose transaction it is: nothing is
/// committed, rolled back or set on it, and one statement is run. Under a higher isolation than
/// read committed, of two deliveries at the same time one fails with a serialization failure
/// instead of being skipped.
///
/// Thread-safe.
public final class SqlInboxStore implements InboxStore<Connection> {

  private static final int PURGED_AT_ONCE = 10_000;

  private final Server server;
  private final SqlOutboxOptions options;
  private final String mark;
  private final String purge;

  private SqlInboxStore(DataSource source, SqlOutboxOptions options) {
    server = new Server(source);
    this.options = options;
    mark =
        """
        insert into %sinbox_events (consumer, id, seen_at) values (?, ?, statement_timestamp())
        on conflict do nothing
        """
            .formatted(options.prefix());
    purge =
        """
        delete from %1$sinbox_events where (consumer, id) in (
          select consumer, id from %1$sinbox_events
          where seen_at < statement_timestamp() - ? * interval '1 millisecond'
          order by seen_at limit %2$d)
        """
            .formatted(options.prefix(), PURGED_AT_ONCE);
  }

  /// A store with everything by default.
  public static SqlInboxStore on(DataSource source) {
    return on(source, SqlOutboxOptions.defaults());
  }

  /// A store.
  ///
  /// @param source where purges get their connections
  /// @param options of which only the schema matters here
  public static SqlInboxStore on(DataSource source, SqlOutboxOptions options) {
    return new SqlInboxStore(source, options);
  }

  /// Creates the table, and the schema if one is named, unless they are there; many may do so at
  /// once. The definition is the resource `dev/tenon/outbox/sql/inbox.sql`, to be copied into
  /// migrations of one's own.
  ///
  /// @throws TransientError if the server is away
  /// @throws OutboxFailure if it refuses
  public void createTables() {
    server.create("inbox.sql", options.schema(), OutboxFailure::inbox);
  }

  @Override
  public boolean mark(Connection connection, String consumer, UUID message) throws SQLException {
    server.requireTransaction(connection);
    try (var statement = connection.prepareStatement(mark)) {
      statement.setString(1, consumer);
      statement.setObject(2, message);
      return statement.executeUpdate() > 0;
    }
  }

  @Override
  public long purge(Duration age) throws SQLException {
    long purged = 0;
    int last;
    do {
      last = purgedOnce(age);
      purged += last;
    } while (last == PURGED_AT_ONCE);
    return purged;
  }

  private int purgedOnce(Duration age) throws SQLException {
    return server.inTransaction(connection -> {
      try (var statement = connection.prepareStatement(purge)) {
        statement.setLong(1, age.toMillis());
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public boolean isAway(Exception e) {
    return Server.isAway(e);
  }
}
