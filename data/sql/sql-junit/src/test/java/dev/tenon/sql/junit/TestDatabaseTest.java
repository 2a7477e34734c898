package dev.tenon.sql.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/// The extension in JUnit's hands: each class below is a run, or a part of one.
class TestDatabaseTest {

  private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void forget() {
    NAMES.clear();
  }

  @Test
  void rowsOfATest_areGoneInTheNext() {
    assertAllGreen(CleanForEach.class);
    assertThat(NAMES).hasSize(1);
  }

  static class CleanForEach {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Database database = DATABASE.database();
    private final long before = people(database);

    @BeforeEach
    void addBob() {
      add(database, "Bob");
    }

    @RepeatedTest(3)
    void ada_isTheSecond() {
      NAMES.add(nameOf(database));
      add(database, "Ada");

      assertThat(before).isZero();
      assertThat(people(database)).isEqualTo(2);
      assertThat(query(database, "select max(id) from people")).isEqualTo("2");
    }

    @Nested
    class Deeper {
      @Test
      void isTheSameDatabase() {
        NAMES.add(nameOf(DATABASE.database()));
        assertThat(people(database)).isEqualTo(1);
      }
    }
  }

  @Test
  void lifecyclePerClass_isCleanForEachTestToo() {
    assertAllGreen(PerClass.class);
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class PerClass {
    @RegisterExtension final TestDatabase database = TestDatabase.migrated();

    @BeforeAll
    void add() {
      TestDatabaseTest.add(database.database(), "Ada");
    }

    @RepeatedTest(2)
    void adaIsThere_inTheFirstOnly() {
      NAMES.add(String.valueOf(people(database.database())));
      assertThat(NAMES).containsAnyOf("1", "0");
    }
  }

  @Test
  void instanceField_givesEachTestItsOwn_tablesIncluded() {
    assertAllGreen(OwnForEach.class);
    assertThat(NAMES).hasSize(2);
  }

  static class OwnForEach {
    @RegisterExtension final TestDatabase database = TestDatabase.empty();

    @RepeatedTest(2)
    void tableIsNew() throws SQLException {
      NAMES.add(nameOf(database.database()));
      database
          .database()
          .runInTransaction(tx -> Sql.run(tx.connection(), "create table things (name text)"));
    }
  }

  @Test
  void classes_haveEachTheirOwn_atTheSameTime() {
    assertThat(parallel(First.class, Second.class).failed().count()).isZero();
    assertThat(NAMES).hasSize(2);
  }

  static class First {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void addsAndMeets() throws Exception {
      addAndMeet(DATABASE.database());
    }

    static void addAndMeet(Database database) throws Exception {
      NAMES.add(nameOf(database));
      add(database, "Ada");
      BOTH.await(30, TimeUnit.SECONDS);
      assertThat(people(database)).isEqualTo(1);
    }
  }

  static class Second {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void addsAndMeets() throws Exception {
      First.addAndMeet(DATABASE.database());
    }
  }

  @Test
  void testsOfAClass_atTheSameTime_areRefused_andTheFirstGoesOn() {
    var tests = parallel(AtOnce.class);

    assertThat(tests.succeeded().count()).isEqualTo(1);
    tests
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                instanceOf(IllegalStateException.class),
                message(text ->
                    text.matches("AtOnce\\.(one|two)\\(\\) and AtOnce\\.(one|two)\\(\\) run at .*")
                        && text.contains("ExecutionMode.SAME_THREAD"))));
  }

  static class AtOnce {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

    /// Comes after the one before it, whether that refuses the test or not.
    @RegisterExtension final AfterEachCallback meeting = _ -> BOTH.await(30, TimeUnit.SECONDS);

    @Test
    void one() {
      add(DATABASE.database(), "Ada");
    }

    @Test
    void two() {
      add(DATABASE.database(), "Ada");
    }
  }

  @Test
  void oneDatabase_ofTwoClassesAtTheSameTime_isRefused() {
    var containers = run(true, HeirOne.class, HeirTwo.class).containerEvents();

    containers
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                instanceOf(IllegalStateException.class),
                message(text -> text.contains("use one TestDatabase at the same time"))));
  }

  @Test
  void oneDatabase_ofTwoClasses_oneAfterTheOther_isFreshForEach() {
    assertAllGreen(HeirThree.class, HeirFour.class);
    assertThat(NAMES).hasSize(2);
  }

  static class Shared {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void isThere() {
      NAMES.add(nameOf(DATABASE.database()));
    }
  }

  static class HeirThree extends Shared {}

  static class HeirFour extends Shared {}

  static class SharedMeeting {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

    /// One class has been refused by now.
    @RegisterExtension
    static final AfterAllCallback MEETING = _ -> BOTH.await(30, TimeUnit.SECONDS);

    @Test
    void isThere() {
      add(DATABASE.database(), "Ada");
    }
  }

  static class HeirOne extends SharedMeeting {}

  static class HeirTwo extends SharedMeeting {}

  @Test
  void whatATestLeavesBehind_failsThatTestAlone() {
    var tests = run(false, LeavesBehind.class).testEvents();

    assertThat(tests.succeeded().count()).isEqualTo(1);
    tests
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                message(text ->
                    text.startsWith("LeavesBehind.forgets() has left a transaction open: idle"))));
  }

  static class LeavesBehind {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated().within(Duration.ofMillis(50));

    @Test
    void forgets() throws SQLException {
      var connection = connect();
      connection.setAutoCommit(false);
      Sql.run(connection, "insert into people (name) values ('Ada')");
    }

    @Test
    void tidiesUp() throws SQLException {
      try (var connection = connect()) {
        Sql.run(connection, "insert into people (name) values ('Ada')");
      }
      assertThat(people(DATABASE.database())).isEqualTo(1);
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static Connection connect() throws SQLException {
      return Sql.connect(DATABASE.server());
    }
  }

  @Test
  void migrationThatFails_isShownOnce_andInALineAfterwards() {
    var failed = run(false, Broken.class, BrokenToo.class).containerEvents().failed();

    failed.assertEventsMatchExactly(
        finishedWithFailure(
            instanceOf(DatabaseFailure.class),
            message(text -> text.startsWith("TENON-D04  Migration "))),
        finishedWithFailure(
            instanceOf(IllegalStateException.class),
            message(text -> text.startsWith("TENON-D04  Migration "))));
  }

  static class Broken {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated("db/broken");

    @Test
    void neverRuns() {}
  }

  static class BrokenToo {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated("db/broken");

    @Test
    void neverRuns() {}
  }

  @Test
  void folderWithoutMigrations_isRefusedWithTheRemedy() {
    run(false, Nowhere.class)
        .containerEvents()
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                message(text ->
                    text.startsWith("There is no migration in the folder db/nowhere")
                        && text.endsWith("use TestDatabase.empty()."))));
  }

  static class Nowhere {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated("db/nowhere");

    @Test
    void neverRuns() {}
  }

  @Test
  void migrations_thatTakeTheNameOfOurs_areRefused() {
    run(false, Taken.class)
        .containerEvents()
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                message(text ->
                    text.startsWith("What the migrations of db/taken have made")
                        && text.contains("\"tenon_seeds\" already exists"))));
  }

  static class Taken {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated("db/taken");

    @Test
    void neverRuns() {}
  }

  @Test
  void folder_thatIsNone_isRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestDatabase.migrated(""))
        .withMessageContaining("TestDatabase.empty()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestDatabase.migrated("/db/migration"))
        .withMessageContaining("class path");
  }

  @Test
  void arguments_areThoseOfAService_options_thoseOfAPool() {
    assertAllGreen(Addresses.class);
  }

  static class Addresses {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void leadToTheDatabase() {
      var options = DATABASE.options();
      assertThat(DATABASE.arguments())
          .containsExactly(
              "--database.url=" + options.url(),
              "--database.user=" + options.user(),
              "--database.password=" + options.password());
      try (var another = Database.of(options)) {
        another.start();
        add(another, "Ada");
      }
      assertThat(people(DATABASE.database())).isEqualTo(1);
    }
  }

  /// As in a CI that has a PostgreSQL of its own.
  @Test
  void configuredServer_isUsed_andWhatIsThereIsLeftAlone() throws Exception {
    try (var server = DevPostgres.temporary();
        var connection = Sql.connect(server)) {
      Sql.run(connection, "create table people (name text)");
      Sql.run(connection, "insert into people values ('mine')");

      var output = runElsewhere(server);

      assertThat(output).contains("5 succeeded, 0 failed").doesNotContain("embedded");
      assertThat(Sql.text(connection, "select name from people")).isEqualTo("mine");
      assertThat(
              Sql.text(
                  connection, "select count(*) from pg_database where datname like 'tenon_test_%'"))
          .isEqualTo("0");
    }
  }

  private static String runElsewhere(DevPostgres server) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var builder =
        new ProcessBuilder(
                java, "-XX:TieredStopAtLevel=1", "-cp", classPath, Elsewhere.class.getName())
            .redirectErrorStream(true);
    builder
        .environment()
        .put(
            "DATABASE_URL",
            "%s?user=%s&password=%s".formatted(server.jdbcUrl(), server.user(), server.password()));
    var process = builder.start();
    try (var output = process.inputReader()) {
      return output.lines().collect(Collectors.joining("\n"));
    } finally {
      process.destroyForcibly();
    }
  }

  static final class Elsewhere {
    public static void main(String... args) {
      var results = run(false, CleanForEach.class, Lazy.class);
      System.out.printf(
          "%d succeeded, %d failed%n",
          results.testEvents().succeeded().count(), results.allEvents().failed().count());
    }
  }

  @Test
  void staticField_mayUseTheDatabase_beforeTheClassBegins() {
    assertAllGreen(Lazy.class);
  }

  static class Lazy {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();
    static final Database EARLY = DATABASE.database();

    @Test
    void isTheSame() {
      assertThat(EARLY).isSameAs(DATABASE.database());
    }
  }

  @Test
  void instanceField_thatNobodyUses_costsNothing() {
    assertAllGreen(Idle.class);
  }

  static class Idle {
    @RegisterExtension final TestDatabase never = TestDatabase.migrated();

    @Test
    void asksForNothing() {}
  }

  private static void assertAllGreen(Class<?>... classes) {
    var results = run(false, classes);

    assertThat(results.allEvents().failed().list()).isEmpty();
    assertThat(results.testEvents().succeeded().count()).isPositive();
  }

  private static Events parallel(Class<?>... classes) {
    return run(true, classes).testEvents();
  }

  private static EngineExecutionResults run(boolean isParallel, Class<?>... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Stream.of(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new))
        .configurationParameter(
            "junit.jupiter.execution.parallel.enabled", String.valueOf(isParallel))
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute();
  }

  private static void add(Database database, String name) {
    query(database, "insert into people (name) values ('%s') returning id".formatted(name));
  }

  private static long people(Database database) {
    return Long.parseLong(query(database, "select count(*) from people"));
  }

  private static String nameOf(Database database) {
    return query(database, "select current_database()");
  }

  private static String query(Database database, String statement) {
    return database.inTransaction(tx -> tx.sql(connection -> Sql.text(connection, statement)));
  }
}
