package dev.tenon.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.sql.Database;
import dev.tenon.sql.Store;
import dev.tenon.sql.Table;
import dev.tenon.testkit.Capabilities;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What the contracts share: an empty database and its two stores.
public abstract sealed class DatabaseContract
    permits StoreContract, ValueContract, SearchContract, TransactionContract {

  static final Table<Thing, UUID> THINGS =
      Table.of("things", Thing.class, Thing::id).unique("name").unique("code");
  static final Table<Part, Long> PARTS = Table.of("parts", Part.class, Part::id);

  static final Table<Tag, String> TAGS = Table.of("tags", Tag.class, Tag::name).key("name");
  static final Table<Blank, Long> BLANKS = Table.of("blanks", Blank.class, Blank::id);

  final Database database;
  final Store<Thing, UUID> things;
  final Store<Part, Long> parts;
  final Store<Tag, String> tags;
  final Store<Blank, Long> blanks;
  final Capabilities<DatabaseCapability> capabilities;

  DatabaseContract(DatabaseHarness harness) {
    database = harness.emptied();
    things = database.store(THINGS);
    parts = database.store(PARTS);
    tags = database.store(TAGS);
    blanks = database.store(BLANKS);
    capabilities = harness.capabilities();
  }

  /// A thread a task; closing waits for all.
  static ExecutorService threads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  static void assertRefused(ErrorKind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DomainError.class,
            error -> {
              assertThat(error.code()).isEqualTo(kind);
              assertThat(error.message())
                  .as("the message tells the caller nothing about the schema")
                  .doesNotContain("things_", "parts_", "number_is", "name_is", "insert", "update");
            });
  }
}
