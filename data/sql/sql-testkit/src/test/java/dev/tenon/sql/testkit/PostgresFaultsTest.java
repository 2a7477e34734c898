package dev.tenon.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenon.errors.TransientError;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import dev.tenon.sql.Store;
import dev.tenon.testkit.Direction;
import dev.tenon.testkit.FaultProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that is well, behind a network that is not.
class PostgresFaultsTest {

  private static final Duration STATEMENT = Duration.ofMillis(500);

  /// What a statement may take beside its own time before its connection counts as cut.
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static Postgres postgres;
  private String url;
  private int port;
  private FaultProxy proxy;
  private Database database;
  private Store<Thing, UUID> things;

  @BeforeAll
  static void open() {
    postgres = new Postgres();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void start() {
    postgres.emptied();
    url = String.valueOf(postgres.options().url());
    port = Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    proxy = FaultProxy.to("127.0.0.1", port);
    database = Database.of(options(proxy.port()));
    database.start();
    things = database.store(DatabaseContract.THINGS);
  }

  private DatabaseOptions options(int way) {
    return postgres
        .options()
        .withUrl(url.replace(":" + port + "/", ":" + way + "/"))
        .withStatementTimeout(STATEMENT)
        .withConnectTimeout(Duration.ofSeconds(1));
  }

  @AfterEach
  void end() {
    database.close();
    proxy.close();
  }

  private boolean isUsable() {
    try {
      return things.count(Criteria.all()) >= 0;
    } catch (TransientError e) {
      return false;
    }
  }

  @Test
  void silence_inATransaction_isTransientInTime_nothingIsKept_andItRecovers() {
    var begun = new long[1];
    assertThatThrownBy(() ->
            database.runInTransaction(tx -> {
              things.create(tx, Thing.named("chair"));
              proxy.silence(Direction.TO_CLIENT);
              begun[0] = System.nanoTime();
              things.create(tx, Thing.named("table"));
            }))
        .isInstanceOf(TransientError.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun[0]))
        .isBetween(STATEMENT, GRACE.plus(STATEMENT).plusSeconds(10));

    proxy.heal();
    await().atMost(Duration.ofSeconds(30)).until(this::isUsable);
    assertThat(things.count(Criteria.all())).isZero();
  }

  @Test
  void reset_inATransaction_isTransient_nothingIsKept_andItRecovers() {
    assertThatThrownBy(() ->
            database.runInTransaction(tx -> {
              things.create(tx, Thing.named("chair"));
              proxy.reset();
              things.create(tx, Thing.named("table"));
            }))
        .isInstanceOf(TransientError.class);

    await().until(this::isUsable);
    assertThat(things.count(Criteria.all())).isZero();
    assertThat(database.ready().isReady()).isTrue();
  }

  @Test
  void cut_isNotReady_andHealed_itIsBack() {
    proxy.cut();
    await().until(() -> !isUsable());
    await().until(() -> !database.ready().isReady());

    proxy.heal();
    await().atMost(Duration.ofSeconds(30)).until(() -> database.ready().isReady() && isUsable());
  }

  @Test
  void firstConnection_thatBreaksWhileItIsLookedAt_isReplaced() throws IOException {
    try (var way = new BreakingOnce(port, "SHOW TRANSACTION ISOLATION LEVEL");
        var other = Database.of(options(way.port()))) {
      other.start();
      var behind = other.store(DatabaseContract.THINGS);

      await()
          .ignoreExceptionsInstanceOf(TransientError.class)
          .untilAsserted(() -> assertThat(behind.count(Criteria.all())).isZero());
      assertThat(way.hasBroken()).isTrue();
    }
  }
}
