package dev.tenon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.devservices.DevPostgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whether the checker would notice.
class LockLogTest {

  private static DevPostgres postgres;
  private static HikariDataSource pool;
  private static LockLog log;

  @BeforeAll
  static void open() throws SQLException {
    postgres = DevPostgres.temporary();
    pool = Database.pool(postgres, 1);
    log = new LockLog(pool);
    try (var connection = pool.getConnection()) {
      LockTables.create(connection);
    }
  }

  @AfterAll
  static void close() {
    pool.close();
    postgres.close();
  }

  @BeforeEach
  void threeChanges() throws SQLException {
    sql("truncate chaos_log; update chaos_shared set counter = 0");
    try (var connection = pool.getConnection()) {
      LockTables.write(connection, 10, "a");
      LockTables.write(connection, 20, "b");
      LockTables.write(connection, 30, "b");
    }
  }

  @Test
  void changesInOrder_areWell() {
    assertThat(log.violations()).isEmpty();
    assertThat(log.changes()).isEqualTo(3);
    assertThat(log.changesOf("b")).isEqualTo(2);
    assertThat(log.handovers()).isEqualTo(1);
    assertThat(log.newest()).isEqualTo(30);
  }

  @Test
  void aLateWrite_isFound() throws SQLException {
    sql("update chaos_log set fence = 5 where value = 3");

    assertFound("1 late writes were accepted: a later holder had written before");
  }

  @Test
  void aLostChange_isFound() throws SQLException {
    sql("delete from chaos_log where value = 2");

    assertFound(
        "1 changes are missing or doubled: values do not go up by one",
        "1 changes are not in the row, or not in the log");
  }

  @Test
  void aChangeThatWasOverwritten_isFound() throws SQLException {
    sql("update chaos_log set value = 2 where value = 3; update chaos_shared set counter = 2");

    assertFound(
        "1 changes are missing or doubled: values do not go up by one",
        "1 changes are not in the row, or not in the log");
  }

  @Test
  void aFenceOfTwoWorkers_isFound() throws SQLException {
    sql("update chaos_log set fence = 10 where value = 2");

    assertFound(
        "1 fences were used by several workers", "1 fences wrote twice, though each wrote once");
  }

  private void assertFound(String... violations) {
    assertThat(log.violations()).containsExactlyInAnyOrderElementsOf(List.of(violations));
  }

  private static void sql(String text) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
