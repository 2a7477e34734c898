package dev.tenon.sql.junit;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real PostgreSQL for tests: fresh for a run, one database a test class, clean for each test.
///
/// ```java
/// class ItemStoreTest {
///   @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();
///
///   private final ItemStore items = new ItemStore(DATABASE.database());
/// ```
///
/// **The server** is started once in the process, by the first class that needs it, and ends with
/// the process, `kill -9` included; see [DevPostgres#temporary()]. With `DATABASE_URL` in the
/// environment it is that server. Only databases that were created here are ever written to.
///
/// **A run** applies the migrations once. Each class gets a copy, which takes about 30 ms whatever
/// the migrations do, so classes may run in parallel. In an instance field (without `static`), each
/// test gets a copy.
///
/// **After each test**, after its `@AfterEach` methods, the database is made as it was when it was
/// migrated. Rows are gone; those that migrations have inserted are there, and as they were;
/// sequences begin again. What the test has committed is undone too, on whatever connection, so
/// hooks after a commit, relays and a whole service run as they do in production. What is not
/// undone: tables that a test creates, drops or alters, materialized views, large objects, roles.
/// For such tests, use an instance field.
///
/// **What a test leaves behind** fails it: a transaction that is still open after 5 s, which is
/// ended, and a connection of [#database()] that was not given back.
///
/// **Nested classes** use the database of their class. What `@BeforeAll` writes is gone after the
/// first test; write it in `@BeforeEach`, or in a migration. Tests of one class that run at the
/// same time are refused, since each would clean away the other's rows.
///
/// Thread-safe.
public final class TestDatabase
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final String migrations;
  private final Duration patience;
  private @Nullable Opened opened;
  private String owner = "";
  private int depth;
  private @Nullable ExtensionContext running;

  private TestDatabase(String migrations, Duration patience) {
    this.migrations = migrations;
    this.patience = patience;
  }

  /// With the migrations in `db/migration`, where services have theirs.
  public static TestDatabase migrated() {
    return migrated(DatabaseOptions.defaults().migrations());
  }

  /// With the migrations in this folder of the class path, where there is at least one.
  ///
  /// @throws IllegalArgumentException if this is no folder of a class path: empty, or with a slash
  ///   at either end
  public static TestDatabase migrated(String folder) {
    if (folder.isEmpty()) {
      throw new IllegalArgumentException(
          "migrations is empty. For a database without tables, use TestDatabase.empty().");
    }
    return new TestDatabase(
        DatabaseOptions.defaults().withMigrations(folder).migrations(), PATIENCE);
  }

  /// Without tables, for tests that create their own; use an instance field, since tables are not
  /// cleaned away.
  public static TestDatabase empty() {
    return new TestDatabase("", PATIENCE);
  }

  /// With another wait for transactions that are still open.
  TestDatabase within(Duration other) {
    return new TestDatabase(migrations, other);
  }

  /// The database, started; the same one until the class is over, or the test for an instance
  /// field. Take it in an instance field or a method.
  ///
  /// @throws dev.tenon.sql.DatabaseFailure if a migration fails; later classes of the run are told
  ///   again in one line
  /// @throws IllegalStateException if there is no PostgreSQL to be had, with the remedy, or no
  ///   migration in the folder
  public Database database() {
    lock.lock();
    try {
      return opened().database();
    } finally {
      lock.unlock();
    }
  }

  /// What leads to it, for another pool on the same database. It names the migrations too, which
  /// are applied already.
  public DatabaseOptions options() {
    return opened().options();
  }

  /// What leads to it, as arguments of a service whose settings have a [DatabaseOptions] called
  /// `database`: `--database.url=…`, and so on.
  public List<String> arguments() {
    var options = opened().options();
    return List.of(
        "--database.url=" + options.url(),
        "--database.user=" + options.user(),
        "--database.password=" + options.password());
  }

  /// The server, so that a test may stop and start it: for all classes that run at the time.
  public DevPostgres server() {
    return opened().server();
  }

  private Opened opened() {
    lock.lock();
    try {
      var here = opened;
      if (here == null) {
        here = Opened.open(migrations, patience);
        opened = here;
      }
      return here;
    } finally {
      lock.unlock();
    }
  }

  /// For JUnit: gives the class its database.
  @Override
  public void beforeAll(ExtensionContext context) {
    Run.endsWith(context);
    lock.lock();
    try {
      if (depth > 0 && !isNested(context)) {
        throw new IllegalStateException(
            "%s and %s use one TestDatabase at the same time. Give each class one of its own."
                .formatted(owner, context.getDisplayName()));
      }
      if (depth == 0) {
        opened();
        owner = context.getDisplayName();
      }
      depth++;
    } finally {
      lock.unlock();
    }
  }

  /// For JUnit: drops the database of the class.
  @Override
  public void afterAll(ExtensionContext context) {
    lock.lock();
    try {
      boolean isOurs = isNested(context) || owner.equals(context.getDisplayName());
      if (depth > 0 && isOurs) { // else it was refused
        depth--;
        closeUnlessNeeded();
      }
    } finally {
      lock.unlock();
    }
  }

  /// For JUnit: one test at a time.
  @Override
  public void beforeEach(ExtensionContext context) {
    Run.endsWith(context);
    lock.lock();
    try {
      if (running != null) {
        throw new IllegalStateException(
            "%s and %s run at the same time on one database. Add @Execution(ExecutionMode.SAME_THREAD) to the class, or let each test have its own: take `static` from the field."
                .formatted(name(running), name(context)));
      }
      running = context;
    } finally {
      lock.unlock();
    }
  }

  /// For JUnit: makes the database as it was when it was migrated.
  @Override
  public void afterEach(ExtensionContext context) {
    lock.lock();
    try {
      if (context.equals(running)) { // else it was refused
        running = null;
        clean(name(context));
      }
    } finally {
      lock.unlock();
    }
  }

  private void clean(String test) {
    try {
      if (opened != null) {
        opened.clean(test);
      }
    } finally {
      closeUnlessNeeded();
    }
  }

  private void closeUnlessNeeded() {
    if (depth == 0 && opened != null) {
      opened.close();
      opened = null;
    }
  }

  private static boolean isNested(ExtensionContext context) {
    return context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
  }

  private static String name(ExtensionContext context) {
    return "%s.%s"
        .formatted(context.getRequiredTestClass().getSimpleName(), context.getDisplayName());
  }
}
