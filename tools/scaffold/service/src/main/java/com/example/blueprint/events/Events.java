package com.example.blueprint.events;

import dev.tenon.sql.Tx;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where it is told what happens in this service, in the transaction in which it happens.
@FunctionalInterface
public interface Events {

  /// Tells of something that stands if, and only if, the transaction does.
  ///
  /// @param topic what happened, such as `order.placed`
  /// @param key to what it happened
  /// @param payload what there is to know of it
  void append(Tx tx, String topic, UUID key, Record payload);

  // [outbox
  /// These, then others.
  default Events and(Events others) {
    return (tx, topic, key, payload) -> {
      append(tx, topic, key, payload);
      others.append(tx, topic, key, payload);
    };
  }

  // outbox]
  /// A line in the log for each event, without its payload, once its transaction stands.
  static Events logged() {
    Logger log = LoggerFactory.getLogger(Events.class);
    return (tx, topic, key, _) -> tx.afterCommit(() -> log.info("{} {}", topic, key));
  }
}
