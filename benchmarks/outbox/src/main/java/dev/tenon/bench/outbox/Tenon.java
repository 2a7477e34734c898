package dev.tenon.bench.outbox;

import dev.tenon.outbox.Event;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.Relay;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.sql.SqlOutboxStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Ours, with everything by default: redaction, keys, `NOTIFY`.
final class Tenon implements Contender {

  record Placed(UUID id, String text) {}

  private final DataSource source;
  private final Outbox<Connection> outbox;
  private final Relay relay;

  Tenon(DataSource source, Consumer<UUID> target, boolean delivers) throws SQLException {
    this.source = source;
    var store = SqlOutboxStore.on(source);
    store.createTables();
    outbox = Outbox.on(store, OutboxOptions.defaults());
    relay =
        outbox.relay(
            message -> target.accept(message.payload(Placed.class).id()), RelayOptions.defaults());
    if (delivers) {
      relay.start();
    }
  }

  @Override
  public String name() {
    return "Tenon";
  }

  @Override
  public String tables() {
    return "outbox_events, outbox_lanes";
  }

  @Override
  public void place(UUID order, String text, int events) throws SQLException {
    var event = Event.of("order.placed", order, new Placed(order, text));
    try (var connection = source.getConnection()) {
      Contender.insert(connection, order, text);
      outbox.appendAll(connection, Collections.nCopies(events, event));
      connection.commit();
    }
  }

  @Override
  public void close() {
    relay.close();
  }
}
