package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.InMemoryTransaction;
import dev.tenon.outbox.Inbox;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.Target;
import dev.tenon.outbox.sql.SqlInboxStore;
import dev.tenon.outbox.sql.SqlOutboxStore;
import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Treatment;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import dev.tenon.sql.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class OutboxGuideTest {

  record Order(UUID id, String product, int count) {}

  private final List<Message> received = new ArrayList<>();

  private static DataSource sourceOf(DevPostgres postgres) {
    var source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl());
    source.setUser(postgres.user());
    source.setPassword(postgres.password());
    return source;
  }

  @Test
  void hello_overPlainJdbc() throws SQLException, InterruptedException {
    var order = new Order(UUID.randomUUID(), "tea", 2);
    var arrived = new CountDownLatch(1);
    Target mails = message -> arrived.countDown();
    try (var postgres = DevPostgres.temporary()) {
      var dataSource = sourceOf(postgres);

      var store = SqlOutboxStore.on(dataSource);
      store.createTables();
      var outbox = Outbox.on(store, OutboxOptions.defaults());
      var relay =
          outbox.relay(Target.byTopic(Map.of("order.placed", mails)), RelayOptions.defaults());
      relay.start();

      try (var connection = dataSource.getConnection()) {
        connection.setAutoCommit(false);
        // … and here the order is written
        outbox.append(connection, Event.of("order.placed", order.id(), order));
        connection.commit();
      }

      assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
      relay.close();
    }
  }

  @Test
  void withOurDatabase_andAnInbox() throws SQLException {
    try (var postgres = DevPostgres.temporary();
        var database =
            Database.of(
                DatabaseOptions.defaults()
                    .withUrl(postgres.jdbcUrl())
                    .withUser(postgres.user())
                    .withPassword(postgres.password())
                    .withMigrations(""))) {
      database.start();
      var store = SqlOutboxStore.on(sourceOf(postgres));
      store.createTables();
      var marks = SqlInboxStore.on(sourceOf(postgres));
      marks.createTables();

      Outbox<Tx> outbox = Outbox.on(store, OutboxOptions.defaults()).within(Tx::connection);
      Inbox<Tx> inbox = Inbox.on(marks).within(Tx::connection);
      var order = new Order(UUID.randomUUID(), "tea", 2);
      database.runInTransaction(
          tx -> outbox.append(tx, Event.of("order.placed", order.id(), order)));

      Target stock =
          message ->
              database.runInTransaction(
                  tx -> inbox.runOnce(tx, "stock", message.id(), () -> received.add(message)));
      Target twice =
          message -> {
            stock.deliver(message);
            stock.deliver(message);
          };
      outbox.relay(twice, RelayOptions.defaults()).runOnce();
    }

    assertThat(received)
        .map(message -> message.payload(Order.class).product())
        .containsExactly("tea");
  }

  @Test
  void options_redactOneTopicMore() {
    var options =
        OutboxOptions.defaults()
            .withRedaction("user.created", Redaction.standard().with("email", Treatment.HASH))
            .withMaxPayloadBytes(64_000);

    assertThat(options.byTopic()).containsOnlyKeys("user.created");
  }

  @Test
  void aTest_needsNoServer() {
    Outbox<InMemoryTransaction> outbox =
        Outbox.inMemory(Clock.systemUTC(), InMemoryTransaction::afterCommit);
    try (var transaction = new InMemoryTransaction()) {
      outbox.append(transaction, Event.of("order.placed", 7, Map.of("product", "tea")));
      transaction.commit();
    }

    outbox.relay(received::add, RelayOptions.defaults()).runOnce();

    assertThat(received).map(Message::topic).containsExactly("order.placed");
  }

  @Test
  void aTest_ofStoresInMemory_commitsEventsWithThem() {
    var database = Database.inMemory();
    Outbox<Tx> outbox = Outbox.inMemory(Clock.systemUTC(), Tx::afterCommit);

    database.runInTransaction(tx -> outbox.append(tx, Event.unkeyed("day.over", Map.of())));

    assertThat(outbox.backlog().pending()).isOne();
  }
}
