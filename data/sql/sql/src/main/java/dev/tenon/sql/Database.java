package dev.tenon.sql;

import dev.tenon.lifecycle.Component;
import dev.tenon.lifecycle.Measurements;
import dev.tenon.lifecycle.Readiness;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database: PostgreSQL, or a place in memory with the same semantics.
///
/// ```java
/// var database = service.use(Database.of(config.database()));
/// var products = database.store(Table.of("products", Product.class, Product::id));
///
/// database.inTransaction(tx -> {
///   var order = orders.create(tx, newOrder);
///   products.update(tx, order.product(), Product::oneLess);
///   return order;
/// });
/// ```
///
/// **Away.** When the server cannot be reached at [#start()], or is lost later, the database says
/// so in [#ready()], warns once, keeps trying in the background (after 100 ms, then less and less
/// often, every 5 s at the end) and is back without a restart. In the meantime calls fail at once
/// with a `TransientError`.
///
/// **Migrations.** Files such as `V001__create_products.sql` in the folder of
/// [DatabaseOptions#migrations()], in the order of their numbers, each in a transaction of its own.
/// What was applied stands in the table `tenon_migrations`; several instances that start at once
/// apply each file once. A file that was changed after it was applied, a file that arrives with a
/// lower number than one applied, and a file that has gone are refused; a newer one in the database
/// than on the class path (an older version of the service was rolled out again) is a warning.
/// There is no way back but a new file. A statement that PostgreSQL does not run in a transaction,
/// such as `create index concurrently`, is not for a migration.
///
/// **Isolation** is PostgreSQL's default, read committed; in memory one transaction runs at a time.
///
/// Thread-safe.
public final class Database implements Component {

  private final Backend backend;
  private final ScopedValue<Boolean> inside = ScopedValue.newInstance();

  private Database(Backend backend) {
    this.backend = backend;
  }

  /// A PostgreSQL database; nothing is opened before [#start()]. The application brings the driver,
  /// `org.postgresql:postgresql`.
  ///
  /// @throws IllegalArgumentException if there is no URL, or one that is not for PostgreSQL
  public static Database of(DatabaseOptions options) {
    return new Database(new PostgresBackend(options));
  }

  /// A database in the memory of this process, for tests and trials: nothing survives it, and
  /// transactions run one after the other. It is ready without [#start()].
  ///
  /// It has the semantics of PostgreSQL save for these: foreign keys, checks and the length and
  /// scale of columns are not modelled, statements written by hand are refused, and of unique rules
  /// it keeps those that [Table#unique(String...)] names.
  public static Database inMemory() {
    return new Database(new InMemoryBackend());
  }

  /// The rows of a table as records. Cheap, but make one a table.
  ///
  /// @throws IllegalArgumentException if the table has no key
  public <T, I> Store<T, I> store(Table<T, I> table) {
    table.requireKey();
    return new Store<>(this, backend, table);
  }

  /// Runs a block in one transaction: committed when it returns, rolled back when it throws.
  ///
  /// The block must be repeatable: when two transactions stand in each other's way (a deadlock, or
  /// a serialization failure under a higher isolation), it runs again, three times in all, then a
  /// `TransientError` is thrown. A `TransientError` at the very end may leave open whether the
  /// transaction was kept, if the connection was lost while the answer was on its way.
  ///
  /// Blocks of one database do not nest: the inner one would be another transaction and would wait
  /// for the outer. Pass the `tx` on.
  ///
  /// @return what the block returns
  /// @throws X what the block throws, as it is
  /// @throws IllegalStateException inside another block of this database, before [#start()], after
  ///   [#close()], and if the block returns although one of its statements failed
  public <T extends @Nullable Object, X extends Exception> T inTransaction(
      TransactionWork<T, X> work) throws X {
    requireOutside();
    return backend.inTransaction(
        tx -> ScopedValue.where(inside, true).<T, X>call(() -> work.run(tx)));
  }

  /// Runs a block in one transaction, without a result; see [#inTransaction(TransactionWork)].
  ///
  /// @throws X what the block throws, as it is
  public <X extends Exception> void runInTransaction(TransactionAction<X> work) throws X {
    this.<Boolean, X>inTransaction(tx -> {
      work.run(tx);
      return true;
    });
  }

  /// The same connections for what takes a `DataSource`: an outbox's relay, locks, a library. What
  /// is done with them is in no transaction block of this database. A connection that is kept, such
  /// as one that listens, is missing in the pool.
  ///
  /// While the database is away, `getConnection` throws `SQLTransientConnectionException` at once.
  ///
  /// @throws IllegalStateException if the database is in memory
  public DataSource dataSource() {
    return backend.dataSource();
  }

  <T> T atOnce(Function<Tx, T> statement) {
    requireOutside();
    return backend.atOnce(statement);
  }

  @Override
  public String name() {
    return "database";
  }

  /// Connects, applies the migrations, and builds the pool. When the server is away it returns
  /// after the first attempt and goes on trying in the background. While another instance applies
  /// migrations, it waits for it, at most as long as a statement may run.
  ///
  /// @throws DatabaseFailure if the migrations are refused or fail, or the server refuses the user,
  ///   the password or the name of the database
  /// @throws IllegalStateException if the driver is missing, or the second time
  @Override
  public void start() {
    backend.start();
  }

  /// Ready when the server has answered lately and the migrations are applied.
  @Override
  public Readiness ready() {
    return backend.ready();
  }

  /// The gauges `sql_pool_connections_in_use`, `_idle`, `_pending` and `_max`; none in memory.
  @Override
  public void measure(Measurements measurements) {
    backend.measure(measurements);
  }

  /// Product, version and label, such as `PostgreSQL 18.6 (embedded)`.
  @Override
  public String describe() {
    return backend.describe();
  }

  /// Closes the connections; calls that are under way fail. An in-memory database stays as it is.
  @Override
  public void close() {
    backend.close();
  }

  private void requireOutside() {
    if (inside.isBound()) {
      throw new IllegalStateException(
          "A transaction of this database is open on this thread, and this call would not be part of it. Pass the tx.");
    }
  }
}
