package dev.tenon.chaos;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.chaos.OutboxPlan.Sabotage;
import dev.tenon.outbox.Inbox;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.Target;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.sql.SqlInboxStore;
import dev.tenon.outbox.sql.SqlOutboxStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// A process that delivers events: it writes an effect for each, once.
///
/// It is told `announce`: to say at its next delivery that it has made it, and to wait for its end
/// before that can be noted; and `stop`.
final class OutboxRelay {

  /// What is wrong with it.
  static final String SABOTAGE = "CHAOS_SABOTAGE";

  static final Duration LEASE = Duration.ofSeconds(1);
  private static final int CONCURRENCY = 8;

  private final HikariDataSource pool;
  private final Inbox<Connection> inbox;
  private final Sabotage sabotage;
  private final AtomicBoolean isToAnnounce = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  private OutboxRelay(HikariDataSource pool, Sabotage sabotage) {
    this.pool = pool;
    this.inbox = Inbox.on(SqlInboxStore.on(pool));
    this.sabotage = sabotage;
  }

  public static void main(String... args) throws InterruptedException {
    try (var pool = Database.ofThisChild(CONCURRENCY + 3)) {
      var relay = new OutboxRelay(pool, Sabotage.valueOf(Station.setting(SABOTAGE)));
      Station.open(relay::told);
      relay.work();
    }
  }

  private void told(String line) {
    switch (line) {
      case "announce" -> isToAnnounce.set(true);
      case "stop" -> stopped.countDown();
      default -> throw new IllegalArgumentException(line);
    }
  }

  /// Attempts without end: a message that the faults keep from being delivered is no dead letter.
  private void work() throws InterruptedException {
    var options =
        RelayOptions.defaults()
            .withLease(LEASE)
            .withConcurrency(CONCURRENCY)
            .withPoll(Duration.ofMillis(100))
            .withDelays(Duration.ofMillis(20), Duration.ofMillis(200))
            .withMaxAttempts(10_000);
    try (var relay = Outbox.on(store(), OutboxOptions.defaults()).relay(target(), options)) {
      relay.start();
      Station.say("ready");
      stopped.await();
    }
    Station.say("end");
  }

  private OutboxStore<Connection> store() {
    var store = SqlOutboxStore.on(pool);
    return sabotage == Sabotage.REVERSED ? new ReversedStore(store) : store;
  }

  private Target target() {
    return sabotage == Sabotage.NOTED_FIRST
        ? message -> Thread.ofVirtual().start(() -> deliverLate(message))
        : this::deliver;
  }

  private void deliver(Message message) throws SQLException {
    apply(message);
    if (isToAnnounce.getAndSet(false)) {
      announce(message);
    }
  }

  /// When the relay takes it for delivered already.
  private void deliverLate(Message message) {
    if (isToAnnounce.getAndSet(false)) {
      announce(message);
    }
    Database.patiently(
        pool,
        connection -> {
          OutboxTables.apply(connection, message);
          return message;
        });
  }

  private void announce(Message message) {
    Station.say("took " + message.id());
    try {
      never.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void apply(Message message) throws SQLException {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      if (sabotage == Sabotage.NO_INBOX) {
        OutboxTables.apply(connection, message);
      } else if (!inbox.runOnce(
          connection, "chaos", message.id(), () -> OutboxTables.apply(connection, message))) {
        OutboxTables.repeat(connection, message);
      }
      connection.commit();
    }
  }
}
