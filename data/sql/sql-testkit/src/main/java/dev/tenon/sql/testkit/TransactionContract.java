package dev.tenon.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a transaction is.
public abstract non-sealed class TransactionContract extends DatabaseContract {

  /// A contract over this kind of database.
  protected TransactionContract(DatabaseHarness harness) {
    super(harness);
  }

  @Test
  void block_returns_keepsAllOfIt() {
    var result =
        database.inTransaction(tx -> {
          var thing = things.create(tx, Thing.named("chair"));
          parts.create(tx, new Part(1, thing.id(), "1st"));
          things.update(tx, thing.id(), row -> row.withNumber(1));
          assertThat(things.find(tx, thing.id())).contains(thing.withNumber(1));
          return things.retrieve(tx, thing.id());
        });

    assertThat(things.retrieve(result.id())).isEqualTo(result);
    assertThat(parts.find(1L)).isPresent();
  }

  @Test
  void block_throws_leavesNothingOfIt() {
    var chair = things.create(Thing.named("chair"));
    var table = things.create(Thing.named("table").withCode("t"));
    var failure = new IOException("own");

    assertThatThrownBy(() ->
            database.<IOException>runInTransaction(tx -> {
              things.create(tx, Thing.named("lamp").withCode("l"));
              things.update(tx, chair.id(), row -> row.withNumber(1));
              things.replace(tx, chair.withNumber(2));
              things.delete(tx, table.id());
              things.create(tx, Thing.named("other").withCode("t"));
              assertThat(things.count(tx, Criteria.all())).isEqualTo(3);
              throw failure;
            }))
        .isSameAs(failure);

    assertThat(things.search(Criteria.all()).items()).containsExactlyInAnyOrder(chair, table);
    things.create(Thing.named("lamp").withCode("l"));
  }

  @Test
  void expectedOutcome_doesNotEndTheTransaction() {
    var thing = Thing.named("chair");
    database.runInTransaction(tx -> {
      assertRefused(ErrorKind.NOT_FOUND, () -> things.retrieve(tx, thing.id()));
      assertRefused(ErrorKind.NOT_FOUND, () -> things.replace(tx, thing));
      assertRefused(ErrorKind.NOT_FOUND, () -> things.delete(tx, thing.id()));
      assertRefused(ErrorKind.NOT_FOUND, () -> things.delete(tx, thing.id(), row -> {}));
      assertRefused(ErrorKind.INVALID, () -> things.create(tx, thing.withName("\0")));
      things.create(tx, thing);
    });

    assertThat(things.find(thing.id())).isPresent();
  }

  @Test
  void failedStatement_thenReturn_isRefusedAndLeavesNothing() {
    things.create(Thing.named("chair"));

    assertThatThrownBy(() ->
            database.runInTransaction(tx -> {
              things.create(tx, Thing.named("table"));
              assertRefused(ErrorKind.CONFLICT, () -> things.create(tx, Thing.named("chair")));
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only be rolled back")
        .hasCauseInstanceOf(DomainError.class);

    assertThat(things.count(Criteria.all())).isOne();
  }

  @Test
  void failedStatement_thenAnother_isRefused() {
    things.create(Thing.named("chair"));

    assertThatThrownBy(() ->
            database.runInTransaction(tx -> {
              assertRefused(ErrorKind.CONFLICT, () -> things.create(tx, Thing.named("chair")));
              things.count(tx, Criteria.all());
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Let the exception leave the block");
  }

  @Test
  void block_insideABlock_isRefused() {
    assertThatThrownBy(() ->
            database.runInTransaction(
                tx -> database.runInTransaction(inner -> things.count(inner, Criteria.all()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Pass the tx");
  }

  @Test
  void storeWithoutTx_insideABlock_isRefused() {
    var thing = things.create(Thing.named("chair"));

    assertThatThrownBy(() -> database.runInTransaction(tx -> things.find(thing.id())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Pass the tx");
    assertThatThrownBy(() ->
            things.update(
                thing.id(),
                row -> {
                  things.delete(thing.id());
                  return row;
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(things.find(thing.id())).isPresent();
  }

  @Test
  void tx_afterItsBlock_isRefused() {
    var kept = database.inTransaction(tx -> tx);

    assertThatThrownBy(() -> things.count(kept, Criteria.all()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
    assertThatThrownBy(() -> kept.connection())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void tx_onAnotherThread_isRefused() throws Exception {
    try (var threads = threads()) {
      database.<Exception>runInTransaction(tx -> {
        var count = threads.submit(() -> things.count(tx, Criteria.all()));
        assertThatThrownBy(count::get)
            .isInstanceOf(ExecutionException.class)
            .rootCause()
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("another thread");
      });
    }
  }

  @Test
  void tx_ofAnotherDatabase_isRefused() {
    assertThatThrownBy(
            () -> Database.inMemory().runInTransaction(tx -> things.count(tx, Criteria.all())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another database");
  }

  @Test
  void block_isNotSeenByOthersBeforeItEnds() throws Exception {
    var thing = Thing.named("chair");
    var created = new CountDownLatch(1);
    var looked = new CountDownLatch(1);
    try (var threads = threads()) {
      var writer =
          threads.submit(() ->
              database.<Boolean, InterruptedException>inTransaction(tx -> {
                things.create(tx, thing);
                created.countDown();
                return looked.await(30, TimeUnit.SECONDS);
              }));
      created.await();
      var reader = threads.submit(() -> things.find(thing.id()));
      if (capabilities.has(DatabaseCapability.CONCURRENT_TRANSACTIONS)) {
        assertThat(reader.get()).as("read beside the open transaction").isEmpty();
        looked.countDown();
      } else {
        looked.countDown();
        assertThat(reader.get()).as("read after it, having waited").isPresent();
      }
      assertThat(writer.get()).isTrue();
    }
    assertThat(things.find(thing.id())).isPresent();
  }

  @Test
  void afterCommit_isDoneInOrder_onceTheBlockIsKept() {
    var done = new ArrayList<String>();
    var thing = Thing.named("chair");
    var caller = Thread.currentThread();

    var result =
        database.inTransaction(tx -> {
          tx.afterCommit(() -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            // The transaction has ended: others see it, and another may begin.
            done.add("found " + things.find(thing.id()).isPresent());
          });
          tx.afterCommit(() -> done.add("second"));
          things.create(tx, thing);
          assertThat(done).isEmpty();
          return "result";
        });

    assertThat(result).isEqualTo("result");
    assertThat(done).containsExactly("found true", "second");
  }

  @Test
  void afterCommit_ofABlockThatIsNotKept_isNeverDone() {
    var done = new ArrayList<String>();
    things.create(Thing.named("chair"));

    assertThatThrownBy(() ->
            database.<IOException>runInTransaction(tx -> {
              tx.afterCommit(() -> done.add("thrown"));
              throw new IOException("own");
            }))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() ->
            database.runInTransaction(tx -> {
              tx.afterCommit(() -> done.add("refused"));
              assertRefused(ErrorKind.CONFLICT, () -> things.create(tx, Thing.named("chair")));
            }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(done).isEmpty();
  }

  @Test
  void afterCommit_thatThrows_changesNothing() {
    var done = new ArrayList<String>();
    var thing = Thing.named("chair");

    database.runInTransaction(tx -> {
      things.create(tx, thing);
      tx.afterCommit(() -> {
        throw new IllegalArgumentException("own");
      });
      tx.afterCommit(() -> done.add("second"));
    });

    assertThat(done).containsExactly("second");
    assertThat(things.find(thing.id())).isPresent();
  }

  @Test
  void afterCommit_afterTheBlock_isRefused() {
    var kept = database.inTransaction(tx -> tx);

    assertThatThrownBy(() -> kept.afterCommit(() -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void handwrittenSql_takesPartWhereThereIsAConnection() {
    var thing = things.create(Thing.named("chair"));
    if (capabilities.has(DatabaseCapability.HANDWRITTEN_SQL)) {
      long count =
          database.inTransaction(tx -> {
            things.delete(tx, thing.id());
            return tx.sql(connection -> {
              try (var statement = connection.createStatement();
                  var rows = statement.executeQuery("select count(*) from things")) {
                rows.next();
                return rows.getLong(1);
              }
            });
          });
      assertThat(count).isZero();
    } else {
      assertThatThrownBy(() -> database.runInTransaction(tx -> tx.sql(connection -> true)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in-memory database has no connection");
    }
  }
}
