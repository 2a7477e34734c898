package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevPostgresTest {

  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  /// Data as after a first start, which takes longer than a copy of them.
  @TempDir private static Path seed;

  @TempDir private Path parent;
  private Path folder = Path.of("");

  /// No server of this machine answers there.
  private int wellKnownPort;

  @BeforeAll
  static void prepareSeed() throws IOException {
    Folders.permit(seed, "rwxr-xr-x");
    var options = Holder.options(seed.toString()).withProgress(line -> {});
    new Ladder(options, Ports.free(), Deadline.in(Ladder.PATIENCE)).climb().close();
  }

  /// As if the service had run before.
  private void givenData() {
    assertThat(Command.run(List.of("cp", "-a", seed.toString(), folder.toString()))).isZero();
  }

  @BeforeEach
  void prepare() throws IOException {
    Folders.permit(parent, "rwxr-xr-x");
    folder = parent.resolve("it's a \"data\" folder");
    wellKnownPort = Ports.free();
  }

  private DevPostgres open() {
    return open(options());
  }

  private DevPostgres open(DevPostgresOptions options) {
    return new Ladder(options, wellKnownPort, Deadline.in(Ladder.PATIENCE)).climb();
  }

  private DevPostgresOptions options() {
    return Holder.options(folder.toString()).withProgress(lines::add);
  }

  @Test
  void embedded_dataSurviveCloseStopAndCrash() throws SQLException {
    DatabaseUrl url;
    try (var postgres = open()) {
      url = Sql.addressOf(postgres);
      Sql.execute(postgres, "CREATE TABLE things (name text)", "INSERT INTO things VALUES ('a')");
      postgres.restart();
      postgres.start();
      Sql.execute(postgres, "INSERT INTO things VALUES ('b')");
      postgres.stop();
      postgres.stop();
      assertThat(Admin.versionIfReachable(Sql.addressOf(postgres))).isEmpty();
      postgres.start();

      assertThat(Sql.ask(postgres, "SELECT count(*) FROM things")).isEqualTo("2");
      assertThat(Sql.ask(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(postgres.user()).isEqualTo("products");
      assertThat(Sql.addressOf(postgres)).isEqualTo(url);
      assertThat(postgres.source()).isEqualTo(Source.EMBEDDED);
    }
    assertThat(Admin.versionIfReachable(url)).isEmpty();
    try (var again = open()) {
      assertThat(Sql.ask(again, "SELECT count(*) FROM things")).isEqualTo("2");
      assertThat(Sql.addressOf(again)).isEqualTo(url);
    }
    assertThat(lines.stream().filter(line -> line.contains(": embedded, started in "))).hasSize(2);
  }

  @Test
  void killedProcess_endsTheServer_andTheNextStartRecovers() throws Exception {
    givenData();
    try (var holder = Holder.start(folder.toString())) {
      assertThat(holder.source()).isEqualTo(Source.EMBEDDED);
      Sql.execute(
          holder.address(), "CREATE TABLE things (name text)", "INSERT INTO things VALUES ('a')");
      var server = PostmasterFile.read(folder.resolve("data")).orElseThrow();

      holder.kill();
      try (var postgres = open()) {
        assertThat(postgres.source()).isEqualTo(Source.EMBEDDED);
        assertThat(Sql.ask(postgres, "SELECT name FROM things")).isEqualTo("a");
        assertThat(ProcessHandle.of(server.process())).isEmpty();
      }
    }
  }

  @Test
  void killedServer_leavesAStaleFile_andTheNextStartRecovers() throws Exception {
    givenData();
    try (var postgres = open()) {
      Sql.execute(postgres, "CREATE TABLE things (name text)");
      var server = PostmasterFile.read(folder.resolve("data")).orElseThrow();
      assertThat(Command.run(List.of("kill", "-KILL", Long.toString(server.process())))).isZero();
      await().until(() -> ProcessHandle.of(server.process()).isEmpty());
    }
    // Its number is used again, by us.
    var file = PostmasterFile.in(folder.resolve("data"));
    var text = new ArrayList<>(Files.readAllLines(file));
    text.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(file, text);

    try (var again = open()) {
      assertThat(Sql.ask(again, "SELECT count(*) FROM things")).isEqualTo("0");
    }
  }

  @Test
  void secondOpen_joinsTheFirst_andLeavesItAlone() throws Exception {
    givenData();
    try (var holder = Holder.start(folder.toString());
        var third = open(other("orders"))) {
      var second = open();
      second.close();
      second.close();

      assertThat(second.source()).isEqualTo(Source.RUNNING);
      assertThat(second.describe()).endsWith("(already running)");
      assertThat(Sql.addressOf(second)).isEqualTo(holder.address());
      assertThat(third.jdbcUrl()).endsWith("/orders");
      assertThat(Admin.versionIfReachable(holder.address())).isPresent();
      assertThatIllegalStateException().isThrownBy(second::restart).withMessageContaining("closed");
      assertThatIllegalStateException()
          .isThrownBy(third::restart)
          .withMessageContaining("already running");
    }
  }

  private DevPostgresOptions other(String database) {
    return DevPostgresOptions.of(folder, database)
        .withEnvironment(Map.of())
        .withProgress(lines::add);
  }

  @Test
  void concurrentOpens_oneStarts_theOthersJoin() throws Exception {
    Callable<DevPostgres> open = this::open;
    List<DevPostgres> opened = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : executor.invokeAll(List.of(open, open, open))) {
        opened.add(future.get());
      }
      assertThat(opened)
          .extracting(DevPostgres::source)
          .containsExactlyInAnyOrder(Source.EMBEDDED, Source.RUNNING, Source.RUNNING);
    } finally {
      opened.forEach(DevPostgres::close);
    }
  }

  @Test
  void embedded_keepsItsSecretsToItself() throws SQLException, IOException {
    givenData();
    try (var postgres = open()) {
      var stranger = DatabaseUrl.local(portOf(postgres), "products", "products", "products");

      assertThat(Admin.versionIfReachable(stranger)).isEmpty();
      var superuser = new Cluster(folder).superuser(portOf(postgres));
      assertThat(Sql.ask(superuser, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Sql.ask(superuser, "SHOW unix_socket_directories")).isEmpty();
    }
    for (var file : List.of("password", "postgresql.log")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .isEqualTo("rw-------");
    }
    assertThat(lines).noneMatch(line -> line.contains(password()));
  }

  private String password() {
    try {
      return new Cluster(folder).server().password();
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private static int portOf(DevPostgres postgres) {
    return Sql.port(Sql.addressOf(postgres));
  }

  @Test
  void keptPort_takenMeanwhile_anotherIsFound() throws Exception {
    givenData();
    int first;
    try (var postgres = open()) {
      first = portOf(postgres);
    }
    try (var thief = listening(first);
        var again = open()) {
      assertThat(portOf(again)).isNotEqualTo(thief.getLocalPort());
    }
    Files.writeString(folder.resolve("port"), "many");
    try (var again = open()) {
      assertThat(again.version()).isNotEmpty();
    }
  }

  @Test
  void wantedPort_isTaken_orRefusedWithTheLog() throws Exception {
    givenData();
    var port = Ports.free();
    try (var postgres = open(options().withPort(port))) {
      assertThat(portOf(postgres)).isEqualTo(port);
      postgres.stop();
      try (var thief = listening(port)) {
        assertThatIllegalStateException()
            .isThrownBy(postgres::start)
            .withMessageContaining("did not start")
            .withMessageContaining(Integer.toString(thief.getLocalPort()));
      }
      postgres.start();
    }
  }

  private static ServerSocket listening(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
  }

  @Test
  void configured_isTaken_andLeftAlone() {
    try (var server = TemporaryDatabases.create(Map.of())) {
      var url =
          "postgresql://%s:%s@127.0.0.1:%s/%s"
              .formatted(
                  server.user(),
                  server.password(),
                  Integer.toString(portOf(server)),
                  server.jdbcUrl().replaceAll(".*/", ""));
      var postgres = DevPostgres.open(options().withEnvironment(Map.of("DATABASE_URL", url)));
      postgres.close();

      assertThat(postgres.source()).isEqualTo(Source.CONFIGURED);
      assertThat(postgres.describe()).isEqualTo("PostgreSQL " + server.version() + " (configured)");
      assertThat(Admin.versionIfReachable(Sql.addressOf(postgres))).isPresent();
      assertThat(folder).doesNotExist();
      assertThat(lines).singleElement().asString().contains("configured by DATABASE_URL");
    }
  }

  @Test
  void configured_unreachable_isTakenAndSaidAloud() {
    var url = "postgres://u:hunter2@127.0.0.1:" + wellKnownPort + "/x";
    try (var postgres = open(options().withEnvironment(Map.of("DATABASE_URL", url)))) {
      assertThat(postgres.source()).isEqualTo(Source.CONFIGURED);
      assertThat(postgres.version()).isEmpty();
      assertThat(postgres.describe()).isEqualTo("PostgreSQL (configured)");
      assertThat(postgres.password()).isEqualTo("hunter2");
      assertThat(lines)
          .singleElement()
          .asString()
          .contains("NOT REACHABLE yet")
          .doesNotContain("hunter2");
    }
  }

  @Test
  void configured_wrong_isRefused_andBlankIsNone() {
    var wrong = options().withEnvironment(Map.of("DATABASE_URL", "hunter2"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(wrong))
        .withMessageStartingWith("DATABASE_URL: ");
    assertThat(Ladder.configured(Map.of("DATABASE_URL", " "))).isEmpty();
  }

  @Test
  void wellKnownPort_withTheThreeEqualNames_isTaken() throws SQLException {
    try (var server = TemporaryDatabases.create(Map.of())) {
      wellKnownPort = portOf(server);
      Sql.execute(
          server, "CREATE ROLE products LOGIN PASSWORD 'products'", "CREATE DATABASE products");
      try (var postgres = open()) {
        assertThat(postgres.source()).isEqualTo(Source.RUNNING);
        assertThat(postgres.jdbcUrl()).endsWith(":" + wellKnownPort + "/products");
        assertThat(folder).doesNotExist();
      } finally {
        Sql.execute(server, "DROP DATABASE products", "DROP ROLE products");
      }
    }
  }

  @Test
  void wellKnownPort_ofSomebodyElse_isPassedOver() {
    givenData();
    try (var server = TemporaryDatabases.create(Map.of())) {
      wellKnownPort = portOf(server);
      try (var postgres = open()) {
        assertThat(postgres.source()).isEqualTo(Source.EMBEDDED);
      }
    }
  }

  @Test
  void dataOfAnotherMajorVersion_areRefusedWithTheRemedy() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    assertThatIllegalStateException()
        .isThrownBy(this::open)
        .withMessageContaining("not PostgreSQL's");

    Files.writeString(data.resolve("PG_VERSION"), "9\n");
    assertThatIllegalStateException()
        .isThrownBy(this::open)
        .withMessageContaining("are PostgreSQL 9's")
        .withMessageContaining("Move that folder away");
  }

  @Test
  void passwordLost_isRefusedWithTheRemedy() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    var binaries =
        Binaries.of(Archive.of(Platform.current()), RunAs.current(), Map.of(), lines::add);
    Files.writeString(data.resolve("PG_VERSION"), binaries.majorVersion());

    assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("Put it back");
  }

  @Test
  void passwordChanged_isRefused_andNothingStaysBehind() throws IOException {
    givenData();
    var password = folder.resolve("password");
    var right = Files.readString(password);
    Files.writeString(password, "wrong");

    assertThatIllegalStateException()
        .isThrownBy(this::open)
        .withMessageContaining("The database products cannot be made");
    assertThat(PostmasterFile.read(folder.resolve("data"))).isEmpty();
    Files.writeString(password, right);
    try (var postgres = open()) {
      assertThat(postgres.source()).isEqualTo(Source.EMBEDDED);
      Files.writeString(password, "wrong");
      assertUnreachable();
    }
  }

  private void assertUnreachable() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Ladder(options(), wellKnownPort, Deadline.in(Duration.ZERO)).climb())
        .withMessageContaining("belongs to process " + ProcessHandle.current().pid());
  }

  @Test
  void ownerThatHasNoServer_isWaitedForThenNamed() throws IOException {
    givenData();
    var lock = OwnerLock.take(folder.toRealPath()).orElseThrow();
    assertUnreachable();
    lock.close();
    lock.close();
    open().close();
  }

  @Test
  void dataFolder_thatCannotBeMade_isRefusedWithTheRemedy() throws IOException {
    folder = Files.writeString(parent.resolve("file"), "").resolve("below");

    assertThatIllegalStateException()
        .isThrownBy(this::open)
        .withMessageContaining("Choose a folder that can be written to");
  }

  @Test
  void brokenData_areRefusedWithTheLog() throws IOException {
    givenData();
    Files.writeString(folder.resolve("data", "postgresql.conf"), "nonsense = 1\n");

    assertThatIllegalStateException()
        .isThrownBy(this::open)
        .withMessageContaining("did not start")
        .withMessageContaining("nonsense");
    Files.writeString(folder.resolve("data", "postgresql.conf"), "");
    try (var postgres = open()) {
      assertThat(postgres.source()).isEqualTo(Source.EMBEDDED);
    }
  }

  @Test
  void interrupted_undoesWhatWasBegun() {
    givenData();
    Thread.currentThread().interrupt();

    assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
    try (var postgres = open()) {
      assertThat(postgres.source()).isEqualTo(Source.EMBEDDED);
    }
  }

  @Test
  void progressThatFails_undoesWhatWasBegun() throws SQLException {
    givenData();
    var failing =
        options()
            .withProgress(line -> {
              throw new IllegalArgumentException("no " + line);
            });

    assertThatIllegalArgumentException().isThrownBy(() -> open(failing));
    try (var postgres = open()) {
      assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
    }
  }
}
