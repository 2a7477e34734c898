package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.lifecycle.Readiness;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  @TempDir private Path place;
  private static DevPostgres server;
  private Connection connection;

  @BeforeAll
  static void open() {
    server = DevPostgres.temporary();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = new Connector(options()).alone();
    run("drop schema public cascade; create schema public");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private DatabaseOptions options() {
    return DatabaseOptions.defaults()
        .withUrl(server.jdbcUrl())
        .withUser(server.user())
        .withPassword(server.password())
        .withStatementTimeout(Duration.ofSeconds(1))
        .withMaxConnections(2);
  }

  @Test
  void files_areAppliedOnceInOrder() throws Exception {
    write("V2__second.sql", "insert into a values (2)");
    write("V1__first.sql", "create table a (n int); insert into a values (1);");
    apply();
    apply();
    write("V10__third.sql", "insert into a values (3)");
    apply();

    assertThat(column("select n from a order by n")).containsExactly("1", "2", "3");
    assertThat(column("select name from tenon_migrations order by version"))
        .containsExactly("V1__first.sql", "V2__second.sql", "V10__third.sql");
    assertThat(column("select count(*) from tenon_migrations where elapsed_ms >= 0"))
        .containsExactly("3");
  }

  @Test
  void file_mayHoldFunctionsCommentsAndBraces() throws Exception {
    write(
        "V1__odd.sql",
        """
        -- a comment; with a semicolon
        /* another; */
        create table a (text text default 'a;b', data jsonb default '{"x": {"y": 1}}');
        create function twice(n int) returns int language plpgsql as $body$
        begin
          return n * 2; -- inside
        end;
        $body$;
        insert into a default values;
        select data ? 'x' from a;
        set search_path to nowhere;
        """);
    write("V2__comment_only.sql", "-- nothing\n");

    apply();

    assertThat(column("select text || twice(21) from a")).containsExactly("a;b42");
  }

  @Test
  void file_mayTakeLongerThanAStatement() throws Exception {
    write("V1__slow.sql", "select pg_sleep(0.2)");
    connection.close();
    var impatient = server.jdbcUrl() + "?options=-c%20statement_timeout=50";
    connection = new Connector(options().withUrl(impatient)).alone();

    apply();

    assertThat(column("select version from tenon_migrations")).containsExactly("1");
  }

  @Test
  void failure_rollsTheFileBackAndKeepsThoseBefore() throws Exception {
    write("V1__good.sql", "create table a (n int)");
    write("V2__bad.sql", "insert into a values (1); insert into nowhere values (1)");

    assertThatThrownBy(this::apply)
        .isInstanceOfSatisfying(
            DatabaseFailure.class,
            failure -> {
              assertThat(failure.id()).isEqualTo("TENON-D04");
              assertThat(failure.sqlState()).isEqualTo("42P01");
            })
        .hasMessageContaining("V2__bad.sql failed and was rolled back");

    reopen();
    assertThat(column("select n from a")).isEmpty();
    assertThat(column("select version from tenon_migrations")).containsExactly("1");
    write("V2__bad.sql", "insert into a values (1)");
    apply();
    assertThat(column("select n from a")).containsExactly("1");
  }

  @Test
  void changedFile_isRefused() throws Exception {
    write("V1__first.sql", "create table a (n int)");
    apply();
    write("V1__first.sql", "create table a (n bigint)");

    assertThatThrownBy(this::apply)
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("TENON-D03")
        .hasMessageContaining("V1__first.sql was changed after")
        .hasMessageContaining("write another");
  }

  @Test
  void lateFile_isRefused() throws Exception {
    write("V2__second.sql", "select 1");
    apply();
    write("V1__first.sql", "select 1");

    assertThatThrownBy(this::apply)
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("V1__first.sql comes late: version 2 is applied");
  }

  @Test
  void fileThatHasGone_isRefused() throws Exception {
    write("V1__first.sql", "select 1");
    write("V2__second.sql", "select 1");
    apply();
    Files.delete(place.resolve("db/migration/V1__first.sql"));

    assertThatThrownBy(this::apply)
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("V1__first.sql was applied and is not on the class path");
  }

  @Test
  void newerDatabase_isAcceptedByAnOlderService() throws Exception {
    write("V1__first.sql", "select 1");
    write("V2__second.sql", "select 1");
    apply();
    Files.delete(place.resolve("db/migration/V2__second.sql"));

    apply();

    assertThat(column("select version from tenon_migrations order by 1")).containsExactly("1", "2");
  }

  @Test
  void lockHeldByAnother_isWaitedForAndGivenUp() throws Exception {
    write("V1__first.sql", "select 1");
    run("select pg_advisory_lock(" + Migrations.LOCK + ")");
    try (var other = new Connector(options()).alone()) {
      var migrations = migrations();
      assertThatThrownBy(() -> migrations.apply(other))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));

      run("select pg_advisory_unlock(" + Migrations.LOCK + ")");
      migrations.apply(other);
      migrations.apply(other);
    }
    assertThat(column("select version from tenon_migrations")).containsExactly("1");
  }

  @Test
  void manyDatabasesAtOnce_migrateOnce() throws Exception {
    write("V1__first.sql", "create table a (n int); select pg_sleep(0.2);");
    var starts = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        starts.add(
            threads.submit(() -> {
              started(options().withStatementTimeout(Duration.ofSeconds(30))).close();
              return true;
            }));
      }
    }

    for (var start : starts) {
      start.get();
    }
    assertThat(column("select version from tenon_migrations")).containsExactly("1");
  }

  @Test
  void connectionLostInAFile_isNoFaultOfTheFile() throws Exception {
    write("V1__first.sql", "select pg_terminate_backend(pg_backend_pid())");

    assertThatThrownBy(this::apply).isInstanceOf(SQLException.class);
    reopen();
  }

  @Test
  void start_migrationsRefused_fails() throws Exception {
    write("V1__first.sql", "create nothing");

    assertThatThrownBy(() -> started(options()))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("TENON-D04");
  }

  @Test
  void start_filesWrong_failsThoughTheServerIsAway() throws Exception {
    write("first.sql", "select 1");

    assertThatThrownBy(() -> started(options().withUrl("jdbc:postgresql://localhost:1/a")))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("first.sql");
  }

  @Test
  void start_lockHeldForTooLong_isNotReadyAndTriesOn() throws Exception {
    write("V1__first.sql", "create table a (n int)");
    run("select pg_advisory_lock(" + Migrations.LOCK + ")");
    try (var database = started(options())) {
      assertThat(database.ready().isReady()).isFalse();

      run("select pg_advisory_unlock(" + Migrations.LOCK + ")");

      await().until(() -> database.ready().isReady());
    }
  }

  @Test
  void serverComesLate_migrationsFail_isNotReadyForGood() throws Exception {
    write("V1__first.sql", "create nothing");
    server.stop();
    try (var database = started(options())) {
      server.start();

      await()
          .until(() -> database.ready().equals(Readiness.notReady("database migrations refused")));
      assertThatThrownBy(() -> database.runInTransaction(tx -> {}))
          .isInstanceOf(DatabaseFailure.class)
          .hasMessageContaining("see the log");
    } finally {
      reopen();
    }
  }

  @Test
  void start_wrongPassword_fails() {
    assertThatThrownBy(() -> started(options().withPassword("wrong")))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("TENON-D05");
  }

  @Test
  void start_noSuchDatabase_fails() {
    var url = options().withUrl(server.jdbcUrl().replaceFirst("/[^/]*$", "/nowhere"));

    assertThatThrownBy(() -> started(url))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("TENON-D05");
  }

  @Test
  void noUserAndPassword_areLeftToTheUrl() throws Exception {
    var url = server.jdbcUrl() + "?user=" + server.user() + "&password=" + server.password();
    try (var database =
        started(options().withUrl(url).withUser(null).withPassword(null).withMigrations(""))) {
      assertThat(database.ready()).isEqualTo(Readiness.READY);
      assertThat(column("select to_regclass('tenon_migrations') is null")).containsExactly("t");
    }
  }

  private Database started(DatabaseOptions options) throws Exception {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      var database = Database.of(options);
      database.start();
      return database;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Migrations migrations() throws IOException {
    try (var loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, null)) {
      var migrations =
          new Migrations(new MigrationFolder(loader, "db/migration"), Duration.ofMillis(200));
      migrations.load();
      return migrations;
    }
  }

  private void apply() throws Exception {
    migrations().apply(connection);
  }

  private void reopen() throws SQLException {
    connection.close();
    connection = new Connector(options()).alone();
  }

  private void write(String file, String sql) throws IOException {
    var folder = Files.createDirectories(place.resolve("db/migration"));
    Files.writeString(folder.resolve(file), sql);
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> column(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
