// [outbox
package com.example.blueprint;

import com.example.blueprint.events.Events;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.HttpTarget;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.Relay;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.Target;
import dev.tenon.outbox.sql.SqlOutboxStore;
import dev.tenon.sql.Database;
import dev.tenon.sql.Tx;
import java.net.URI;
import java.sql.Connection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Events that are stored with what they tell of and delivered afterwards, at least once, those of
/// one key in order.
final class EventOutbox implements Events {

  private static final Logger LOG = LoggerFactory.getLogger(EventOutbox.class);

  private final Outbox<Connection> outbox;
  private final Outbox<Tx> within;
  private final EventOptions options;

  private EventOutbox(Outbox<Connection> outbox, EventOptions options) {
    this.outbox = outbox;
    this.within = outbox.within(Tx::connection);
    this.options = options;
  }

  static EventOutbox of(Database database, EventOptions options) {
    var store = SqlOutboxStore.on(database.dataSource());
    return new EventOutbox(Outbox.on(store, OutboxOptions.defaults()), options);
  }

  /// Delivers what is stored, while the service runs.
  Relay relay() {
    return outbox.relay(subscriber(options.subscriber()), RelayOptions.defaults());
  }

  @Override
  public void append(Tx tx, String topic, UUID key, Record payload) {
    within.append(tx, Event.of(topic, key, payload));
  }

  private static Target subscriber(@Nullable URI url) {
    return url == null
        ? message -> LOG.debug("nobody subscribes to {} {}", message.topic(), message.key())
        : HttpTarget.to(url, "/blueprint");
  }
}
// outbox]
