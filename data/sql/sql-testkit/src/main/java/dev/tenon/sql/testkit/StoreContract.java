package dev.tenon.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.sql.Criteria;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a store does with rows.
public abstract non-sealed class StoreContract extends DatabaseContract {

  private static final int WRITERS = 20;

  /// A contract over this kind of database.
  protected StoreContract(DatabaseHarness harness) {
    super(harness);
  }

  @Test
  void create_sameId_isConflict() {
    var thing = things.create(Thing.named("chair"));

    assertRefused(ErrorKind.CONFLICT, () -> things.create(thing.withName("table")));

    assertThat(things.retrieve(thing.id())).isEqualTo(thing);
  }

  @Test
  void create_sameUniqueValue_isConflict() {
    things.create(Thing.named("chair"));

    assertRefused(ErrorKind.CONFLICT, () -> things.create(Thing.named("chair")));

    assertThat(things.count(Criteria.all())).isOne();
  }

  @Test
  void create_manyWithoutTheUniqueValue_areAllKept() {
    things.create(Thing.named("chair").withCode(null));
    things.create(Thing.named("table").withCode(null));

    assertThat(things.count(Criteria.all().isNull("code"))).isEqualTo(2);
  }

  @Test
  void create_sameUniqueValueAtOnce_leavesExactlyOne() {
    var conflicts = new AtomicInteger();
    var together = new CountDownLatch(WRITERS);
    try (var threads = threads()) {
      for (int i = 0; i < WRITERS; i++) {
        threads.execute(() -> {
          together.countDown();
          try {
            together.await();
            things.create(Thing.named("chair"));
          } catch (DomainError e) {
            conflicts.incrementAndGet();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
      }
    }

    assertThat(things.count(Criteria.all())).isOne();
    assertThat(conflicts).hasValue(WRITERS - 1);
  }

  @Test
  void find_missing_isEmpty() {
    assertThat(things.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void retrieve_missing_isNotFound() {
    assertThatThrownBy(() -> things.retrieve(UUID.randomUUID()))
        .isInstanceOf(DomainError.class)
        .hasMessage("There is no thing with this id.");
    assertRefused(ErrorKind.NOT_FOUND, () -> things.retrieve(UUID.randomUUID()));
  }

  @Test
  void update_returnsAndKeepsTheChangedRow() {
    var thing = things.create(Thing.named("chair").withCode("c"));

    var updated = things.update(thing.id(), present -> present.withCode(null).withNumber(3));

    assertThat(updated).isEqualTo(thing.withCode(null).withNumber(3));
    assertThat(things.retrieve(thing.id())).isEqualTo(updated);
  }

  @Test
  void update_missing_isNotFound() {
    assertRefused(
        ErrorKind.NOT_FOUND, () -> things.update(UUID.randomUUID(), thing -> thing.withNumber(1)));
  }

  @Test
  void update_changeThrows_leavesTheRowAsItWas() {
    var thing = things.create(Thing.named("chair"));
    var changed = new DomainError(ErrorKind.PRECONDITION_FAILED, "It has changed.");

    assertThatThrownBy(() ->
            things.update(
                thing.id(),
                present -> {
                  throw changed;
                }))
        .isSameAs(changed);

    assertThat(things.retrieve(thing.id())).isEqualTo(thing);
  }

  @Test
  void update_changedId_isRefused() {
    var thing = things.create(Thing.named("chair"));

    assertThatThrownBy(() -> things.update(thing.id(), row -> row.withId(UUID.randomUUID())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("changed its id");

    assertThat(things.search(Criteria.all()).items()).containsExactly(thing);
  }

  @Test
  void update_toATakenUniqueValue_isConflict() {
    things.create(Thing.named("chair"));
    var table = things.create(Thing.named("table"));

    assertRefused(
        ErrorKind.CONFLICT, () -> things.update(table.id(), row -> row.withName("chair")));

    assertThat(things.retrieve(table.id())).isEqualTo(table);
  }

  @Test
  void update_uniqueValueGivenUp_isFreeForAnother() {
    var chair = things.create(Thing.named("chair").withCode("c"));
    things.update(chair.id(), row -> row.withCode("d"));

    things.create(Thing.named("table").withCode("c"));

    assertThat(things.count(Criteria.all().equal("code", "c"))).isOne();
  }

  @Test
  void update_byManyAtOnce_losesNothing() {
    var thing = things.create(Thing.named("counter"));
    try (var threads = threads()) {
      for (int i = 0; i < WRITERS; i++) {
        threads.execute(
            () -> things.update(thing.id(), present -> present.withNumber(present.number() + 1)));
      }
    }

    assertThat(things.retrieve(thing.id()).number()).isEqualTo(WRITERS);
  }

  @Test
  void replace_writesTheWholeRow() {
    var thing = things.create(Thing.named("chair").withCode("c"));
    var other = Thing.named("table").withId(thing.id());

    assertThat(things.replace(other)).isEqualTo(other);
    assertThat(things.retrieve(thing.id())).isEqualTo(other);
  }

  @Test
  void replace_missing_isNotFound() {
    assertRefused(ErrorKind.NOT_FOUND, () -> things.replace(Thing.named("chair")));

    assertThat(things.count(Criteria.all())).isZero();
  }

  @Test
  void delete_removesTheRow() {
    var thing = things.create(Thing.named("chair"));

    things.delete(thing.id());

    assertThat(things.find(thing.id())).isEmpty();
    assertRefused(ErrorKind.NOT_FOUND, () -> things.delete(thing.id()));
  }

  @Test
  void delete_preconditionThrows_leavesTheRow() {
    var thing = things.create(Thing.named("chair"));
    var changed = new DomainError(ErrorKind.PRECONDITION_FAILED, "It has changed.");

    assertThatThrownBy(() ->
            things.delete(
                thing.id(),
                present -> {
                  throw changed;
                }))
        .isSameAs(changed);

    assertThat(things.find(thing.id())).isPresent();
  }

  @Test
  void delete_preconditionHolds_seesTheRowAndRemovesIt() {
    var thing = things.create(Thing.named("chair"));

    things.delete(thing.id(), present -> assertThat(present).isEqualTo(thing));

    assertThat(things.find(thing.id())).isEmpty();
    assertRefused(ErrorKind.NOT_FOUND, () -> things.delete(thing.id(), present -> {}));
  }

  @Test
  void row_thatIsNothingButItsKey_isARowToo() {
    var tag = tags.create(new Tag("new"));

    assertThat(tags.update("new", present -> present)).isEqualTo(tag);
    assertThat(tags.replace(tag)).isEqualTo(tags.retrieve("new"));
    tags.delete("new");
    assertRefused(ErrorKind.NOT_FOUND, () -> tags.replace(tag));
  }

  @Test
  void create_referenceToNothing_isNotFoundWhereForeignKeysAreKept() {
    var part = new Part(1, UUID.randomUUID(), "1st");

    if (capabilities.has(DatabaseCapability.FOREIGN_KEYS)) {
      assertRefused(ErrorKind.NOT_FOUND, () -> parts.create(part));
      assertThat(parts.find(1L)).isEmpty();
    } else {
      assertThat(parts.create(part)).isEqualTo(part);
    }
  }

  @Test
  void delete_stillReferredTo_isConflictWhereForeignKeysAreKept() {
    var thing = things.create(Thing.named("chair"));
    parts.create(new Part(1, thing.id(), "1st"));

    if (capabilities.has(DatabaseCapability.FOREIGN_KEYS)) {
      assertRefused(ErrorKind.CONFLICT, () -> things.delete(thing.id()));
    } else {
      things.delete(thing.id());
    }
    assertThat(things.find(thing.id()).isPresent())
        .isEqualTo(capabilities.has(DatabaseCapability.FOREIGN_KEYS));
  }

  @Test
  void create_againstACheck_isInvalidWhereChecksAreKept() {
    var thing = things.create(Thing.named("chair"));
    var huge = Thing.named("huge").withNumber(1_000_000);
    var longPart = new Part(1, thing.id(), "longer than ten");

    if (capabilities.has(DatabaseCapability.CHECKS)) {
      assertRefused(ErrorKind.INVALID, () -> things.create(huge));
      assertRefused(ErrorKind.INVALID, () -> parts.create(longPart));
    } else {
      assertThat(things.create(huge)).isEqualTo(huge);
      assertThat(parts.create(longPart)).isEqualTo(longPart);
    }
  }
}
