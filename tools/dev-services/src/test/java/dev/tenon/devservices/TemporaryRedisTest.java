package dev.tenon.devservices;

import static dev.tenon.devservices.DevRedisTest.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryRedisTest {

  @TempDir private Path folder;

  @Test
  void temporary_isEmptyAndItsOwn_andGoneOnClose() throws IOException {
    Path directory;
    try (var one = DevRedis.temporary();
        var two = DevRedis.temporary()) {
      ask(one.address(), "SET", "one", "1");

      assertThat(one).hasToString(one.describe() + " 127.0.0.1:" + one.port());
      assertThat(two.port()).isNotEqualTo(one.port());
      assertThat(ask(two.address(), "DBSIZE")).isEqualTo("0");
      directory = Path.of(ask(one.address(), "CONFIG", "GET", "dir").replaceFirst("dir\n", ""));
      two.kill();
    }
    await().until(() -> !Files.exists(directory));
  }

  @Test
  void crash_keepsTheData_unlessTheTestWantsThemLost() throws IOException {
    try (var redis = DevRedis.temporary()) {
      ask(redis.address(), "SET", "one", "1");

      redis.kill();
      redis.kill();
      assertThat(RedisAdmin.versionIfReachable(redis.address())).isEmpty();
      redis.start();
      assertThat(ask(redis.address(), "GET", "one")).isEqualTo("1");

      redis.startEmpty();
      assertThat(ask(redis.address(), "GET", "one")).isEmpty();
    }
  }

  @Test
  void cluster_hasAllSlots_andAReplicaTakesOver() throws IOException {
    try (var cluster = DevRedis.temporaryCluster()) {
      assertThat(cluster.describe()).endsWith("(embedded, cluster of 6)");
      assertThat(cluster.toString()).contains("127.0.0.1:").doesNotContain("@");
      assertThat(cluster.urls()).hasSize(6);
      var master = cluster.masterOf("tea");
      assertThat(ask(master.address(), "SET", "tea", "green")).isEqualTo("OK");
      assertThat(ask(master.address(), "WAIT", "1", "5000")).isEqualTo("1");

      master.kill();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> cluster.masterOf("tea").port() != master.port());
      master.start();
      cluster.awaitReady();

      assertThat(ask(cluster.masterOf("tea").address(), "GET", "tea")).isEqualTo("green");
      cluster.nodes().forEach(DevRedis::kill);
      assertThatIllegalStateException()
          .isThrownBy(() -> cluster.masterOf("tea"))
          .withMessageContaining("No node of the cluster answers");
    }
  }

  @Test
  void cluster_thatDoesNotComeTogether_isGivenUp() {
    try (var cluster = DevRedis.temporaryCluster()) {
      cluster.nodes().getFirst().kill();
      cluster.nodes().get(3).kill();

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThatIllegalStateException()
                  .isThrownBy(() -> cluster.awaitReady(Deadline.in(Duration.ZERO)))
                  .withMessageContaining("does not come together"));
    }
  }

  @Test
  void cluster_closedTwice_endsOnce() {
    var ends = new AtomicInteger();
    var cluster = new DevRedisCluster(List.of(), ends::incrementAndGet);

    cluster.close();
    cluster.close();

    assertThat(ends).hasValue(1);
  }

  @Test
  void cluster_awaitsOnlyTheNodesThatRunHere() {
    var elsewhere = RedisUrl.local(Ports.free(), "");
    var node = new DevRedis(Source.CONFIGURED, elsewhere, "", null, () -> {});
    var cluster = new DevRedisCluster(List.of(node), () -> {});

    assertThatNoException().isThrownBy(() -> cluster.awaitReady(Deadline.in(Duration.ZERO)));
  }

  @Test
  void masterPort_readsWhatClusterNodesSays() {
    var lines =
        """
        a 127.0.0.1:7000@17000 master,fail - 0 0 1 connected
        b 127.0.0.1:7001@17001,host myself,master - 0 0 2 connected 0-5 7 [9-<-a]
        c 127.0.0.1:7002@17002 slave b 0 0 2 connected
        d 127.0.0.1:7003@17003 slave b 0 0 2 connected 9
        """;

    assertThat(DevRedisCluster.masterPort(lines, 7)).contains(7001);
    assertThat(DevRedisCluster.masterPort(lines, 5)).contains(7001);
    assertThat(DevRedisCluster.masterPort(lines, 9)).isEmpty();
  }

  @Test
  void executable_isUnpackedOnce_andTheFirstThatRuns() {
    var environment = Map.of("XDG_CACHE_HOME", folder.toString());
    var lines = new ArrayList<String>();

    var found = RedisExecutable.find(environment, lines::add);

    assertThat(Path.of(found.file())).isExecutable().startsWith(folder);
    assertThat(RedisExecutable.find(environment, lines::add)).isEqualTo(found);
    assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("Redis: unpacking once into "));
  }

  @Test
  void executable_thatDoesNotRunHere_isPassedOver() throws IOException {
    var broken = program("broken", "exit 127");
    var works = program("works", "exit 0");

    assertThat(RedisExecutable.first(Stream.of(broken, works), List.of()))
        .isEqualTo(new RedisExecutable(works));
    assertThat(RedisExecutable.first(Stream.of(broken), List.of("no-such-program", works)))
        .isEqualTo(new RedisExecutable(works));
    assertThatIllegalStateException()
        .isThrownBy(() -> RedisExecutable.first(Stream.of(), List.of(broken)))
        .withMessageContaining("set REDIS_URL");
  }

  @Test
  void executable_thatEndsAtOnce_isRefusedWithItsLog_andLeavesNothing() throws IOException {
    var broken = new RedisExecutable(program("broken", "echo 'Illegal instruction'; exit 132"));

    assertThatIllegalStateException()
        .isThrownBy(() -> TemporaryRedis.start(broken))
        .withMessageContaining("Redis did not start in")
        .withMessageContaining("Illegal instruction");
    assertThatIllegalStateException()
        .isThrownBy(() -> TemporaryRedisCluster.start(broken))
        .withMessageContaining("Illegal instruction");
    var silent = new RedisExecutable(program("silent", "exit 1"));
    assertThatIllegalStateException()
        .isThrownBy(() -> TemporaryRedis.start(silent))
        .withMessageContaining("nothing in");
  }

  @Test
  void executable_thatCannotBeUnpacked_isRefusedWithTheRemedy() throws IOException {
    var blocked = Files.writeString(folder.resolve("blocked"), "").resolve("x");
    var resource = RedisExecutable.candidates("linux", "amd64").getFirst();

    assertThatIllegalStateException()
        .isThrownBy(() -> RedisExecutable.unpacked(resource, List.of(blocked), line -> {}))
        .withMessageContaining("or set REDIS_URL");
  }

  private String program(String name, String script) throws IOException {
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Folders.permit(file, "rwxr-xr-x");
    return file.toString();
  }

  @ParameterizedTest
  @CsvSource({"linux, amd64, 2", "linux, x86_64, 2", "linux, aarch64, 1", "linux, s390x, 0"})
  void executable_machines(String system, String architecture, int candidates) {
    assertThat(RedisExecutable.candidates(system, architecture)).hasSize(candidates);
  }

  @Test
  void executable_otherSystem_orMissing_isRefusedWithTheRemedy() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RedisExecutable.candidates("mac os x", "aarch64"))
        .withMessageContaining("Set REDIS_URL=");
    assertThatIllegalStateException()
        .isThrownBy(() -> RedisExecutable.unpacked("no-such-program", List.of(), line -> {}))
        .withMessageContaining("com.github.codemonstur:embedded-redis");
  }

  @ParameterizedTest
  @CsvSource({
    "redis://localhost, '', '', localhost, 6379",
    "redis://:p%40ss@db:1234/2, '', p@ss, db, 1234",
    "rediss://ada:secret@[::1]:6380, ada, secret, [::1], 6380",
    "redis://secret@db, '', secret, db, 6379",
  })
  void url_parts(String text, String user, String password, String host, int port) {
    var url = RedisUrl.parse(" " + text + " ");

    assertThat(url)
        .isEqualTo(new RedisUrl(text, text.startsWith("rediss"), user, password, host, port));
    assertThat(url).hasToString(host + ":" + port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "http://:hunter2@db",
        "redis://:hunter2@db:99999",
        "redis://:hunter2@db:0",
        "redis://:hunter2@ db",
        "redis://:hunter2%@db",
        "redis://:hunter2%ff@db",
        "redis://:hun/ter2@db",
        "redis:hunter2",
      })
  void url_wrong_isRefusedWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisUrl.parse(text))
        .withMessageStartingWith("This is not the address of a Redis")
        .withMessageNotContaining("hunter2")
        .withNoCause();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisUrl.parse("redis://" + "a".repeat(5000)));
  }

  @Test
  void answer_withoutAnEnd_isGivenUp() throws IOException {
    answer_ofSomethingElse_isNoRedis("+" + "x".repeat(2_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n",
        "\r\n",
        "$many\r\n",
        "$99999999999\r\n",
        "$9999999\r\n",
        "",
        "-ERR no\r\n"
      })
  void answer_ofSomethingElse_isNoRedis(String answer) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.startVirtualThread(() -> {
        try (var socket = server.accept()) {
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          socket.shutdownOutput();
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
          return;
        }
      });

      assertThatThrownBy(() -> RedisAdmin.version(RedisUrl.local(server.getLocalPort(), "")))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void user_ofAnAccessList_logsIn() throws IOException {
    try (var redis = DevRedis.temporary()) {
      ask(redis.address(), "ACL", "SETUSER", "ada", "on", ">secret", "~*", "+@all");
      var ada = RedisUrl.parse("redis://ada:secret@127.0.0.1:" + redis.port());

      assertThat(ask(ada, "ACL", "WHOAMI")).isEqualTo("ada");
    }
  }
}
