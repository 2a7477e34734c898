package dev.tenon.lock.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.lock.spi.Attempt.Granted;
import dev.tenon.lock.spi.Attempt.Held;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {

  private static PostgresServer server;

  PostgresStoreTest() {
    super(server);
  }

  @BeforeAll
  static void open() {
    server = new PostgresServer();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void acquireInVain_writesNothing() throws Exception {
    try (var pool = server.pool()) {
      var store = SqlLockStore.on(pool);
      var lease = Duration.ofMinutes(10);
      assertThat(store.acquire("a", "first", lease)).isInstanceOf(Granted.class);
      assertThat(store.acquire("a", "second", lease)).isInstanceOf(Held.class);

      assertThat(SqlServer.number(pool, "select xmax::text::bigint from tenon_locks"))
          .as("no transaction has locked the row")
          .isZero();
    }
  }
}
