package dev.tenon.sql.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a test writes, the database is as it was when it was migrated.
class CleaningTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  private static Opened untouched;
  private static String everything;

  private final Opened opened = Opened.open("db/migration", SHORT);

  @BeforeAll
  static void open() throws SQLException {
    untouched = Opened.open("db/migration", SHORT);
    everything = everything(untouched);
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @AfterAll
  static void closeUntouched() {
    untouched.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into people (name) values ('Ada'), ('Bob')",
        "insert into people (name, town) select 'Ada', id from towns",
        "insert into shop.invoices default values",
        "insert into journal (entry) values ('more')",
        "insert into countries values ('fr', 'France')",
        "update countries set name = 'Österreich' where code = 'at'",
        "update towns set name = 'Linz' where name = 'Graz'",
        "delete from towns where name = 'Rome'",
        "delete from countries",
        "truncate countries cascade",
        "select nextval('shop.invoice_numbers'), nextval('shop.invoice_numbers')",
        "select setval('towns_id_seq', 42)",
        "delete from towns; insert into towns (name, country) values ('Graz', 'at'), ('Rome', 'it')",
        """
        insert into people (name) values ('Ada');
        insert into people (name, friend) select 'Bob', id from people;
        insert into "Odd ""teams'" select 'Reds', id from people where name = 'Ada';
        update people set team = 'Reds', friend = (select max(id) from people)\
        """
      })
  void whatWasWritten_isUndone(String statements) throws SQLException {
    for (var round = 0; round < 2; round++) {
      write(statements);
      assertThat(everything(opened)).isNotEqualTo(everything);

      opened.clean("a test");

      assertThat(everything(opened)).isEqualTo(everything);
    }
  }

  @Test
  void nothingWritten_isNothingToDo() throws SQLException {
    opened.clean("a test");

    assertThat(everything(opened)).isEqualTo(everything);
  }

  @Test
  void triggers_fireAgainAfterwards() throws SQLException {
    write("insert into journal (entry) values ('more'); delete from countries");
    opened.clean("a test");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> write("delete from journal"))
        .withMessageContaining("only appended");
    write("insert into countries values ('fr', 'France')");
    try (var connection = Sql.connect(opened.server())) {
      assertThat(Sql.text(connection, "select entry from journal order by id desc limit 1"))
          .isEqualTo("countries France");
    }
  }

  @Test
  void database_withoutTables_isClean() throws SQLException {
    var empty = Opened.open("", SHORT);
    try (var connection = Sql.connect(empty.server())) {
      empty.clean("a test");

      assertThat(Sql.text(connection, "select count(*) from pg_tables where schemaname = 'public'"))
          .isEqualTo("0");
    } finally {
      empty.close();
    }
  }

  @Test
  void transactionLeftOpen_isNamed_andEnded() throws SQLException {
    try (var forgotten = Sql.connect(opened.server())) {
      forgotten.setAutoCommit(false);
      Sql.run(forgotten, "insert into people\n  (name) values ('Ada')");

      assertThatIllegalStateException()
          .isThrownBy(() -> opened.clean("PeopleTest.ada()"))
          .withMessageStartingWith("PeopleTest.ada() has left a transaction open: ")
          .withMessageContaining("idle in transaction, after \"insert into people (name) values")
          .withMessageContaining("PT0.1S");
      assertThat(forgotten.isValid(1)).isFalse();
    }
    opened.clean("the next test");
    assertThat(everything(opened)).isEqualTo(everything);
  }

  @Test
  void statementStillRunning_isNamed_andEnded() throws Exception {
    try (var busy = Sql.connect(opened.server())) {
      var query = "select pg_sleep(60), '" + "x".repeat(100) + "'";
      var running =
          Thread.ofVirtual()
              .start(() ->
                  assertThatExceptionOfType(SQLException.class)
                      .isThrownBy(() -> Sql.run(busy, query)));
      try (var connection = Sql.connect(opened.server())) {
        awaitRunning(connection);
      }

      assertThatIllegalStateException()
          .isThrownBy(() -> opened.clean("a test"))
          .withMessageContaining("active, in \"select pg_sleep(60), 'xxx")
          .withMessageContaining("…\"");
      running.join();
    }
  }

  @Test
  void transactionThatEndsByItself_isWaitedFor() throws Exception {
    var patient = Opened.open("db/migration", Duration.ofSeconds(30));
    try (var relay = Sql.connect(patient.server())) {
      relay.setAutoCommit(false);
      Sql.run(relay, "insert into people (name) values ('Ada')");
      var cleaning = Thread.ofVirtual().start(() -> patient.clean("a test"));
      relay.commit();
      cleaning.join();

      assertThat(everything(patient)).isEqualTo(everything);
    } finally {
      patient.close();
    }
  }

  @Test
  void connectionKept_isNamedOnce() throws SQLException {
    try (var kept = opened.database().dataSource().getConnection()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> opened.clean("PeopleTest.ada()"))
          .withMessageStartingWith("PeopleTest.ada() has kept 1 of the connections");

      opened.clean("the next test");
      assertThat(kept.isValid(1)).isTrue();
    }
    opened.clean("the test after");
  }

  @Test
  void tableThatATestHasDropped_isToldFrom() throws SQLException {
    write("drop table journal");

    assertThatIllegalStateException()
        .isThrownBy(() -> opened.clean("PeopleTest.ada()"))
        .withMessageStartingWith("The database cannot be cleaned after PeopleTest.ada(): ")
        .withMessageContaining("journal");
  }

  @Test
  void triggerThatATestHasDropped_leavesNoHalfCleanDatabase() throws SQLException {
    write("drop trigger append_only on journal; insert into journal (entry) values ('more')");

    assertThatIllegalStateException()
        .isThrownBy(() -> opened.clean("a test"))
        .withMessageContaining("append_only");
    try (var connection = Sql.connect(opened.server())) {
      assertThat(Sql.text(connection, "select count(*) from journal")).isEqualTo("3");
    }
  }

  @Test
  void serverThatATestHasStopped_isStartedAgain() throws SQLException {
    opened.clean("a test");
    opened.server().stop();

    opened.clean("the test");

    assertThat(everything(opened)).isEqualTo(everything);
  }

  @Test
  void interrupted_whileItWaits_saysSo_andStaysInterrupted() throws Exception {
    try (var forgotten = Sql.connect(opened.server())) {
      forgotten.setAutoCommit(false);
      Sql.run(forgotten, "select 1");
      Thread.currentThread().interrupt();

      assertThatIllegalStateException()
          .isThrownBy(() -> opened.clean("a test"))
          .withMessageContaining("Interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static void awaitRunning(Connection connection) {
    await()
        .until(() ->
            Sql.text(
                    connection,
                    "select count(*) from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'")
                .equals("1"));
  }

  private void write(String statements) throws SQLException {
    try (var connection = Sql.connect(opened.server())) {
      Sql.run(connection, statements);
    }
  }

  /// All rows of all tables, and where each sequence stands.
  private static String everything(Opened opened) throws SQLException {
    try (var connection = Sql.connect(opened.server())) {
      return Sql.text(
          connection,
          """
          select schema_to_xml('public', true, false, '')::text || schema_to_xml('shop', true, false, '')
            || (select string_agg(s::text, ' ' order by sequencename) from pg_sequences s)\
          """);
    }
  }
}
