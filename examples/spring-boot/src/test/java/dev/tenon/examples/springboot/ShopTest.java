package dev.tenon.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.lock.Acquisition;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Lease;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.Locks;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.Relay;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.client.RestClient;

@SpringBootTest(
    classes = {ShopApplication.class, DevDatabase.class},
    useMainMethod = UseMainMethod.ALWAYS,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "shop.report.cron=-")
@DirtiesContext
@Timeout(60)
class ShopTest {

  private static final long STOCKED = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private Orders orders;
  @Autowired private Stock stock;
  @Autowired private Reports reports;
  @Autowired private Locks locks;
  @Autowired private Outbox<Connection> outbox;
  @Autowired private Relay relay;
  @Autowired private JdbcClient jdbc;
  @Autowired private JdbcTemplate template;
  @Autowired private HikariDataSource pool;

  @BeforeEach
  void fill() {
    template.execute("truncate accounts, orders, stock, reports");
    jdbc.sql("insert into accounts (customer, balance) values ('Ada', 10)").update();
    jdbc.sql("insert into stock (item, quantity) values ('tea', ?)").param(STOCKED).update();
  }

  @Test
  void order_isStored_andItsEventArrives(@Value("${local.server.port}") int port) {
    var answer =
        RestClient.create("http://localhost:" + port)
            .post()
            .uri("/orders")
            .contentType(MediaType.APPLICATION_JSON)
            .body("{\"customer\": \"Ada\", \"item\": \"tea\", \"price\": 4}")
            .retrieve()
            .toBodilessEntity();

    assertThat(answer.getStatusCode().value()).isEqualTo(201);
    assertThat(count("select count(*) from orders")).isOne();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(teaLeft()).isEqualTo(STOCKED - 1));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbox.backlog().pending()).isZero());
    assertThat(relay.ready().isReady()).isTrue();
  }

  @Test
  void order_thatIsRolledBack_leavesNoEvent() {
    assertThatThrownBy(() -> orders.place("Ada", "tea", 11))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("too little");
    assertThat(outbox.backlog().pending()).isZero();
    orders.place("Ada", "tea", 10);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(teaLeft()).isEqualTo(STOCKED - 1));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbox.backlog().pending()).isZero());
    assertThat(teaLeft()).isEqualTo(STOCKED - 1);
    assertThat(count("select count(*) from orders")).isOne();
  }

  @Test
  void message_thatArrivesTwice_isHandledOnce() {
    var message =
        new Message(
            UUID.randomUUID(),
            "order.placed",
            "1",
            1,
            """
            {"id": "0198f2a0-0000-7000-8000-000000000000", "customer": "Ada", "item": "tea", "price": 4}
            """,
            Map.of(),
            Instant.EPOCH,
            1);

    stock.take(message);
    stock.take(message);

    assertThat(teaLeft()).isEqualTo(STOCKED - 1);
  }

  @Test
  void report_ofAnInstanceThatStoodStill_isRefused_andNotWritten() {
    var late = lease(locks.acquire("report:nightly", Duration.ofMillis(1)));
    var next =
        lease(
            locks.waiting(Duration.ofMinutes(1)).acquire("report:nightly", Duration.ofMinutes(1)));
    try (next) {
      reports.write(LocalDate.parse("2026-01-01"), next);

      assertThatThrownBy(() -> reports.write(LocalDate.parse("2026-01-02"), late))
          .isInstanceOfSatisfying(
              LockFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-K03"));
    }
    assertThat(jdbc.sql("select day::text from reports").query(String.class).list())
        .containsExactly("2026-01-01");
  }

  private static Lease lease(Acquisition acquisition) {
    return ((Acquired) acquisition).lease();
  }

  @Test
  void event_outsideOfATransaction_isRefused_andKeepsNoConnection() {
    int active = pool.getHikariPoolMXBean().getActiveConnections();

    assertThatThrownBy(() ->
            template.execute((Connection connection) ->
                outbox.append(connection, Event.unkeyed("order.placed", "tea"))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(outbox.backlog().pending()).isZero();
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isLessThanOrEqualTo(active);
  }

  private long teaLeft() {
    return count("select quantity from stock where item = 'tea'");
  }

  private long count(String query) {
    return jdbc.sql(query).query(Long.class).single();
  }
}
