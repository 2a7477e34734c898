package dev.tenon.outbox.sql;

import dev.tenon.outbox.spi.InboxStore;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.testkit.InboxCapability;
import dev.tenon.outbox.testkit.InboxHarness;
import dev.tenon.outbox.testkit.OutboxCapability;
import dev.tenon.outbox.testkit.OutboxHarness;
import dev.tenon.outbox.testkit.TransactionHarness;
import dev.tenon.testkit.Capabilities;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// The tables of a PostgreSQL, as the contracts want them.
abstract class PostgresHarness<C extends Enum<C>> implements TransactionHarness<Connection, C> {

  final Postgres postgres;

  PostgresHarness(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public Connection begin() throws SQLException {
    return postgres.begin();
  }

  @Override
  public void commit(Connection transaction) throws SQLException {
    transaction.commit();
    transaction.close();
  }

  @Override
  public void rollback(Connection transaction) throws SQLException {
    transaction.rollback();
    transaction.close();
  }

  @Override
  public Connection noTransaction() throws SQLException {
    var ended = postgres.begin();
    ended.close();
    return ended;
  }

  /// Shifts what is stored back by so much.
  @Override
  public void advance(Duration time) throws SQLException {
    var step = "interval '%d milliseconds'".formatted(time.toMillis());
    postgres.run(
        """
        update outbox_events set occurred_at = occurred_at - %1$s, settled_at = settled_at - %1$s;
        update outbox_lanes set due = due - %1$s;
        update inbox_events set seen_at = seen_at - %1$s
        """
            .formatted(step));
  }

  @Override
  public void away(boolean isAway) {
    postgres.away(isAway);
  }

  static final class OfOutbox extends PostgresHarness<OutboxCapability>
      implements OutboxHarness<Connection> {

    OfOutbox(Postgres postgres) {
      super(postgres);
    }

    @Override
    public OutboxStore<Connection> emptied() throws SQLException {
      postgres.run("truncate outbox_events, outbox_lanes");
      return SqlOutboxStore.on(postgres);
    }

    @Override
    public Capabilities<OutboxCapability> capabilities() {
      return Capabilities.all(OutboxCapability.class);
    }
  }

  static final class OfInbox extends PostgresHarness<InboxCapability>
      implements InboxHarness<Connection> {

    OfInbox(Postgres postgres) {
      super(postgres);
    }

    @Override
    public InboxStore<Connection> emptied() throws SQLException {
      postgres.run("truncate inbox_events");
      return SqlInboxStore.on(postgres);
    }

    @Override
    public Capabilities<InboxCapability> capabilities() {
      return Capabilities.all(InboxCapability.class);
    }
  }
}
