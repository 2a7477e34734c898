package dev.tenon.outbox.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.outbox.Event;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.testkit.FaultProxy;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/// How relays are woken.
@Timeout(120)
class ListeningTest {

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
    postgres.run("truncate outbox_events, outbox_lanes");
  }

  private void appended(Event event) throws SQLException {
    try (var connection = postgres.begin()) {
      outbox.append(connection, event);
      connection.commit();
    }
  }

  @Test
  void listenerWhoseConnectionIsEnded_connectsAgain_andTheConnectionComesBack() throws Exception {
    var wakeup = store.wakeup();
    try {
      wakeup.await(Duration.ofMillis(1));
      postgres.run(
          "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'");
      wakeup.await(Duration.ofMillis(1)); // hears the end
      wakeup.await(Duration.ofMillis(1)); // connects again, at the latest
      wakeup.await(Duration.ofMillis(1));
      appended(Event.of("t", "k", 1));
      wakeup.await(Duration.ofMinutes(5));
    } finally {
      wakeup.close();
    }
    wakeup.await(Duration.ofMinutes(5)); // not any more
    assertThat(postgres.inUse()).isZero();
  }

  @Test
  void listeners_ofTwoRelays_bothHear() throws Exception {
    try (var one = store.wakeup();
        var other = store.wakeup();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) { // connect, then say that it is idle
        one.await(Duration.ofMillis(1));
        other.await(Duration.ofMillis(1));
      }
      var hearing = new ArrayList<Future<Boolean>>();
      for (var some : List.of(one, other)) {
        hearing.add(
            threads.submit(() -> {
              some.await(Duration.ofMinutes(5));
              return true;
            }));
      }
      appended(Event.of("t", "k", 1));
      for (var some : hearing) {
        assertThat(some.get(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  @Test
  void listener_whileATransactionHasAppendedWithoutANotice_looksOften() throws Exception {
    try (var open = postgres.begin();
        var wakeup = store.wakeup()) {
      wakeup.await(Duration.ofMillis(1)); // connects; nobody is idle yet
      outbox.append(open, Event.of("t", "k", 1));
      wakeup.await(Duration.ofMinutes(5)); // cannot be idle, so it looks soon
      open.commit();
      wakeup.await(Duration.ofMinutes(5)); // idle, so it looks once more
      assertThat(store.claim(UUID.randomUUID(), 1, LEASE)).hasSize(1);
      appended(Event.of("t", "k2", 2));
      wakeup.await(Duration.ofMinutes(5)); // told
    }
  }

  @Test
  void listener_whileTheServerIsAway_waits_andThenListens() throws Exception {
    postgres.away(true);
    try (var wakeup = store.wakeup()) {
      wakeup.await(Duration.ofMillis(1));
      postgres.away(false);
      wakeup.await(Duration.ofMillis(1));
      wakeup.await(Duration.ofMillis(1));
      appended(Event.of("t", "k", 1));
      wakeup.await(Duration.ofMinutes(5));
    } finally {
      postgres.away(false);
    }
  }

  @Test
  void serverThatFallsSilent_isFoundOut_andTheListenerConnectsAgain() throws Exception {
    var server = postgres.server();
    try (var proxy = FaultProxy.to("localhost", port(server.jdbcUrl()))) {
      var source = new PGSimpleDataSource();
      source.setUrl(server.jdbcUrl().replaceFirst(":[0-9]+/", ":" + proxy.port() + "/"));
      source.setUser(server.user());
      source.setPassword(server.password());
      try (var wakeup = new Listening(new Server(source), "tenon_outbox", Duration.ofMillis(300))) {
        wakeup.await(Duration.ofMillis(1)); // connects
        wakeup.await(Duration.ofMillis(1)); // says that it is idle
        wakeup.await(Duration.ofSeconds(1)); // asks in between whether the server is there
        assertThat(proxy.connections()).isOne();
        proxy.silence();
        wakeup.await(Duration.ofMinutes(5)); // ends, though nobody says anything
        proxy.heal();
        wakeup.await(Duration.ofMinutes(5)); // connects again
        assertThat(proxy.connections()).isOne();
      }
    }
  }

  private static int port(String jdbcUrl) {
    return Integer.parseInt(jdbcUrl.replaceFirst(".*:([0-9]+)/.*", "$1"));
  }

  @Test
  void connectionThatBreaksBeforeItListens_isGivenBack() throws Exception {
    var broken = new AtomicInteger();
    var source =
        (DataSource)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> breaking(postgres.begin(), broken));
    try (var wakeup = new Listening(new Server(source), "any", Duration.ofSeconds(1))) {
      wakeup.await(Duration.ofMillis(1));
      assertThat(broken).hasValue(1);
      assertThat(postgres.inUse()).isZero();
    }
  }

  /// A connection that runs no statement.
  private Connection breaking(Connection connection, AtomicInteger broken) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("createStatement")) {
                broken.incrementAndGet();
                throw new SQLException("broken by the test", "08006");
              }
              return method.invoke(connection, arguments);
            });
  }
}
