package dev.tenon.service;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenon.config.ConfigurationError;
import dev.tenon.config.Sources;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.lifecycle.Readiness;
import dev.tenon.service.Service.Setup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {

  private static final Routes HELLO =
      Routes.under("/hello").open().get("").replies(_ -> Reply.of(204));

  record Greeting(String word) {
    static Greeting defaults() {
      return new Greeting("hello");
    }
  }

  private final List<String> events = new ArrayList<>();
  @TempDir private Path directory;

  @Test
  void service_answersItsRoutes() throws Exception {
    try (var running = start((service, _) -> service.serve(HELLO))) {
      assertThat(client(running).get("/hello")).hasStatus(204);
      assertThat(client(running).get("/nothing")).hasStatus(404).hasProblem("not-found");
    }
  }

  @Test
  void block_isGivenItsSettings_andWhoTheServiceIs() throws Exception {
    var seen = new ArrayList<String>();
    var sources = sources("--word=hi", "--profile=test");
    try (var _ =
        Service.start(
            "shop",
            sources,
            Greeting.class,
            (service, config) ->
                seen.addAll(List.of(service.name(), service.profile(), config.word())))) {
      assertThat(seen).containsExactly("shop", "test", "hi");
    }
  }

  @Test
  void health_ofAllPartsUp_isUp() throws Exception {
    try (var running = start((service, _) -> service.use(part("a")))) {
      for (var question : List.of("live", "started")) {
        assertThat(client(running).get("/health/" + question))
            .hasStatus(200)
            .hasHeader("Content-Type", "application/json")
            .hasJson("{\"status\": \"up\", \"checks\": []}");
      }
      assertThat(client(running).get("/health/ready"))
          .hasStatus(200)
          .hasJson(
              """
              {"status": "up", "checks": [
                {"name": "a", "ok": true, "reason": ""}, {"name": "http", "ok": true, "reason": ""}]}\
              """);
    }
  }

  @Test
  void health_ofAPartThatIsDown_is503_withTheReason() throws Exception {
    var part = part("database");
    part.readiness = Readiness.notReady("no connection");
    try (var running = start((service, _) -> service.use(part))) {
      assertThat(client(running).get("/health/ready"))
          .hasStatus(503)
          .hasMember("down", "status")
          .hasMember("database", "checks", "0", "name")
          .hasMember(false, "checks", "0", "ok")
          .hasMember("no connection", "checks", "0", "reason");
      assertThat(client(running).get("/health/live")).hasStatus(200);
      part.readiness = Readiness.READY;
      assertThat(client(running).get("/health/ready")).hasStatus(200);
    }
  }

  @Test
  void metrics_holdTheRequests_andTheServicesOwn() throws Exception {
    Setup<NoConfig> setup =
        (service, _) -> {
          service.serve(HELLO);
          service.metrics().counter("greetings_total", "Greetings.").increment();
        };
    try (var running = start(setup)) {
      client(running).get("/hello");

      assertThat(client(running).get("/metrics").text())
          .contains("greetings_total", "route=\"/hello\"");
    }
  }

  @Test
  void info_saysWhoAnswers() throws Exception {
    try (var running = start((_, _) -> {})) {
      var info = client(running).get("/info").as(Info.class);

      assertThat(info.name()).isEqualTo("shop");
      assertThat(info.version()).isEqualTo("unversioned");
      assertThat(info.profile()).isEqualTo("dev");
      assertThat(info.engine()).isEqualTo("helidon");
      assertThat(info.java()).isEqualTo(Runtime.version().toString());
      assertThat(info.startedAt()).isBeforeOrEqualTo(Instant.now());
    }
  }

  @Test
  void startLine_saysWhatStarted() throws Exception {
    try (var running = start((service, _) -> service.use(part("cellar")))) {
      assertThat(running.startLine())
          .matches(
              "shop unversioned · dev · helidon · started in \\d+ ms \\(AOT cache off\\) · the cellar · http://localhost:"
                  + running.port());
    }
  }

  @Test
  void filters_areAroundEveryRequest() throws Exception {
    Setup<NoConfig> setup =
        (service, _) -> {
          service.serve(HELLO);
          service.filter((request, next) -> next.proceed(request).with("X-First", "1"));
        };
    try (var running = start(setup)) {
      assertThat(client(running).get("/hello")).hasHeader("X-First", "1");
      assertThat(client(running).get("/info")).hasHeader("X-First", "1");
    }
  }

  @Test
  void standardFilters_areAroundEveryRequest_unlessSwitchedOff() throws Exception {
    try (var running = start((service, _) -> service.serve(HELLO))) {
      assertThat(client(running).get("/hello"))
          .hasStatus(204)
          .hasHeader("X-Frame-Options", "DENY")
          .hasNoHeader("Strict-Transport-Security");
      assertThat(client(running).get("/nowhere").header("Server-Timing")).isPresent();
    }
    var without = sources("--filters.security.enabled=false", "--filters.timing=false");
    try (var running = Service.start("shop", without, NoConfig.class, (_, _) -> {})) {
      assertThat(client(running).get("/info"))
          .hasNoHeader("X-Frame-Options")
          .hasNoHeader("Server-Timing");
    }
  }

  @Test
  void standardFilters_areSet_bySettings() throws Exception {
    var settings =
        sources(
            "--filters.proxies.networks=127.0.0.0/8,::1",
            "--filters.proxies.header=FORWARDED",
            "--filters.cors.origins=https://shop.example",
            "--filters.deadline=20ms",
            "--filters.concurrency.maxInFlight=5");
    var never = new CountDownLatch(1);
    Setup<NoConfig> setup =
        (service, _) -> service.serve(Routes.under("/wait").open().get("").does(never::await));
    try (var running = Service.start("shop", settings, NoConfig.class, setup)) {
      var client = client(running).with("Origin", "https://shop.example");

      assertThat(client.get("/wait"))
          .hasStatus(504)
          .hasHeader("Access-Control-Allow-Origin", "https://shop.example");
      assertThat(client.with("Forwarded", "proto=https").get("/info"))
          .hasHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  @Test
  void settingsOfFilters_thatAreWrong_areRefused() {
    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() ->
            Service.start(
                "shop",
                sources(
                    "--filters.proxies.networks=everybody",
                    "--filters.cors.origins=*",
                    "--filters.cors.credentials=true",
                    "--filters.deadline=-1s"),
                NoConfig.class,
                (_, _) -> {}))
        .withMessageContainingAll("everybody", "name the origins", "deadline");
  }

  @Test
  void twoServices_liveInOneProcess() throws Exception {
    try (var one = start((service, _) -> service.serve(HELLO));
        var other = start((_, _) -> {})) {
      assertThat(one.port()).isNotEqualTo(other.port());
      assertThat(client(one).get("/hello")).hasStatus(204);
      assertThat(client(other).get("/hello")).hasStatus(404);
    }
  }

  @Test
  void close_closesInReverse_once() throws Exception {
    var running =
        start((service, _) -> {
          service.use(part("a"));
          service.use(() -> events.add("close plain"));
          service.use(part("b"));
        });

    running.close();
    running.close();

    assertThat(events).containsExactly("start a", "start b", "close b", "close plain", "close a");
    assertThatIllegalStateException().isThrownBy(running::port);
  }

  @Test
  void close_ofAPartThatFails_isTold_andTheOthersAreClosed() throws Exception {
    var failing = part("b");
    failing.onClose =
        () -> {
          throw new IllegalStateException("stuck");
        };
    var running =
        start((service, _) -> {
          service.use(part("a"));
          service.use(failing);
        });

    assertThatIllegalStateException().isThrownBy(running::close).withMessage("stuck");
    assertThat(events).endsWith("close b", "close a");
    assertThatCode(running::end).doesNotThrowAnyException();
  }

  @Test
  void end_isNotKeptBackByAPartThatFails() throws Exception {
    var failing = part("a");
    failing.onClose =
        () -> {
          throw new IllegalStateException("stuck");
        };
    var running = start((service, _) -> service.use(failing));

    assertThatCode(running::end).doesNotThrowAnyException();
  }

  @Test
  void blockThatThrows_closesWhatWasUsed_andTheExceptionIsItsOwn() {
    var failure = new IOException("no disk");
    var failing = part("b");
    failing.onClose =
        () -> {
          throw new IllegalStateException("stuck");
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            start((service, _) -> {
              service.use(part("a"));
              service.use(failing);
              throw failure;
            }))
        .isSameAs(failure)
        .withMessage("no disk");
    assertThat(failure.getSuppressed()).singleElement().isInstanceOf(IllegalStateException.class);
    assertThat(events).containsExactly("close b", "close a");
  }

  @Test
  void exceptionThatAPartThrowsAgainWhenClosed_isNotSuppressedInItself() {
    var failure = new IllegalStateException("the same");
    var failing = part("a");
    failing.onClose =
        () -> {
          throw failure;
        };

    assertThatIllegalStateException()
        .isThrownBy(() ->
            start((service, _) -> {
              service.use(failing);
              throw failure;
            }))
        .isSameAs(failure);
  }

  @Test
  void partThatDoesNotStart_keepsTheServiceFromStarting() {
    var failing = part("b");
    failing.onStart =
        () -> {
          throw new IllegalArgumentException("no such database");
        };

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            start((service, _) -> {
              service.use(part("a"));
              service.use(failing);
            }))
        .withMessage("no such database");
    assertThat(events).containsExactly("start a", "start b", "close b", "close a");
  }

  @Test
  void wrongSettings_areRefused_beforeTheBlockRuns() {
    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() ->
            Service.start(
                "shop",
                sources("--http.port=70000", "--http.prot=1"),
                NoConfig.class,
                (_, _) -> events.add("block")))
        .withMessageContainingAll("2 settings are wrong", "Did you mean --http.port?");
    assertThat(events).isEmpty();
  }

  @Test
  void unknownEngine_isRefused_beforeTheBlockRuns() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Service.start(
                "shop", sources("--engine=steam"), NoConfig.class, (_, _) -> events.add("block")))
        .withMessageContainingAll("steam", "helidon");
    assertThat(events).isEmpty();
  }

  @Test
  void routeWithoutAccessRule_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            start((service, _) -> {
              service.use(part("a"));
              service.serve(Routes.under("/x").get("").replies(_ -> Reply.of(200)));
            }))
        .withMessageContaining("GET /x");
    assertThat(events).containsExactly("close a");
  }

  @Test
  void routeOfTheHouse_isNotTaken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            start((service, _) ->
                service.serve(Routes.under("/info").open().get("").replies(_ -> Reply.of(200)))))
        .withMessageContaining("GET /info");
  }

  @Test
  void portInUse_isRefused() throws Exception {
    try (var running = start((_, _) -> {})) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              Service.start(
                  "shop",
                  sources("--http.port=" + running.port()),
                  NoConfig.class,
                  (service, _) -> service.use(part("a"))))
          .withMessageContaining(Integer.toString(running.port()));
      assertThat(events).containsExactly("start a", "close a");
    }
  }

  @Test
  void whatComesAfterTheBlock_isRefused() throws Exception {
    var kept = new ArrayList<Service>();
    try (var _ = start((service, _) -> kept.add(service))) {
      var service = kept.getFirst();

      assertThatIllegalStateException().isThrownBy(() -> service.serve(HELLO));
      assertThatIllegalStateException()
          .isThrownBy(() -> service.filter((request, next) -> next.proceed(request)))
          .withMessageContaining("in the block");
      assertThatIllegalStateException().isThrownBy(() -> service.use(part("late")));
      assertThat(events).containsExactly("close late");
    }
  }

  @Test
  void nameOfTheService_isChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Service.start("My Shop", new Sources("dev", List.of()), NoConfig.class, (_, _) -> {}));
  }

  private FakePart part(String name) {
    return new FakePart(name, events::add);
  }

  private RunningService start(Setup<NoConfig> setup) throws Exception {
    return Service.start("shop", sources("--http.port=0"), NoConfig.class, setup);
  }

  private Sources sources(String... arguments) {
    var all = new ArrayList<>(List.of("--http.port=0"));
    all.addAll(List.of(arguments));
    return Sources.of("shop", all, Map.of(), directory);
  }

  private static TestClient client(RunningService running) {
    return TestClient.at(URI.create("http://127.0.0.1:" + running.port()));
  }
}
