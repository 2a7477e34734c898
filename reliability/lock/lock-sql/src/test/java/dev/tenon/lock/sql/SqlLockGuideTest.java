package dev.tenon.lock.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Lease;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.Locks;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What docs/guide/lock-sql.md quotes.
class SqlLockGuideTest {

  private static PostgresServer server;
  private static DataSource dataSource;
  private static AutoCloseable pool;

  @BeforeAll
  static void open() {
    server = new PostgresServer();
    var hikari = server.pool();
    dataSource = hikari;
    pool = hikari;
    SqlServer.run(
        dataSource,
        "create table reports (day text primary key, text text, fence bigint not null default 0)");
  }

  @AfterAll
  static void close() throws Exception {
    pool.close();
    server.close();
  }

  @BeforeEach
  void aReport() {
    SqlServer.run(dataSource, "drop table if exists tenon_locks");
    SqlServer.run(dataSource, "delete from reports");
    SqlServer.run(dataSource, "insert into reports (day) values ('monday')");
  }

  @Test
  void hello() throws Exception {
    var store = SqlLockStore.on(dataSource);
    store.createTables();
    var locks = Locks.on(store);

    boolean isDone =
        locks.runWhileHeld(
            "report:monday",
            Duration.ofSeconds(30),
            lease -> write(dataSource, "monday", "All is well.", lease));

    assertThat(isDone).isTrue();
    assertThat(SqlServer.number(dataSource, "select count(*) from reports where fence > 0"))
        .isOne();
  }

  /// Writes a report, unless a later holder has.
  private static boolean write(DataSource dataSource, String day, String text, Lease lease)
      throws SQLException {
    var sql = "update reports set text = ?, fence = ? where day = ? and fence <= ?";
    try (var connection = dataSource.getConnection();
        var update = connection.prepareStatement(sql)) {
      update.setString(1, text);
      update.setLong(2, lease.fence());
      update.setString(3, day);
      update.setLong(4, lease.fence());
      return update.executeUpdate() == 1;
    }
  }

  @Test
  void fenceTable_refusesTheLateHolder() throws Exception {
    var fences = SqlFences.on(dataSource);
    fences.createTables();
    var late = acquired();
    SqlServer.advance(dataSource, Duration.ofSeconds(30));
    var next = acquired();

    write(fences, next, "Of the next one.");
    assertThatThrownBy(() -> write(fences, late, "Of the late one."))
        .isInstanceOf(LockFailure.class)
        .hasMessageStartingWith("TENON-K03");

    assertThat(reports("Of the next one.")).isOne();
  }

  private static void write(SqlFences fences, Lease lease, String text) throws SQLException {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      fences.require(connection, lease);
      try (var update = connection.prepareStatement("update reports set text = ?")) {
        update.setString(1, text);
        update.executeUpdate();
      }
      connection.commit();
    }
  }

  @Test
  void fenceColumn_refusesTheLateHolder() throws Exception {
    var late = acquired();
    SqlServer.advance(dataSource, Duration.ofSeconds(30));
    var next = acquired();

    assertThat(write(dataSource, "monday", "Of the next one.", next)).isTrue();
    assertThat(write(dataSource, "monday", "Of the late one.", late)).isFalse();

    assertThat(reports("Of the next one.")).isOne();
  }

  @Test
  void purge_atNight() {
    var store = SqlLockStore.on(dataSource);
    store.createTables();

    long forgotten = store.purge(Duration.ofDays(7));

    assertThat(forgotten).isZero();
  }

  private static Lease acquired() {
    var store = SqlLockStore.on(dataSource);
    store.createTables();
    return ((Acquired) Locks.on(store).acquire("report:monday", Duration.ofSeconds(30))).lease();
  }

  private static long reports(String text) {
    return SqlServer.number(
        dataSource, "select count(*) from reports where text = '%s'".formatted(text));
  }
}
