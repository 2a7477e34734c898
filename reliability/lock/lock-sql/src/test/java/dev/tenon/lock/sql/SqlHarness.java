package dev.tenon.lock.sql;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.lock.spi.LockStore;
import dev.tenon.lock.testkit.LockCapability;
import dev.tenon.lock.testkit.LockHarness;
import dev.tenon.testkit.Capabilities;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Locks in the tables of a server.
abstract class SqlHarness implements LockHarness {

  private final SqlServer server;
  private final HikariDataSource pool;
  private final SqlLockStore store;

  SqlHarness(SqlServer server) {
    this.server = server;
    this.pool = server.pool();
    this.store = SqlLockStore.on(pool);
    store.createTables();
  }

  @Override
  public Capabilities<LockCapability> capabilities() {
    return Capabilities.all(LockCapability.class);
  }

  @Override
  public LockStore emptied() {
    SqlServer.run(pool, "delete from tenon_locks");
    return store;
  }

  @Override
  public void advance(Duration step) {
    SqlServer.advance(pool, step);
  }

  @Override
  public LockStore loseData() {
    SqlServer.run(pool, "drop table tenon_locks");
    store.createTables();
    return store;
  }

  /// No clock of a client is asked, so being ahead is being in another time zone.
  @Override
  public LockStore client(Duration ahead) {
    return SqlLockStore.on(
        (DataSource)
            Proxy.newProxyInstance(
                SqlHarness.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (_, _, _) -> server.elsewhere()));
  }

  @Override
  public void bringBack() {
    await()
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> !store.release("is it back?", "anybody"));
  }

  @Override
  public void close() {
    pool.close();
    server.close();
  }
}
