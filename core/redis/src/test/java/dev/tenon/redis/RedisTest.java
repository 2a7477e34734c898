package dev.tenon.redis;

import static dev.tenon.redis.Scripts.COUNT;
import static dev.tenon.redis.Scripts.GET;
import static dev.tenon.redis.Scripts.PUT;
import static dev.tenon.redis.Scripts.SLOW;
import static dev.tenon.redis.Scripts.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenon.devservices.DevRedis;
import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import dev.tenon.testkit.FaultProxy;
import io.lettuce.core.AclCategory;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisTest {

  private static final Duration OFTEN = Duration.ofMillis(150);
  private DevRedis server;
  private Redis redis;

  @BeforeEach
  void open() {
    server = DevRedis.temporary();
    redis = redis(RedisOptions.of(server.url()));
  }

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  private static Redis redis(RedisOptions options) {
    return Redis.of(options, OFTEN);
  }

  private static void assertAway(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(TransientError.class);
  }

  @Test
  void run_givesNumbersTextsListsAndNothing() {
    redis.start();

    assertThat(redis.run(COUNT, List.of("visits"), List.of("5")).number()).isEqualTo(5);
    assertThat(redis.run(PUT, List.of("tea"), List.of("grün ✓")).text()).isEqualTo("OK");
    assertThat(redis.run(GET, List.of("tea"), List.of()).text()).isEqualTo("grün ✓");
    assertThat(redis.run(GET, List.of("tea"), List.of()).bytes())
        .isEqualTo("grün ✓".getBytes(StandardCharsets.UTF_8));
    assertThat(redis.run(GET, List.of("no"), List.of()).isNothing()).isTrue();
    var list =
        redis.run(RedisScript.of("return {1, 'a', {2}, false}"), List.of(), List.of()).list();
    assertThat(list).hasSize(4);
    assertThat(list.get(0).number()).isEqualTo(1);
    assertThat(list.get(1).text()).isEqualTo("a");
    assertThat(list.get(2).list().getFirst().number()).isEqualTo(2);
    assertThat(list.get(3).isNothing()).isTrue();
  }

  @Test
  void run_ofAScriptThatTheServerForgot_sendsItAgain() {
    redis.start();
    assertThat(count(redis, "visits")).isEqualTo(1);
    var forget = RedisScript.of("return redis.call('SCRIPT', 'FLUSH')");
    assertThatThrownBy(() -> redis.run(forget, List.of(), List.of()))
        .as("a script may not do that")
        .isInstanceOf(RedisFailure.class);

    server.restart();
    await().until(() -> redis.ready().isReady() && canCount());

    assertThat(count(redis, "visits")).isGreaterThan(1);
  }

  private boolean canCount() {
    try {
      return count(redis, "visits") > 0;
    } catch (TransientError e) {
      return false;
    }
  }

  @Test
  void run_byManyThreadsAtOnce_sharesOneConnection() throws Exception {
    redis.start();
    List<Callable<Long>> calls = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      calls.add(() -> count(redis, "visits"));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : threads.invokeAll(calls)) {
        assertThat(each.get()).isPositive();
      }
    }

    assertThat(count(redis, "visits")).isEqualTo(2_001);
    var clients = RedisScript.of("return redis.call('CLIENT', 'LIST')");
    assertThatThrownBy(() -> redis.run(clients, List.of(), List.of()))
        .isInstanceOf(RedisFailure.class);
  }

  @Test
  void describe_isVersionAndKind() {
    assertThat(redis.describe()).isEqualTo("Redis, unreachable");
    redis.start();

    assertThat(redis.describe()).isEqualTo("Redis " + server.version() + " (single)");
    assertThat(redis.name()).isEqualTo("redis");
  }

  @Test
  void beforeStart_andAfterClose_callsAreRefused_andTheReasonIsSaid() {
    assertThat(redis.ready()).isEqualTo(Readiness.notReady("redis not started"));
    assertThatIllegalStateException()
        .isThrownBy(() -> count(redis, "visits"))
        .withMessageContaining("Call start()");
    redis.start();
    assertThatIllegalStateException().isThrownBy(redis::start);

    redis.close();
    redis.close();

    assertThat(redis.ready()).isEqualTo(Readiness.notReady("redis closed"));
    assertThatIllegalStateException()
        .isThrownBy(() -> count(redis, "visits"))
        .withMessageContaining("closed");
    assertThatIllegalStateException().isThrownBy(redis::start);
  }

  @Test
  void serverAwayAtStart_startReturns_andItComesLater() {
    server.stop();
    redis.start();

    assertThat(redis.ready()).isEqualTo(Readiness.notReady("redis unreachable"));
    assertThat(redis.describe()).isEqualTo("Redis, unreachable");
    assertAway(() -> count(redis, "visits"));

    server.start();
    await().until(() -> redis.ready().isReady());
    assertThat(count(redis, "visits")).isEqualTo(1);
  }

  @Test
  void serverKilledAndBack_callsFailAtOnce_thenWorkAgain_withTheData() {
    redis.start();
    assertThat(count(redis, "visits")).isEqualTo(1);

    server.kill();
    assertAway(() -> count(redis, "visits"));
    await().until(() -> !redis.ready().isReady());
    long began = System.nanoTime();
    assertAway(() -> count(redis, "visits"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));

    server.start();
    await().until(() -> redis.ready().isReady());
    assertThat(count(redis, "visits")).isEqualTo(2);
  }

  @Test
  void serverThatLostItsData_isJustEmpty() {
    redis.start();
    assertThat(count(redis, "visits")).isEqualTo(1);

    server.startEmpty();

    await().until(this::canCount);
    assertThat(count(redis, "visits")).isEqualTo(2);
  }

  @Test
  void idle_isNoticedWhenTheServerIsLostAndWhenItIsBack() {
    redis.start();
    server.stop();

    await().until(() -> !redis.ready().isReady());
    await().pollDelay(OFTEN.multipliedBy(3)).until(() -> !redis.ready().isReady());
    server.start();

    await().until(() -> redis.ready().isReady());
  }

  @Test
  void answerThatTakesTooLong_isTransient_andMayHaveBeenExecuted() {
    redis.close();
    redis = redis(RedisOptions.of(server.url()).withCommandTimeout(Duration.ofMillis(200)));
    redis.start();

    long began = System.nanoTime();
    assertThatThrownBy(() -> redis.run(SLOW, List.of("visits"), List.of("600000")))
        .isInstanceOf(TransientError.class)
        .hasMessageContaining("\"slow\" in time; it may have been executed");
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofMillis(190), Duration.ofSeconds(5));

    await().until(this::canCount);
    assertThat(redis.run(GET, List.of("visits"), List.of()).text())
        .as("executed once, not again")
        .isEqualTo(Long.toString(count(redis, "visits") - 1));
  }

  @Test
  void interrupted_isTransientAndStaysInterrupted() {
    try (var proxy = FaultProxy.to(server.host(), server.port())) {
      redis = redis(RedisOptions.of(server.url().replace(":" + server.port(), ":" + proxy.port())));
      redis.start();
      proxy.latency(Duration.ofMillis(200)); // so no answer is there yet
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> count(redis, "visits"))
          .isInstanceOf(TransientError.class)
          .hasMessageContaining("may have been executed");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(redis.ready().isReady()).isTrue();
    }
  }

  @Test
  void close_interrupted_endsAllTheSame_andStaysInterrupted() {
    redis.start();
    Thread.currentThread().interrupt();
    redis.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(redis.ready()).isEqualTo(Readiness.notReady("redis closed"));
  }

  @Test
  void start_interrupted_staysInterrupted_andConnectsAllTheSame() {
    Thread.currentThread().interrupt();
    redis.start();

    assertThat(Thread.interrupted()).isTrue();
    await().until(() -> redis.ready().isReady());
  }

  @Test
  void closedWhileConnecting_isClosed_andStartReturns() throws Exception {
    try (var proxy = FaultProxy.to(server.host(), server.port());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      proxy.silence();
      redis = redis(RedisOptions.of(server.url().replace(":" + server.port(), ":" + proxy.port())));
      var start =
          threads.submit(() -> {
            redis.start();
            return true;
          });
      await().until(() -> proxy.connections() == 1);

      redis.close();

      assertThat(start.get()).isTrue();
      assertThat(redis.ready()).isEqualTo(Readiness.notReady("redis closed"));
    }
  }

  @Test
  void close_endsTheThreadsOfTheDriver() {
    redis.start();
    assertThat(driversThreads()).isPositive();

    redis.close();

    await().until(() -> driversThreads() == 0);
  }

  private static long driversThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lettuce"))
        .count();
  }

  @Test
  void wrongPassword_atStart_isAFailureThatNamesNoPassword() {
    try (var wrong = redis(RedisOptions.of("redis://:hunter2@127.0.0.1:" + server.port()))) {
      assertThatThrownBy(wrong::start)
          .isInstanceOfSatisfying(
              RedisFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-R02"))
          .hasMessageNotContaining("hunter2")
          .hasStackTraceContaining("WRONGPASS");
    }
    try (var none = redis(RedisOptions.of("redis://127.0.0.1:" + server.port()))) {
      assertThatThrownBy(none::start)
          .isInstanceOf(RedisFailure.class)
          .hasMessageContaining("TENON-R02");
    }
  }

  @Test
  void passwordChangedLater_isAway_untilItIsRightAgain() {
    redis.start();
    var client = RedisClient.create(server.url());
    try (var other = client.connect()) {
      var password = other.sync().configGet("requirepass").get("requirepass");
      other.sync().configSet("requirepass", "other");
      other.sync().clientKill(KillArgs.Builder.typeNormal().skipme());
      await().until(() -> !redis.ready().isReady());
      assertAway(() -> count(redis, "visits"));

      other.sync().configSet("requirepass", password);
      await().until(() -> redis.ready().isReady());
      assertThat(count(redis, "visits")).isOne();
    } finally {
      client.shutdown(0, 2, TimeUnit.SECONDS);
    }
  }

  @Test
  void userWithoutTheRight_isAFailure_andMayBeSilentAboutItsVersion() {
    var client = RedisClient.create(server.url());
    try (var other = client.connect()) {
      other
          .sync()
          .aclSetuser(
              "ada",
              AclSetuserArgs.Builder.on()
                  .addPassword("p@ss")
                  .keyPattern("mine:*")
                  .addCategory(AclCategory.SCRIPTING)
                  .addCommand(CommandType.PING)
                  .addCommand(CommandType.INCRBY));
    } finally {
      client.shutdown(0, 2, TimeUnit.SECONDS);
    }
    try (var ada =
        redis(
            RedisOptions.of("redis://127.0.0.1:" + server.port())
                .withUser("ada")
                .withPassword("p@ss"))) {
      ada.start();

      assertThat(ada.describe()).isEqualTo("Redis (single)");
      assertThat(count(ada, "mine:visits")).isOne();
      assertThatThrownBy(() -> count(ada, "yours:visits"))
          .isInstanceOfSatisfying(
              RedisFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-R02"))
          .hasMessageNotContaining("yours");
      assertThat(ada.ready().isReady()).isTrue();
    }
  }

  @Test
  void serverThatBecameAReplica_isTransient_andConnectedToAgain() {
    redis.start();
    var client = RedisClient.create(server.url());
    try (var other = client.connect()) {
      other.sync().replicaof("127.0.0.1", 1);
      assertAway(() -> count(redis, "visits"));
      other.sync().replicaofNoOne();

      await().until(this::canCount);
    } finally {
      client.shutdown(0, 2, TimeUnit.SECONDS);
    }
  }

  @Test
  void serverThatIsFull_isTransient() {
    redis.start();
    var client = RedisClient.create(server.url());
    try (var other = client.connect()) {
      other.sync().configSet("maxmemory", "1");

      assertThatThrownBy(() -> redis.run(PUT, List.of("a"), List.of("b")))
          .isInstanceOf(TransientError.class)
          .hasMessageContaining("OOM");
    } finally {
      client.shutdown(0, 2, TimeUnit.SECONDS);
    }
  }

  @Test
  void measure_showsWhetherItIsUp_andWhatRuns() throws Exception {
    Map<String, DoubleSupplier> gauges = new HashMap<>();
    redis.measure((name, help, value) -> gauges.put(name, value));
    assertThat(gauges).containsOnlyKeys("redis_up", "redis_scripts_running");
    assertThat(read(gauges, "redis_up")).isZero();
    redis.start();
    assertThat(read(gauges, "redis_up")).isOne();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> redis.run(SLOW, List.of("visits"), List.of("300000")));
      await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> read(gauges, "redis_scripts_running") == 1);
      assertThat(slow.get().number()).isOne();
    }
    assertThat(read(gauges, "redis_scripts_running")).isZero();
  }

  private static double read(Map<String, DoubleSupplier> gauges, String name) {
    var gauge = gauges.get(name);
    assertThat(gauge).isNotNull();
    return gauge.getAsDouble();
  }

  @Test
  void wrongScript_isAFailureThatNamesItsFirstLine_andNeitherKeysNorArguments() {
    redis.start();
    var wrong = RedisScript.of("-- wrong\nreturn redis.call('INCR', KEYS[1], ARGV[1])");

    assertThatThrownBy(() -> redis.run(wrong, List.of("secret-key"), List.of("hunter2")))
        .isInstanceOfSatisfying(
            RedisFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-R01"))
        .hasMessage("TENON-R01  The server refused the script \"wrong\": ERR");
    assertThatThrownBy(() -> redis.run(RedisScript.of("no lua"), List.of(), List.of()))
        .isInstanceOf(RedisFailure.class);
    assertThat(redis.run(PUT, List.of("text"), List.of("a")).text()).isEqualTo("OK");
    assertThatThrownBy(() ->
            redis.run(
                RedisScript.of("return redis.call('LPOP', KEYS[1])"), List.of("text"), List.of()))
        .hasMessageContaining("TENON-R01")
        .hasMessageContaining("WRONGTYPE");
    assertThat(redis.ready().isReady()).isTrue();
  }

  @Test
  void otherAnswerThanExpected_isAFailureThatSaysWhich() {
    redis.start();
    var reply = redis.run(COUNT, List.of("visits"), List.of("1"));

    assertThatThrownBy(reply::text)
        .isInstanceOfSatisfying(
            RedisFailure.class, failure -> assertThat(failure.id()).isEqualTo("TENON-R03"))
        .hasMessage("TENON-R03  The script \"count\" answered a number, and a text was expected");
    assertThatThrownBy(reply::list).hasMessageContaining("a list was expected");
    assertThatThrownBy(() -> redis.run(PUT, List.of("a"), List.of("b")).number())
        .hasMessageContaining("answered a text");
  }
}
