/// Events that leave if, and only if, the transaction stays, and messages that are handled once
/// although they arrive twice: an [outbox][dev.tenon.outbox.Outbox] writes events in the
/// transaction of the caller, a [relay][dev.tenon.outbox.Relay] delivers them afterwards, an
/// [inbox][dev.tenon.outbox.Inbox] remembers what has been handled.
///
/// ```java
/// outbox.append(connection, Event.of("order.placed", order.id(), order));
/// ```
///
/// It is generic in the transaction, so it stands in any service: a `java.sql.Connection` with
/// `tenon-outbox-sql`, whatever leads to one with [dev.tenon.outbox.Outbox#within].
///
/// It is not a broker: a message goes to one [target][dev.tenon.outbox.Target], which may be one.
module dev.tenon.outbox {
  requires transitive dev.tenon.contracts;
  requires transitive dev.tenon.errors;
  requires transitive dev.tenon.lifecycle;
  requires transitive dev.tenon.redaction;
  requires transitive java.net.http;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.tenon.outbox;
  exports dev.tenon.outbox.spi;
}
