package dev.tenon.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Database;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The server goes away and comes back.
class PostgresOutageTest {

  private static Postgres postgres;

  @BeforeAll
  static void open() {
    postgres = new Postgres();
  }

  @AfterEach
  void bringBack() {
    postgres.server().start();
    await().until(() -> isUsable(postgres.database()));
  }

  private static boolean isUsable(Database database) {
    try {
      return database.inTransaction(tx -> tx.sql(connection -> connection.isValid(1)));
    } catch (TransientError e) {
      return false;
    }
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Test
  void serverAwayAtStart_startsNotReady_andIsReadyWhenItComes() {
    postgres.run("drop table parts");
    postgres.run("drop table things, tags, blanks");
    postgres.run("drop table tenon_migrations");
    postgres.server().stop();
    try (var database = Database.of(postgres.options().withLabel("late"))) {
      var things = database.store(DatabaseContract.THINGS);

      database.start();

      assertThat(database.ready()).isEqualTo(Readiness.notReady("database unreachable"));
      assertThat(database.describe()).isEqualTo("PostgreSQL, unreachable (late)");
      assertThatThrownBy(() -> things.count(Criteria.all())).isInstanceOf(TransientError.class);

      postgres.server().start();

      await().until(() -> database.ready().isReady());
      assertThat(things.count(Criteria.all())).as("migrations are applied").isZero();
      assertThat(database.describe()).matches("PostgreSQL \\d+(\\.\\d+)? \\(late\\)");
    }
  }

  @Test
  void serverLostInFlight_isTransient_andRecovers() {
    try (var database = Database.of(postgres.options())) {
      database.start();
      var things = database.store(DatabaseContract.THINGS);
      var thing = things.create(Thing.named("chair"));

      assertThatThrownBy(() ->
              database.runInTransaction(tx -> {
                things.create(tx, Thing.named("table"));
                postgres.server().stop();
                things.create(tx, Thing.named("lamp"));
              }))
          .isInstanceOf(TransientError.class);
      await().until(() -> !database.ready().isReady());
      assertThatThrownBy(() -> things.find(thing.id()))
          .isInstanceOf(TransientError.class)
          .hasMessageContaining("cannot be reached");

      postgres.server().start();

      await().until(() -> database.ready().isReady());
      assertThat(things.search(Criteria.all()).items()).containsExactly(thing);
      things.delete(thing.id());
    }
  }

  @Test
  void serverLostAtCommit_isTransient() {
    try (var database = Database.of(postgres.options())) {
      database.start();
      var things = database.store(DatabaseContract.THINGS);

      assertThatThrownBy(() ->
              database.runInTransaction(tx -> {
                things.create(tx, Thing.named("never"));
                postgres.server().stop();
              }))
          .isInstanceOf(TransientError.class);

      postgres.server().start();
      await().until(() -> database.ready().isReady());
      assertThat(things.count(Criteria.all().equal("name", "never"))).isZero();
    }
  }

  @Test
  void serverCrashes_idleDatabase_noticesAndRecovers() {
    try (var database = Database.of(postgres.options())) {
      database.start();
      postgres.server().stop();

      await().atMost(Duration.ofSeconds(30)).until(() -> !database.ready().isReady());

      postgres.server().start();
      await().atMost(Duration.ofSeconds(30)).until(() -> database.ready().isReady());
      var things = database.store(DatabaseContract.THINGS);
      assertThat(things.count(Criteria.all())).isZero();
    }
  }

  @Test
  void restart_betweenCalls_losesAtMostTheCallsUnderWay() {
    try (var database = Database.of(postgres.options())) {
      database.start();
      var things = database.store(DatabaseContract.THINGS);
      things.count(Criteria.all());

      postgres.server().restart();

      await()
          .ignoreExceptionsInstanceOf(TransientError.class)
          .until(() -> things.count(Criteria.all()) == 0);
    }
  }

  @Test
  void lifecycle_outOfOrder_isRefused() {
    var database = Database.of(postgres.options());
    var things = database.store(DatabaseContract.THINGS);

    assertThat(database.ready()).isEqualTo(Readiness.notReady("database not started"));
    assertThatThrownBy(() -> things.count(Criteria.all()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start()");

    database.start();
    assertThat(database.ready()).isEqualTo(Readiness.READY);
    assertThatThrownBy(database::start).isInstanceOf(IllegalStateException.class);

    database.close();
    database.close();
    assertThat(database.ready()).isEqualTo(Readiness.notReady("database closed"));
    assertThatThrownBy(() -> things.count(Criteria.all()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(database::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void measure_countsConnections() {
    Map<String, DoubleSupplier> gauges = new HashMap<>();
    try (var database = Database.of(postgres.options())) {
      database.measure((name, help, value) -> gauges.put(name, value));
      assertThat(gauges)
          .containsOnlyKeys(
              "sql_pool_connections_in_use",
              "sql_pool_connections_idle",
              "sql_pool_connections_pending",
              "sql_pool_connections_max");
      assertThat(read(gauges, "in_use")).isZero();

      database.start();
      database.runInTransaction(tx -> assertThat(read(gauges, "in_use")).isOne());

      assertThat(read(gauges, "pending")).isZero();
      assertThat(read(gauges, "max")).isEqualTo(5);
      await().until(() -> read(gauges, "idle") == 5);
    }
    assertThat(read(gauges, "idle")).isZero();
  }

  private static double read(Map<String, DoubleSupplier> gauges, String name) {
    var gauge = gauges.get("sql_pool_connections_" + name);
    assertThat(gauge).isNotNull();
    return gauge.getAsDouble();
  }
}
