package dev.tenon.examples.plainjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.lock.Acquisition;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Lease;
import dev.tenon.lock.LockFailure;
import dev.tenon.lock.Locks;
import dev.tenon.lock.sql.SqlLockStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NightlyReportTest {

  private static ShopDatabase database;
  private static NightlyReport report;

  @BeforeAll
  static void open() throws Exception {
    database = new ShopDatabase();
    report = new NightlyReport(database.pool());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void report_holdsWhatWasSoldOnTheDay_andIsWrittenOnce() throws SQLException {
    database.execute(
        """
        insert into orders (id, customer, item, price, placed_at) values
          (gen_random_uuid(), 'Ada', 'tea', 4, '2026-01-01T00:00:00Z'),
          (gen_random_uuid(), 'Ada', 'cup', 9, '2026-01-01T23:59:59Z'),
          (gen_random_uuid(), 'Ada', 'pot', 30, '2026-01-02T00:00:00Z')
        """);
    var day = LocalDate.parse("2026-01-01");

    assertThat(report.write(day)).isTrue();
    assertThat(report.write(day)).isFalse();

    assertThat(database.count("select orders from reports where day = '2026-01-01'")).isEqualTo(2);
    assertThat(database.count("select total from reports where day = '2026-01-01'")).isEqualTo(13);
  }

  @Test
  void twoInstances_beginAtOnce_oneWrites() throws Exception {
    var first = LocalDate.parse("2026-02-01");
    for (int day = 0; day < 10; day++) {
      assertThat(writtenByTwo(first.plusDays(day))).containsExactlyInAnyOrder(true, false);
    }
    assertThat(
            database.count(
                "select count(*) from reports where day between '2026-02-01' and '2026-02-10'"))
        .isEqualTo(10);
  }

  private static List<Boolean> writtenByTwo(LocalDate day) throws Exception {
    var together = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var instances =
          List.of(new NightlyReport(database.pool()), new NightlyReport(database.pool())).stream()
              .map(instance ->
                  threads.submit(() -> {
                    together.await();
                    return instance.write(day);
                  }))
              .toList();
      return List.of(instances.getFirst().get(), instances.getLast().get());
    }
  }

  @Test
  void twoProcesses_withNothingOfOursButLocks_beginAtOnce_oneWrites() throws Exception {
    var first = program("2026-03-01");
    var second = program("2026-03-01");

    assertThat(Stream.of(first.outputOf(""), second.outputOf("")).flatMap(String::lines))
        .containsOnlyOnce("written", "left to another");
    assertThat(database.count("select count(*) from reports where day = '2026-03-01'")).isOne();
  }

  private static Program program(String day) throws IOException {
    return Program.of(NightlyReport.class, "tenon-lock-sql", database.environment(), day);
  }

  @Test
  void instance_thatStoodStill_isRefused_andWritesNothing() throws SQLException {
    var locks = Locks.on(SqlLockStore.on(database.pool()));
    var late = lease(locks.acquire("report:nightly", Duration.ofMillis(1)));
    var next =
        lease(
            locks.waiting(Duration.ofMinutes(1)).acquire("report:nightly", Duration.ofMinutes(1)));
    try (next) {
      assertThat(report.write(LocalDate.parse("2026-04-01"), next)).isTrue();

      assertThatThrownBy(() -> report.write(LocalDate.parse("2026-04-02"), late))
          .isInstanceOfSatisfying(
              LockFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-K03"));
    }
    assertThat(database.count("select count(*) from reports where day = '2026-04-02'")).isZero();
  }

  private static Lease lease(Acquisition acquisition) {
    return ((Acquired) acquisition).lease();
  }

  @Test
  void report_whileAnotherHoldsTheLock_isLeftToIt() throws SQLException {
    var locks = Locks.on(SqlLockStore.on(database.pool()));
    try (var _ = lease(locks.acquire("report:nightly", Duration.ofMinutes(1)))) {
      assertThat(report.write(LocalDate.parse("2026-05-01"))).isFalse();
    }
    assertThat(database.count("select count(*) from reports where day = '2026-05-01'")).isZero();
  }
}
