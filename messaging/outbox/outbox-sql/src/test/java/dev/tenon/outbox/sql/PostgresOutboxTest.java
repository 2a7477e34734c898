package dev.tenon.outbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.Inbox;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxFailure;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import dev.tenon.sql.Tx;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/// What only the tables of a server show.
@Timeout(120)
class PostgresOutboxTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private static Postgres postgres;

  private SqlOutboxStore store;
  private Outbox<Connection> outbox;

  @BeforeAll
  static void open() throws SQLException {
    postgres = new Postgres();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    store = SqlOutboxStore.on(postgres);
    outbox = Outbox.on(store, OutboxOptions.defaults());
    postgres.run("truncate outbox_events, outbox_lanes, inbox_events");
  }

  private UUID appended(Event event) throws SQLException {
    try (var connection = postgres.begin()) {
      var id = outbox.append(connection, event);
      connection.commit();
      return id;
    }
  }

  @Test
  void caller_keepsItsConnectionAsItWas() throws SQLException {
    try (var connection = postgres.begin()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      outbox.append(connection, Event.of("t", "k", 1));
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
      connection.rollback();
    }
    assertThat(postgres.inUse()).isZero();
  }

  @Test
  void appendToAKey_thatWaitedForAnother_isBehindIt_alsoWhenItsLaneWasRemovedMeanwhile()
      throws Exception {
    appended(Event.of("t", "k", 1));
    var lane = store.claim(UUID.randomUUID(), 10, LEASE).getFirst();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var open = postgres.begin()) {
      outbox.append(open, Event.of("t", "k", 2));
      // Whoever empties the lane cannot remove it: somebody has appended and is not kept yet.
      store.settle(
          List.of(
              new Delivered(lane, lane.messages().getFirst().id(), false),
              new Returned(lane, 0, Duration.ZERO)));
      assertThat(store.claim(UUID.randomUUID(), 10, LEASE)).isEmpty();
      var began = new CountDownLatch(1);
      var second =
          threads.submit(() -> {
            began.countDown();
            return appended(Event.of("t", "k", 3));
          });
      began.await();
      assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      open.commit();
      second.get(30, TimeUnit.SECONDS);
    }

    assertThat(store.claim(UUID.randomUUID(), 10, LEASE).getFirst().messages())
        .map(Message::payload)
        .containsExactly("2", "3");
  }

  @Test
  void laneWithoutMessages_isRemoved_atOnceOrByALaterClaim() throws Exception {
    appended(Event.of("t", "k", 1));
    var lane = store.claim(UUID.randomUUID(), 10, LEASE).getFirst();
    try (var open = postgres.begin()) {
      outbox.append(open, Event.of("t", "k", 2));
      store.settle(
          List.of(
              new Delivered(lane, lane.messages().getFirst().id(), false),
              new Returned(lane, 0, Duration.ZERO)));
      open.rollback();
    }
    assertThat(postgres.number("select count(*) from outbox_lanes")).isOne();

    var sweeping = SqlOutboxStore.on(postgres); // the first claim of a store without a find sweeps
    assertThat(sweeping.claim(UUID.randomUUID(), 10, LEASE)).isEmpty();

    assertThat(postgres.number("select count(*) from outbox_lanes")).isZero();
    appended(Event.of("t", "k", 3));
    var next = store.claim(UUID.randomUUID(), 10, LEASE).getFirst();
    store.settle(
        List.of(
            new Delivered(next, next.messages().getFirst().id(), false),
            new Returned(next, 0, Duration.ZERO)));
    assertThat(postgres.number("select count(*) from outbox_lanes")).isZero();
  }

  @Test
  void twoTransactions_thatAppendToTheSameKeysAtOnce_doNotWaitForEachOther_inACircle()
      throws Exception {
    var keys = List.of("a", "b", "c", "d", "e", "f");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 4; i++) {
        var order = i % 2 == 0 ? keys : keys.reversed();
        writers.add(
            threads.submit(() -> {
              for (int n = 0; n < 25; n++) {
                try (var connection = postgres.begin()) {
                  outbox.appendAll(
                      connection, order.stream().map(key -> Event.of("t", key, 1)).toList());
                  connection.commit();
                }
              }
              return true;
            }));
      }
      for (var writer : writers) {
        assertThat(writer.get()).isTrue();
      }
    }
    assertThat(outbox.backlog().pending()).isEqualTo(600);
  }

  @Test
  void deadlockOfAppends_isTransient() throws Exception {
    try (var one = postgres.begin();
        var other = postgres.begin();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outbox.append(one, Event.of("t", "a", 1));
      outbox.append(other, Event.of("t", "b", 1));
      var first = threads.submit(() -> outcome(one, "b"));
      var second = threads.submit(() -> outcome(other, "a"));
      assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder("appended", "40P01");
    }
  }

  private String outcome(Connection connection, String key) throws SQLException {
    try {
      outbox.append(connection, Event.of("t", key, 1));
      return "appended";
    } catch (TransientError e) {
      return e.getCause() instanceof SQLException cause ? cause.getSQLState() : "";
    } finally {
      connection.rollback();
    }
  }

  @Test
  void autoCommit_isRefused() throws SQLException {
    Inbox<Connection> inbox = Inbox.on(SqlInboxStore.on(postgres));
    try (var connection = postgres.begin()) {
      connection.setAutoCommit(true);
      assertThatThrownBy(() -> outbox.append(connection, Event.of("t", "k", 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("setAutoCommit(false)");
      assertThatThrownBy(() -> inbox.runOnce(connection, "c", UUID.randomUUID(), () -> {}))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void otherDatabase_isRefused() {
    var metaData = fake(DatabaseMetaData.class, "getDatabaseProductName", "Oracle");
    var connection = fake(Connection.class, "getMetaData", metaData);

    assertThatThrownBy(() -> outboxOnNothing().append(connection, Event.of("t", "k", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PostgreSQL only, not Oracle");
    var source = fake(DataSource.class, "getConnection", connection);
    assertThatThrownBy(() -> SqlOutboxStore.on(source).createTables())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tables_thatCannotBeCreated_areAFailure_andAServerThatIsAwayIsTransient() {
    var refused = new SQLException("permission denied", "42501");
    assertThatThrownBy(() -> SqlOutboxStore.on(failing(refused)).createTables())
        .isInstanceOf(OutboxFailure.class)
        .hasMessageStartingWith("TENON-E01")
        .hasCause(refused);
    assertThatThrownBy(() -> SqlInboxStore.on(failing(refused)).createTables())
        .isInstanceOf(OutboxFailure.class)
        .hasMessageStartingWith("TENON-E02");
    assertThatThrownBy(
            () -> SqlOutboxStore.on(failing(new SQLException("gone", "08006"))).createTables())
        .isInstanceOf(TransientError.class);
  }

  private static DataSource failing(SQLException failure) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              throw failure;
            });
  }

  private static Outbox<Connection> outboxOnNothing() {
    return Outbox.on(SqlOutboxStore.on(new PGSimpleDataSource()), OutboxOptions.defaults());
  }

  private static <T> T fake(Class<T> type, String method, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                called.getName().equals(method)
                    ? answer
                    : called.getReturnType() == boolean.class ? (Object) false : null));
  }

  @Test
  void missingTables_areAFailureWithItsId() throws SQLException {
    var options = SqlOutboxOptions.defaults().withSchema("nowhere");
    var lost = Outbox.on(SqlOutboxStore.on(postgres, options), OutboxOptions.defaults());
    Inbox<Connection> inbox = Inbox.on(SqlInboxStore.on(postgres, options));

    assertThatThrownBy(lost::backlog)
        .isInstanceOfSatisfying(
            OutboxFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-E01"))
        .hasCauseInstanceOf(SQLException.class);
    assertThatThrownBy(() -> inbox.purge(Duration.ZERO))
        .isInstanceOfSatisfying(
            OutboxFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-E02"));
  }

  @Test
  void schema_ofOnesOwn_isCreated_byManyAtOnce() throws Exception {
    var options = SqlOutboxOptions.defaults().withSchema("events_1");
    var other = SqlOutboxStore.on(postgres, options);
    var marks = SqlInboxStore.on(postgres, options);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var creating = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 5; i++) {
        creating.add(
            threads.submit(() -> {
              other.createTables();
              marks.createTables();
              return true;
            }));
      }
      for (var some : creating) {
        assertThat(some.get()).isTrue();
      }
    }
    var arrived = new LinkedBlockingQueue<Message>();
    var own = Outbox.on(other, OutboxOptions.defaults());
    try (var relay =
            own.relay(arrived::add, RelayOptions.defaults().withPoll(Duration.ofHours(1)));
        var connection = postgres.begin()) {
      relay.start();
      own.append(connection, Event.of("t", "k", 1));
      assertThat(Inbox.on(marks).runOnce(connection, "c", new UUID(1, 1), () -> {})).isTrue();
      connection.commit();
      assertThat(arrived.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(outbox.backlog().pending()).isZero();
    assertThat(postgres.number("select count(*) from events_1.inbox_events")).isOne();
  }

  @Test
  void schema_thatIsNoPlainName_isRefused() {
    for (var name : List.of("A", "1a", "_a", "a-b", "a.b", "a\"; drop", "ı", "x".repeat(64))) {
      assertThatThrownBy(() -> SqlOutboxOptions.defaults().withSchema(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("A schema is");
    }
  }

  @Test
  void relayWithoutNotifications_looksByItself() throws Exception {
    var silent =
        Outbox.on(
            SqlOutboxStore.on(postgres, SqlOutboxOptions.defaults().withNotifies(false)),
            OutboxOptions.defaults());
    var arrived = new LinkedBlockingQueue<Message>();
    try (var relay =
        silent.relay(arrived::add, RelayOptions.defaults().withPoll(Duration.ofMillis(20)))) {
      relay.start();
      for (int i = 0; i < 3; i++) {
        try (var connection = postgres.begin()) {
          silent.appendAll(connection, List.of(Event.of("t", "k", i), Event.of("t", "l", i)));
          connection.commit();
        }
        assertThat(arrived.poll(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(arrived.poll(60, TimeUnit.SECONDS)).isNotNull();
      }
    }
    assertThat(postgres.inUse()).isZero();
  }

  @Test
  void poolInAutoCommitMode_servesAsWell_andIsLeftSo() throws Exception {
    try (var other = new Postgres(true)) {
      var own = Outbox.on(SqlOutboxStore.on(other), OutboxOptions.defaults());
      var arrived = new ArrayList<Message>();
      try (var connection = other.begin()) {
        own.append(connection, Event.of("t", "k", 1));
        connection.commit();
      }
      assertThat(own.relay(arrived::add, RelayOptions.defaults()).runOnce()).isOne();
      try (var connection = other.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
      }
      assertThat(other.inUse()).isZero();
    }
  }

  @Test
  void serverThatIsSerializableByDefault_losesNoLane() throws Exception {
    try (var other = new Postgres()) {
      other.run(
          "do $$ begin execute format('alter database %I set default_transaction_isolation to serializable', current_database()); end $$");
      other.renew();
      assertThat(
              other.number(
                  "select (current_setting('transaction_isolation') = 'serializable')::int"))
          .isOne();
      var own = Outbox.on(SqlOutboxStore.on(other), OutboxOptions.defaults());
      var arrived = new ArrayList<Message>();
      for (int i = 0; i < 3; i++) {
        try (var connection = other.begin()) {
          own.append(connection, Event.of("t", "k", i));
          connection.commit();
        }
        assertThat(own.relay(arrived::add, RelayOptions.defaults()).runOnce()).isOne();
      }
    }
  }

  @Test
  void serverThatEndsAllConnections_losesNoMessage_andTheRelayComesBack() throws Exception {
    try (var other = new Postgres()) {
      var own = Outbox.on(SqlOutboxStore.on(other), OutboxOptions.defaults());
      var arrived = new LinkedBlockingQueue<Message>();
      try (var relay =
          own.relay(arrived::add, RelayOptions.defaults().withPoll(Duration.ofMillis(50)))) {
        relay.start();
        try (var connection = other.begin()) {
          own.append(connection, Event.of("t", "k", 1));
          connection.commit();
        }
        assertThat(arrived.poll(60, TimeUnit.SECONDS)).isNotNull();
        other.endConnections();
        try (var connection = other.begin()) {
          own.append(connection, Event.of("t", "k2", 2));
          connection.commit();
        }
        assertThat(arrived.poll(60, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  @Test
  void withOurDatabase_anEventOfABlockThatRunsAgain_isThereOnce() {
    var server = postgres.server();
    try (var database =
        Database.of(
            DatabaseOptions.defaults()
                .withUrl(server.jdbcUrl())
                .withUser(server.user())
                .withPassword(server.password())
                .withMigrations(""))) {
      database.start();
      var own = outbox.<Tx>within(Tx::connection);
      var runs = new ArrayList<String>();
      database.runInTransaction(tx -> {
        own.append(tx, Event.of("t", "k", 1));
        runs.add("run");
        if (runs.size() == 1) {
          tx.sql(connection -> {
            try (var statement = connection.createStatement()) {
              return statement.execute(
                  "do $$ begin raise exception using errcode = '40001'; end $$");
            }
          });
        }
      });
      assertThat(runs).hasSize(2);
    }
    assertThat(outbox.backlog().pending()).isOne();
  }

  @Test
  void states_thatWaitingMends_areAway() {
    for (var state :
        List.of("08006", "53300", "57P01", "40001", "40P01", "55P03", "57014", "25006")) {
      assertThat(store.isAway(new SQLException("", state))).as(state).isTrue();
      assertThat(SqlInboxStore.on(postgres).isAway(new SQLException("", state))).isTrue();
    }
    for (var state : List.of("42P01", "23505", "")) {
      assertThat(store.isAway(new SQLException("", state))).as(state).isFalse();
    }
    assertThat(store.isAway(new SQLTransientConnectionException("a pool is exhausted"))).isTrue();
    assertThat(store.isAway(new SQLException("no state"))).isFalse();
    assertThat(store.isAway(new IllegalStateException())).isFalse();
  }
}
