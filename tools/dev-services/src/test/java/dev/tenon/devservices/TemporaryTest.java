package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryTest {

  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path folder;

  @Test
  void temporary_isEmptyAndItsOwn() throws SQLException {
    try (var one = TemporaryDatabases.create(NOTHING);
        var two = TemporaryDatabases.create(NOTHING)) {
      Sql.execute(one, "CREATE TABLE things (name text)");

      assertThat(one.source()).isEqualTo(Source.EMBEDDED);
      assertThat(one.describe()).matches("PostgreSQL \\d+\\.\\d+ \\(embedded\\)");
      assertThat(one).hasToString(one.describe() + " " + one.jdbcUrl());
      assertThat(two.jdbcUrl()).isNotEqualTo(one.jdbcUrl());
      assertThat(Sql.ask(two, "SELECT to_regclass('things')")).isNull();
    }
  }

  @Test
  void temporary_takesWhatThisProcessesEnvironmentSays() throws SQLException {
    try (var postgres = DevPostgres.temporary()) {
      assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void temporary_speaksUtf8_ownsItsDatabase_isNoSuperuser() throws SQLException {
    try (var postgres = TemporaryDatabases.create(NOTHING)) {
      Sql.execute(postgres, "CREATE EXTENSION pg_trgm");

      assertThat(Sql.ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(Sql.ask(postgres, "SELECT upper('éß')")).isEqualTo("Éß");
      assertThat(Sql.ask(postgres, "SHOW is_superuser")).isEqualTo("off");
      assertThat(Sql.ask(postgres, "SHOW fsync")).isEqualTo("off");
    }
  }

  @Test
  void close_dropsTheDatabaseEvenWhileConnected_andTwiceIsFine() throws SQLException {
    var postgres = TemporaryDatabases.create(NOTHING);
    var url = Sql.addressOf(postgres);
    try (var other = Admin.connect(url)) {
      postgres.close();
      postgres.close();

      assertThat(other.isValid(2)).isFalse();
    }
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Admin.version(url));
    assertThatIllegalStateException().isThrownBy(postgres::stop).withMessageContaining("closed");
  }

  @Test
  void stoppedAndForgotten_theNextOneStartsTheServer() {
    var forgotten = TemporaryDatabases.create(NOTHING);
    forgotten.stop();
    forgotten.close();

    try (var next = TemporaryDatabases.create(NOTHING)) {
      assertThat(Admin.versionIfReachable(Sql.addressOf(next))).contains(next.version());
    }
  }

  @Test
  void configured_createsADatabaseThere_andDropsIt() throws SQLException {
    try (var server = TemporaryDatabases.create(NOTHING)) {
      var postgres = TemporaryDatabases.create(environment(server));
      var url = Sql.addressOf(postgres);
      Sql.execute(postgres, "CREATE TABLE things (name text)");

      assertThat(postgres.source()).isEqualTo(Source.CONFIGURED);
      assertThat(postgres.jdbcUrl()).contains("/tenon_test_");
      assertThat(postgres.version()).isEqualTo(server.version());
      assertThatIllegalStateException()
          .isThrownBy(postgres::restart)
          .withMessageContaining("configured");

      postgres.close();
      assertThat(Admin.versionIfReachable(url)).isEmpty();
    }
  }

  @Test
  void copy_hasWhatWasThere_andIsItsOwn() throws SQLException {
    try (var server = TemporaryDatabases.create(NOTHING)) {
      for (var environment : List.of(NOTHING, environment(server))) {
        var original = TemporaryDatabases.create(environment);
        Sql.execute(original, "CREATE TABLE things (name text)");
        Sql.execute(original, "INSERT INTO things VALUES ('one')");
        try (var copy = original.copy();
            var copyOfCopy = copy.copy()) {
          original.close();
          Sql.execute(copy, "UPDATE things SET name = 'two'");

          assertThat(Sql.ask(copy, "SELECT name FROM things")).isEqualTo("two");
          assertThat(Sql.ask(copyOfCopy, "SELECT name FROM things")).isEqualTo("one");
          assertThat(copy.source()).isEqualTo(original.source());
        }
        assertThatIllegalStateException()
            .isThrownBy(original::copy)
            .withMessageContaining("closed");
      }
    }
  }

  @Test
  void copy_whileSomebodyIsConnected_isRefused() throws SQLException {
    try (var original = TemporaryDatabases.create(NOTHING);
        var _ = Admin.connect(Sql.addressOf(original))) {
      assertThatIllegalStateException()
          .isThrownBy(original::copy)
          .withMessageContaining("being accessed by other users");
    }
  }

  @Test
  void copy_ofADatabaseThatIsNotTemporary_isRefused() {
    var address = DatabaseUrl.local(Ports.free(), "shop", "shop", "");
    try (var mine = new DevPostgres(Source.RUNNING, address, "18", null, () -> {})) {
      assertThatIllegalStateException().isThrownBy(mine::copy).withMessageContaining("temporary");
    }
  }

  @Test
  void configured_unreachable_isRefusedWithTheRemedy() {
    var nobody = Map.of("DATABASE_URL", "postgres://u:hunter2@127.0.0.1:" + Ports.free() + "/x");

    assertThatIllegalStateException()
        .isThrownBy(() -> TemporaryDatabases.create(nobody))
        .withMessageContaining("unset DATABASE_URL")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void configured_wrong_namesTheVariable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TemporaryDatabases.create(Map.of("DATABASE_URL", "mysql://u@h/d")))
        .withMessageStartingWith("DATABASE_URL: ");
  }

  @Test
  void drop_whileAnotherRoleIsConnected_waitsForIt() throws Exception {
    try (var server = TemporaryDatabases.create(NOTHING)) {
      var url = Sql.addressOf(server);
      var database = url.withDatabase("busy");
      var superuser = new DatabaseUrl(database.jdbcUrl(), Admin.SUPERUSER, url.password());
      Admin.createDatabase(url, "busy", Admin.EMPTY);
      try (var own = Admin.connect(database);
          var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        var other = Admin.connect(superuser);
        var dropped =
            executor.submit(() -> {
              Admin.dropDatabase(url, "busy");
              return !own.isValid(2);
            });
        await()
            .until(() ->
                Sql.ask(
                        url,
                        "SELECT count(*) FROM pg_stat_activity WHERE query = 'DROP DATABASE IF EXISTS \"busy\"'")
                    .equals("1"));
        other.close();

        assertThat(dropped.get()).isTrue();
      }
      assertThat(Admin.versionIfReachable(database)).isEmpty();
    }
  }

  @Test
  void drop_refusedByTheServer_isNotSwallowed() {
    try (var server = TemporaryDatabases.create(NOTHING)) {
      var url = Sql.addressOf(server);
      var own = url.jdbcUrl().replaceAll(".*/", "");

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> Admin.dropDatabase(url, own))
          .withMessageContaining("currently open");
    }
  }

  @Test
  void provide_refusedByTheServer_isNotSwallowed() {
    try (var postgres = TemporaryDatabases.create(NOTHING)) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> Admin.provide(Sql.addressOf(postgres), "pg_reserved", "x"));
    }
  }

  @Test
  void configured_gone_closeDoesNotFail() {
    TemporaryDatabases.drop(DatabaseUrl.local(Ports.free(), "x", "x", "x"), "y");

    try (var server = TemporaryDatabases.create(NOTHING)) {
      assertThat(server.version()).isNotEmpty();
    }
  }

  @Test
  void killedProcess_takesServerAndFolderWithIt() throws Exception {
    try (var holder = Holder.start()) {
      var url = holder.address();
      var folder = folderOf(Sql.port(url));
      assertThat(Admin.versionIfReachable(url)).isPresent();

      holder.kill();

      await().until(() -> Admin.versionIfReachable(url).isEmpty());
      await().until(() -> !Files.exists(folder));
    }
  }

  @Test
  void template_isMadeOnce_andAgainWhenItIsBroken() throws Exception {
    var environment = Map.of("XDG_CACHE_HOME", folder.toString());
    var template = Files.createDirectory(templateInAnotherCache());

    try (var server = new TemporaryServer()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> server.createDatabase(environment))
          .withMessageContaining("did not start in");
      assertThat(template).doesNotExist();
    }
    try (var server = new TemporaryServer();
        var postgres = server.createDatabase(environment)) {
      assertThat(template.resolve("data", "PG_VERSION")).exists();
      Sql.execute(postgres, "CREATE TABLE things (name text)");
    }
  }

  @Test
  void template_whoseNameIsTaken_isRefusedWithTheRemedy() throws Exception {
    var environment = Map.of("XDG_CACHE_HOME", folder.toString());
    var template = Files.writeString(templateInAnotherCache(), "mine");

    try (var server = new TemporaryServer()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> server.createDatabase(environment))
          .withMessageContaining("A temporary PostgreSQL cannot be had")
          .withMessageContaining("Set DATABASE_URL");
    }
    assertThat(template).hasContent("mine");
  }

  private Path templateInAnotherCache() throws IOException {
    var binaries =
        Binaries.of(Archive.of(Platform.current()), RunAs.current(), NOTHING, line -> {});
    Folders.permit(folder, "rwxr-xr-x");
    var cache = Files.createDirectory(folder.resolve("tenon"));
    var name = binaries.home().getFileName();
    Files.createSymbolicLink(cache.resolve(name), binaries.home());
    return cache.resolve(name + "-template");
  }

  private static Path folderOf(int port) throws IOException {
    try (var folders =
        Files.newDirectoryStream(
            Path.of(System.getProperty("java.io.tmpdir")), "tenon-postgres-*")) {
      for (var folder : folders) {
        if (new Cluster(folder).server().lastPort() == port) {
          return folder;
        }
      }
    }
    throw new AssertionError("no folder of the server on port " + port);
  }

  private static Map<String, String> environment(DevPostgres postgres) {
    return Map.of(
        "DATABASE_URL",
        "%s?user=%s&password=%s"
            .formatted(postgres.jdbcUrl(), postgres.user(), postgres.password()));
  }
}
