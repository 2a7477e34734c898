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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevRedisTest {

  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  @TempDir private Path parent;
  private Path folder = Path.of("");

  /// No server of this machine answers there.
  private int wellKnownPort;

  @BeforeEach
  void prepare() {
    folder = parent.resolve("it's a \"data\" \\ folder");
    wellKnownPort = Ports.free();
  }

  private DevRedis open() {
    return open(options());
  }

  private DevRedis open(DevRedisOptions options) {
    return new RedisLadder(options, wellKnownPort, Deadline.in(Ladder.PATIENCE)).climb();
  }

  private DevRedisOptions options() {
    return RedisHolder.options(folder.toString()).withProgress(lines::add);
  }

  static String ask(RedisUrl url, String... words) throws IOException {
    try (var admin = RedisAdmin.connect(url)) {
      return admin.ask(words);
    }
  }

  @Test
  void embedded_dataSurviveCloseStopAndCrash() throws IOException {
    RedisUrl url;
    try (var redis = open()) {
      url = redis.address();
      ask(url, "SET", "one", "1");
      redis.restart();
      redis.start();
      ask(url, "SET", "two", "2");
      redis.stop();
      redis.stop();
      assertThat(RedisAdmin.versionIfReachable(url)).isEmpty();
      redis.start();

      assertThat(ask(url, "MGET", "one", "two")).isEqualTo("1\n2");
      assertThat(redis.address()).isEqualTo(url);
      assertThat(redis.source()).isEqualTo(Source.EMBEDDED);
      assertThat(redis.describe()).matches("Redis \\d+\\.\\d+\\.\\d+ \\(embedded\\)");
    }
    assertThat(RedisAdmin.versionIfReachable(url)).isEmpty();
    try (var again = open()) {
      assertThat(ask(again.address(), "GET", "one")).isEqualTo("1");
      assertThat(again.address()).isEqualTo(url);
      again.startEmpty();
      assertThat(ask(again.address(), "GET", "one")).isEmpty();
    }
    assertThat(lines.stream().filter(line -> line.contains(": embedded, started in "))).hasSize(2);
  }

  @Test
  void killedProcess_endsTheServer_andTheNextStartHasItsData() throws Exception {
    try (var holder = RedisHolder.start(folder.toString())) {
      assertThat(holder.source()).isEqualTo(Source.EMBEDDED);
      ask(holder.redis(), "SET", "one", "1");

      holder.kill();
      try (var redis = open()) {
        assertThat(redis.source()).isEqualTo(Source.EMBEDDED);
        assertThat(ask(redis.address(), "GET", "one")).isEqualTo("1");
      }
    }
  }

  @Test
  void secondOpen_joinsTheFirst_andLeavesItAlone() throws Exception {
    try (var holder = RedisHolder.start(folder.toString())) {
      var second = open();
      assertThatIllegalStateException()
          .isThrownBy(second::restart)
          .withMessageContaining("already running");
      second.close();
      second.close();

      assertThat(second.source()).isEqualTo(Source.RUNNING);
      assertThat(second.describe()).endsWith("(already running)");
      assertThat(second.address()).isEqualTo(holder.redis());
      assertThat(RedisAdmin.versionIfReachable(holder.redis())).isPresent();
      assertThatIllegalStateException().isThrownBy(second::kill).withMessageContaining("closed");
    }
  }

  @Test
  void concurrentOpens_oneStarts_theOthersJoin() throws Exception {
    Callable<DevRedis> open = this::open;
    List<DevRedis> opened = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : executor.invokeAll(List.of(open, open, open))) {
        opened.add(future.get());
      }
      assertThat(opened)
          .extracting(DevRedis::source)
          .containsExactlyInAnyOrder(Source.EMBEDDED, Source.RUNNING, Source.RUNNING);
    } finally {
      opened.forEach(DevRedis::close);
    }
  }

  @Test
  void embedded_keepsItsSecretsToItself() throws IOException {
    try (var redis = open()) {
      var stranger = RedisUrl.local(redis.port(), "");

      assertThat(RedisAdmin.versionIfReachable(stranger)).isEmpty();
      assertThat(ask(redis.address(), "CONFIG", "GET", "bind")).isEqualTo("bind\n127.0.0.1");
      var password = redis.address().password();
      assertThat(password).hasSizeGreaterThan(32);
      assertThat(redis.url()).contains(password);
      assertThat(redis.toString()).doesNotContain(password);
      assertThat(lines).noneMatch(line -> line.contains(password));
      assertThat(commandLines()).noneMatch(line -> line.contains(password));
    }
    for (var file : List.of("password", "redis.conf", "redis.log")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  private static List<String> commandLines() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .toList();
  }

  @Test
  void keptPort_takenMeanwhile_anotherIsFound_wantedPort_isRefused() throws IOException {
    int first;
    try (var redis = open()) {
      first = redis.port();
    }
    try (var thief = listening(first);
        var again = open()) {
      assertThat(again.port()).isNotEqualTo(thief.getLocalPort());
      again.stop();
      try (var other = listening(again.port())) {
        assertThatIllegalStateException()
            .isThrownBy(again::start)
            .withMessageContaining("did not start")
            .withMessageContaining(Integer.toString(other.getLocalPort()));
      }
    }
    var port = Ports.free();
    try (var redis = open(options().withPort(port))) {
      assertThat(redis.port()).isEqualTo(port);
      assertThat(redis.host()).isEqualTo("127.0.0.1");
    }
  }

  private static ServerSocket listening(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
  }

  @Test
  void configured_isTaken_andLeftAlone() {
    try (var server = DevRedis.temporary()) {
      var redis = DevRedis.open(options().withEnvironment(Map.of("REDIS_URL", server.url())));
      redis.close();

      assertThat(redis.source()).isEqualTo(Source.CONFIGURED);
      assertThat(redis.url()).isEqualTo(server.url());
      assertThat(redis.describe()).isEqualTo("Redis " + server.version() + " (configured)");
      assertThat(RedisAdmin.versionIfReachable(server.address())).isPresent();
      assertThat(folder).doesNotExist();
      assertThat(lines).singleElement().asString().contains("configured by REDIS_URL");
    }
  }

  @Test
  void configured_unreachable_isTakenAndSaidAloud() {
    var url = "rediss://u:hunter2@127.0.0.1:" + wellKnownPort;
    try (var redis = open(options().withEnvironment(Map.of("REDIS_URL", url)))) {
      assertThat(redis.source()).isEqualTo(Source.CONFIGURED);
      assertThat(redis.version()).isEmpty();
      assertThat(redis.describe()).isEqualTo("Redis (configured)");
      assertThat(lines)
          .singleElement()
          .asString()
          .contains("NOT REACHABLE yet")
          .doesNotContain("hunter2");
    }
  }

  @Test
  void configured_wrong_isRefused_andBlankIsNone() {
    var wrong = options().withEnvironment(Map.of("REDIS_URL", "hunter2"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(wrong))
        .withMessageStartingWith("REDIS_URL: ")
        .withMessageNotContaining("hunter2");
    assertThat(RedisLadder.configured(Map.of("REDIS_URL", " "))).isEmpty();
  }

  @Test
  void wellKnownPort_withoutAPassword_isTaken_elseItIsPassedOver() throws IOException {
    try (var server = DevRedis.temporary()) {
      wellKnownPort = server.port();
      try (var redis = open()) {
        assertThat(redis.source()).isEqualTo(Source.EMBEDDED);
      }
      Folders.delete(folder);
      ask(server.address(), "CONFIG", "SET", "requirepass", "");
      try (var redis = open()) {
        assertThat(redis.source()).isEqualTo(Source.RUNNING);
        assertThat(redis.url()).isEqualTo("redis://127.0.0.1:" + wellKnownPort);
        assertThat(folder).doesNotExist();
      }
    }
  }

  @Test
  void ownerThatHasNoServer_isWaitedForThenNamed() throws IOException {
    Files.createDirectories(folder);
    var lock = OwnerLock.take(folder.toRealPath()).orElseThrow();
    assertGivenUp("belongs to process " + ProcessHandle.current().pid());
    new ServerFolder(folder.toRealPath(), "redis.log").keepPort(Ports.free());
    assertGivenUp("belongs to process " + ProcessHandle.current().pid());
    lock.close();
  }

  private void assertGivenUp(String message) {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> new RedisLadder(options(), wellKnownPort, Deadline.in(Duration.ZERO)).climb())
        .withMessageContaining(message);
  }

  @Test
  void serverWithoutItsOwner_isWaitedForThenRefused_butNotAnyProcessOfItsNumber() throws Exception {
    try (var holder = RedisHolder.start(folder.toString())) {
      var number = Files.readString(folder.resolve("redis.pid"));
      var other = parent.resolve("other");
      new ServerFolder(Files.createDirectory(other), "redis.log").keepPort(holder.redis().port());
      Files.writeString(other.resolve("redis.pid"), number);
      folder = other;

      assertGivenUp("lost its owner");

      Files.writeString(other.resolve("port"), "1");
      open().close();
      Files.writeString(other.resolve("redis.pid"), "many");
      open().close();
    }
  }

  @Test
  void dataFolder_thatCannotBeMade_isRefusedWithTheRemedy() throws IOException {
    folder = Files.writeString(parent.resolve("file"), "").resolve("below");

    assertThatIllegalStateException()
        .isThrownBy(this::open)
        .withMessageContaining("Choose a folder that can be written to");
  }

  @Test
  void interrupted_undoesWhatWasBegun() {
    Thread.currentThread().interrupt();

    assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
    try (var redis = open()) {
      assertThat(redis.source()).isEqualTo(Source.EMBEDDED);
    }
  }

  @Test
  void progressThatFails_undoesWhatWasBegun() {
    var failing =
        options()
            .withProgress(line -> {
              throw new IllegalArgumentException("no " + line);
            });

    assertThatIllegalArgumentException().isThrownBy(() -> open(failing));
    try (var redis = open()) {
      assertThat(redis.version()).isNotEmpty();
    }
  }

  @Test
  void options_changeOneThing_andHideTheEnvironment() {
    var options = DevRedisOptions.of(Path.of("data"));
    assertThat(options.environment()).isEqualTo(System.getenv());

    assertThat(options.withPort(6380).withEnvironment(Map.of("REDIS_URL", "redis://:hunter2@db")))
        .hasToString("DevRedisOptions[dataDirectory=data, port=6380]");
    assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(65536));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(-1));
  }

  @Test
  void killedProcess_takesATemporaryServerAndItsFolderWithIt() throws Exception {
    try (var holder = RedisHolder.start()) {
      var url = holder.redis();
      var directory = Path.of(ask(url, "CONFIG", "GET", "dir").replaceFirst("dir\n", ""));
      assertThat(directory).isDirectory();

      holder.kill();

      await().until(() -> RedisAdmin.versionIfReachable(url).isEmpty());
      await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(directory));
    }
  }
}
