package dev.tenon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.devservices.DevPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whether the checker would notice.
class OutboxLogTest {

  private static final String ONE = "'00000000-0000-0000-0000-000000000001'";
  private static final String TWO = "'00000000-0000-0000-0000-000000000002'";
  private static final String OTHER = "'00000000-0000-0000-0000-000000000003'";

  private static DevPostgres postgres;
  private static HikariDataSource pool;
  private static OutboxLog log;

  @BeforeAll
  static void open() throws SQLException {
    postgres = DevPostgres.temporary();
    pool = Database.pool(postgres, 1);
    log = new OutboxLog(pool);
    try (var connection = pool.getConnection()) {
      OutboxTables.create(connection);
    }
  }

  @AfterAll
  static void close() {
    pool.close();
    postgres.close();
  }

  @BeforeEach
  void threeEvents() throws SQLException {
    sql(
        """
        truncate chaos_expected, chaos_effects;
        insert into chaos_expected (id, key) values (%1$s, 'a'), (%2$s, 'a'), (%3$s, 'b')\
        """
            .formatted(ONE, TWO, OTHER));
  }

  @Test
  void anEffectEach_inOrderOfTheirKey_isWell() throws SQLException {
    effects(OTHER, ONE, TWO);

    assertThat(log.violations()).isEmpty();
    assertThat(log.expected()).isEqualTo(3);
    assertThat(log.effects()).isEqualTo(3);
  }

  @Test
  void aLostEvent_isFound() throws SQLException {
    effects(ONE, OTHER);

    assertThat(log.violations()).containsExactly("1 events were lost: kept, and without effect");
  }

  @Test
  void anEffectOfWhatWasRolledBack_isFound() throws SQLException {
    effects(ONE, TWO, OTHER);
    sql("delete from chaos_expected where id = " + OTHER);

    assertThat(log.violations())
        .containsExactly("1 effects have no event: it was rolled back, or never was");
  }

  @Test
  void aSecondEffect_isFound() throws SQLException {
    effects(ONE, TWO, ONE, OTHER);

    assertThat(log.violations()).containsExactly("1 events had their effect more than once");
  }

  @Test
  void theWrongOrder_isFound() throws SQLException {
    effects(TWO, ONE, OTHER);

    assertThat(log.violations())
        .containsExactly("1 effects came before that of an earlier event of their key");
  }

  private static void effects(String... ids) throws SQLException {
    for (var id : ids) {
      sql(
          "insert into chaos_effects (id, key) select id, key from chaos_expected where id = "
              + id);
    }
  }

  private static void sql(String text) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
