package dev.tenon.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseFailure;
import dev.tenon.sql.SqlWork;
import dev.tenon.sql.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What only a server does: conflicts between transactions, limits, and what it leaves behind.
class PostgresTransactionsTest {

  private static Postgres postgres;
  private Database database;
  private Store<Thing, UUID> things;

  @BeforeAll
  static void open() {
    postgres = new Postgres();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void setUp() {
    database = postgres.emptied();
    things = database.store(DatabaseContract.THINGS);
  }

  @Test
  void serializationFailure_runsTheBlockAgain() throws Exception {
    var thing = things.create(Thing.named("counter"));
    var runs = new AtomicInteger();
    var bothHaveRead = new CyclicBarrier(2);
    try (var threads = DatabaseContract.threads()) {
      for (int i = 0; i < 2; i++) {
        threads.execute(() ->
            database.runInTransaction(tx -> {
              tx.sql(connection -> {
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                return true;
              });
              int number = things.retrieve(tx, thing.id()).number();
              if (runs.incrementAndGet() <= 2) {
                awaited(bothHaveRead);
              }
              things.replace(tx, thing.withNumber(number + 1));
            }));
      }
    }

    assertThat(things.retrieve(thing.id()).number()).isEqualTo(2);
    assertThat(runs).hasValue(3);
  }

  @Test
  void afterCommit_ofABlockThatRunsAgain_isDoneForTheRunThatIsKept() {
    var runs = new AtomicInteger();
    var done = new ArrayList<Integer>();

    database.runInTransaction(tx -> {
      int run = runs.incrementAndGet();
      tx.afterCommit(() -> done.add(run));
      if (run == 1) {
        tx.sql(raising("40001"));
      }
    });

    assertThat(done).containsExactly(2);
  }

  @Test
  void serializationFailure_threeTimes_isTransient() {
    var runs = new AtomicInteger();

    assertThatThrownBy(() ->
            database.runInTransaction(tx -> {
              runs.incrementAndGet();
              tx.sql(raising("40001"));
            }))
        .isInstanceOf(TransientError.class)
        .hasCauseInstanceOf(SQLException.class);
    assertThat(runs).hasValue(3);
  }

  @Test
  void deadlock_wrappedByTheBlock_runsAgainAndIsTransient() {
    var runs = new AtomicInteger();

    assertThatThrownBy(() ->
            database.<SQLException>runInTransaction(tx -> {
              runs.incrementAndGet();
              raising("40P01").run(tx.connection());
            }))
        .isInstanceOf(TransientError.class)
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(runs).hasValue(3);
  }

  @Test
  void ownSqlException_leavesTheBlockAsItIs() {
    assertThatThrownBy(() ->
            database.<SQLException>runInTransaction(tx -> raising("P0001").run(tx.connection())))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void interruptedBetweenAttempts_isTransientAndStaysInterrupted() {
    try {
      assertThatThrownBy(() ->
              database.runInTransaction(tx -> {
                try {
                  tx.sql(raising("40001"));
                } finally {
                  Thread.currentThread().interrupt();
                }
              }))
          .isInstanceOf(TransientError.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void isolationAndAutoCommit_areSetBack() {
    for (int i = 0; i < 20; i++) {
      postgres.sql(connection -> {
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        return true;
      });
      things.create(Thing.named("thing " + i));
    }

    assertThat(things.count(Criteria.all())).isEqualTo(20);
  }

  @Test
  void deferredConstraint_failsAtCommit_isTranslated() {
    postgres.run(
        "create table late (id int primary key, thing uuid references things (id) deferrable initially deferred)");

    assertThatThrownBy(() ->
            postgres.run("insert into late values (1, '00000000-0000-0000-0000-000000000000')"))
        .isInstanceOfSatisfying(
            DomainError.class, error -> assertThat(error.code()).isEqualTo(ErrorKind.CONFLICT));
    postgres.run("drop table late");
  }

  @Test
  void wrongStatement_isAFaultWithItsState() {
    assertThatThrownBy(() -> postgres.run("select nothing from nowhere"))
        .isInstanceOfSatisfying(
            DatabaseFailure.class,
            failure -> {
              assertThat(failure.id()).isEqualTo("TENON-D01");
              assertThat(failure.sqlState()).isEqualTo("42P01");
              assertThat(failure).hasMessageContaining("42P01");
            });
  }

  @Test
  void statementThatTakesTooLong_isEndedByTheServer() {
    try (var impatient =
        Database.of(postgres.options().withStatementTimeout(Duration.ofMillis(200)))) {
      impatient.start();

      assertThatThrownBy(() ->
              impatient.runInTransaction(tx ->
                  tx.sql(connection -> {
                    try (var statement = connection.createStatement()) {
                      return statement.execute("select pg_sleep(60)");
                    }
                  })))
          .isInstanceOf(TransientError.class)
          .hasMessageContaining("longer than it may");
      assertThat(impatient.store(DatabaseContract.THINGS).count(Criteria.all())).isZero();
    }
  }

  @Test
  void noConnectionFree_isTransientWithinTheWait() throws Exception {
    try (var small =
            Database.of(
                postgres
                    .options()
                    .withMaxConnections(1)
                    .withConnectTimeout(Duration.ofMillis(300)));
        var threads = DatabaseContract.threads()) {
      small.start();
      var some = small.store(DatabaseContract.THINGS);
      some.count(Criteria.all());
      var waiting =
          small.inTransaction(tx -> {
            long begun = System.nanoTime();
            var other = threads.submit(() -> some.count(Criteria.all()));
            assertThatThrownBy(() -> other.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(TransientError.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(2));
            return some.count(tx, Criteria.all());
          });

      assertThat(waiting).isZero();
      assertThat(small.ready().isReady()).as("busy is not away").isTrue();
    }
  }

  @Test
  void serverEndsOneConnection_nextCallHasAnother() {
    assertThatThrownBy(() ->
            database.runInTransaction(tx ->
                tx.sql(connection -> {
                  try (var statement = connection.createStatement()) {
                    return statement.execute("select pg_terminate_backend(pg_backend_pid())");
                  }
                })))
        .isInstanceOf(TransientError.class);

    for (int i = 0; i < 10; i++) {
      assertThat(things.count(Criteria.all())).isZero();
    }
    assertThat(database.ready().isReady()).isTrue();
  }

  @Test
  void storedValueThatDoesNotFit_isAFaultNamingTableAndColumn() {
    var thing = things.create(Thing.named("chair"));
    postgres.run("update things set colour = 'PURPLE'");
    assertThatThrownBy(() -> things.find(thing.id()))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("TENON-D02")
        .hasMessageContaining("Column colour of table things holds a value that is no Colour");

    postgres.run("alter table things alter colour drop not null, alter number drop not null");
    postgres.run("update things set colour = null");
    assertThatThrownBy(() -> things.search(Criteria.all()))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("Column colour of table things is NULL");

    postgres.run("update things set colour = 'RED', number = null");
    assertThatThrownBy(() -> things.find(thing.id()))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("Column number of table things is NULL");
  }

  static SqlWork<Boolean> raising(String state) {
    return connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(
            "do $$ begin raise exception using errcode = '%s'; end $$".formatted(state));
      }
    };
  }

  private static void awaited(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
