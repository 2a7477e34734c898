package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.service.Service.Setup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProgramTest {

  record Settings(String word, String password) {
    static Settings defaults() {
      return new Settings("hello", "default-password");
    }
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> events = new CopyOnWriteArrayList<>();

  @Test
  void wrongSettings_areSaidInOneMessage_withStatus2() {
    assertThat(run((_, _) -> events.add("block"), "--http.prot=1")).isEqualTo(2);

    assertThat(text(err))
        .startsWith("TENON-C03  shop did not start: 1 setting is wrong.")
        .contains("Did you mean --http.port?")
        .doesNotContain("Exception", "\tat ");
    assertThat(text(out)).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void argumentThatIsNone_isStatus2() {
    assertThat(run((_, _) -> {}, "--database.password", "hunter2")).isEqualTo(2);

    assertThat(text(err)).startsWith("TENON-C02").doesNotContain("hunter2");
  }

  @Test
  void config_showsEverySetting_andRunsNothing() {
    var status = run((_, _) -> events.add("block"), "--config", "--password=hunter2");

    assertThat(status).isZero();
    assertThat(events).isEmpty();
    assertThat(text(err)).isEmpty();
    assertThat(text(out))
        .startsWith("shop, profile dev: --profile or SHOP__PROFILE chooses another.")
        .contains("= \"127.0.0.1\"", "= \"8000\"", "= \"hello\"", "SHOP__LOG__FORMAT sets it")
        .containsPattern("password +=\\s\\*\\*\\* +from the arguments")
        .doesNotContain("hunter2", "default-password");
  }

  @Test
  void config_showsWhatTheProfileChanges() {
    run((_, _) -> {}, "--config", "--profile=prod");

    assertThat(text(out))
        .containsPattern("http.host +=\\s\"0.0.0.0\" +from the profile prod")
        .containsPattern("log.format +=\\s\"JSON\" +from the profile prod");
  }

  @Test
  void routes_areATable_andNothingIsStarted() {
    var status = run(ProgramTest::described, "--routes", "--management.port=0");

    assertThat(status).isZero();
    assertThat(text(err)).isEmpty();
    assertThat(text(out))
        .startsWith("METHOD  PATH ")
        .containsPattern(
            "GET +/jobs +listJobs +jobs +open +service +body 5, deadline 2500ms +Lists the jobs.\n")
        .containsPattern("DELETE +/jobs/\\{id} +deleteJobsById +jobs +guarded +service\n")
        .containsPattern("GET +/metrics +\\S+ +metrics +open +management\n")
        .containsPattern(
            "the outermost first: RequestMetrics, SecurityHeaders, .*, Deadline\\.\n$");
  }

  @Test
  void routes_areJson_forPrograms() {
    assertThat(run(ProgramTest::described, "--routes=json")).isZero();

    assertThat(text(out))
        .contains("\"filters\":[\"RequestMetrics\",", "\"path\":\"/jobs/{id}\"")
        .endsWith("}\n");
  }

  @Test
  void routes_ofABlockThatFails_areAFailure() {
    var status =
        run(
            (_, _) -> {
              throw new IllegalStateException("no such thing");
            },
            "--routes");

    assertThat(status).isEqualTo(1);
    assertThat(text(err)).startsWith("TENON-S01  shop did not start: no such thing");
  }

  private static void described(Service service, Settings settings) {
    // @formatter:off
    service.serve(
        Routes.under("/jobs").open()
            .get("").named("listJobs", "Lists the jobs.").maxBodyBytes(5).deadline(Duration.ofMillis(2500)).replies(request -> Reply.of(204))
            .delete("/{id}").guarded(request -> {}).path(String.class).does(id -> {}));
    // @formatter:on
  }

  @Test
  void config_withWrongSettings_showsThem_andWhatIsWrong() {
    assertThat(run((_, _) -> {}, "--config", "--http.port=many")).isEqualTo(2);

    assertThat(text(out)).containsPattern("http.port +=\\s\"many\" +from the arguments");
    assertThat(text(err)).startsWith("TENON-C03").contains("must be a whole number");
  }

  @Test
  void serviceWithoutAProperName_isRefusedInOneLine() {
    var program = new Program<>("My Shop", NoConfig.class, (_, _) -> {}, print(out), print(err));

    assertThat(program.run(List.of())).isEqualTo(1);
    assertThat(text(err))
        .isEqualToIgnoringNewLines(
            "TENON-S01  My Shop did not start: A service's name is lower case words with hyphens, such as 'order-history'; not 'My Shop'.");
  }

  @Test
  void refusalOfOurs_isOneLine_withStatus1() {
    Setup<Settings> setup =
        (service, _) -> service.serve(Routes.under("/x").get("").replies(_ -> Reply.of(200)));

    assertThat(run(setup)).isEqualTo(1);

    assertThat(text(err))
        .hasLineCount(1)
        .startsWith("TENON-S01  shop did not start: ")
        .contains("GET /x", ".open()");
  }

  @Test
  void unknownEngine_isOneLine() {
    assertThat(run((_, _) -> {}, "--engine=steam")).isEqualTo(1);

    assertThat(text(err)).hasLineCount(1).contains("steam", "helidon");
  }

  @Test
  void partThatRefuses_isOneLine() {
    Setup<Settings> setup = (service, _) -> service.use(failing(new IllegalStateException("full")));

    assertThat(run(setup)).isEqualTo(1);

    assertThat(text(err)).isEqualToIgnoringNewLines("TENON-S01  shop did not start: full");
    assertThat(events).containsExactly("start part", "close part");
  }

  @Test
  void partThatBreaks_isSaid_withItsType() {
    Setup<Settings> setup =
        (service, _) -> service.use(failing(new UnsupportedOperationException("odd")));

    assertThat(run(setup)).isEqualTo(1);

    assertThat(text(err))
        .isEqualToIgnoringNewLines(
            "TENON-S01  shop did not start: java.lang.UnsupportedOperationException: odd");
  }

  @Test
  void refusalWithoutWords_isSaidByItsType() {
    assertThat(run((service, _) -> service.use(failing(new IllegalStateException())))).isEqualTo(1);

    assertThat(text(err)).contains("did not start: java.lang.IllegalStateException");
  }

  @Test
  void blockThatThrows_closesWhatWasUsed_andIsSaid() {
    Setup<Settings> setup =
        (service, _) -> {
          service.use(new FakePart("a", events::add));
          service.use(new FakePart("b", events::add));
          throw new IOException("no disk");
        };

    assertThat(run(setup)).isEqualTo(1);

    assertThat(text(err))
        .isEqualToIgnoringNewLines("TENON-S01  shop did not start: java.io.IOException: no disk");
    assertThat(events).containsExactly("close b", "close a");
  }

  @Test
  void blockThatIsRefused_isOneLine_withItsPlace() {
    Setup<Settings> setup =
        (_, _) -> {
          throw new IllegalArgumentException("The database has no URL.");
        };

    assertThat(run(setup)).isEqualTo(1);

    assertThat(text(err))
        .hasLineCount(1)
        .startsWith("TENON-S01  shop did not start: The database has no URL. (ProgramTest.java:");
  }

  @Test
  void secretOfTheSettings_isInNoLineOfAFailedStart() {
    for (var failure :
        List.of(
            new IllegalStateException("refused by correct-horse-7"),
            new UnsupportedOperationException("x://me:correct-horse-7@h"))) {
      Setup<Settings> setup =
          (_, _) -> {
            throw failure;
          };

      for (var level : List.of("--log.level=DEBUG", "--log.level=OFF")) {
        assertThat(run(setup, "--password=correct-horse-7", level)).isEqualTo(1);
      }
    }
    assertThat(text(err)).contains("***").doesNotContain("correct-horse-7");
  }

  @Test
  void redactionOff_isSaidAloud() {
    var logged = new ByteArrayOutputStream();
    var before = System.out;
    System.setOut(print(logged));
    try {
      assertThat(run(failingSetup(), "--redaction.enabled=false")).isEqualTo(1);
    } finally {
      System.setOut(before);
    }

    assertThat(text(logged)).contains("WARN", "Redaction is off", "redaction.enabled");
  }

  private static Setup<Settings> failingSetup() {
    return (_, _) -> {
      throw new IllegalStateException("full");
    };
  }

  @Test
  void service_saysItsPolicy() {
    Setup<Settings> setup =
        (service, config) -> {
          events.add(service.redaction().text("it is " + config.password()));
          throw new IllegalStateException("full");
        };

    run(setup, "--password=correct-horse-7");

    assertThat(events).containsExactly("it is ***");
  }

  @Test
  void refusalFromElsewhere_hasNoPlace() {
    Setup<Settings> setup =
        (_, _) -> {
          var refusal = new IllegalStateException("full");
          refusal.setStackTrace(new StackTraceElement[0]);
          throw refusal;
        };

    assertThat(run(setup)).isEqualTo(1);

    assertThat(text(err)).isEqualToIgnoringNewLines("TENON-S01  shop did not start: full");
  }

  @Test
  void stackTraceOfABlock_isPrinted_whereNothingIsLogged() {
    Setup<Settings> setup =
        (_, _) -> {
          throw new ExceptionInInitializerError("bug");
        };

    assertThat(run(setup, "--log.level=OFF")).isEqualTo(1);

    assertThat(text(err)).contains("bug", "\tat dev.tenon.service.ProgramTest", "TENON-S01");
  }

  @Test
  void interruptedRunner_endsTheService() throws Exception {
    var started = new CountDownLatch(1);
    var status = new CompletableFuture<Integer>();
    var flag = new CompletableFuture<Boolean>();
    Setup<Settings> setup =
        (service, _) -> {
          var part = new FakePart("part", events::add);
          part.onClose = () -> events.add("interrupted " + Thread.currentThread().isInterrupted());
          service.use(part);
        };
    var announced =
        new PrintStream(out, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            started.countDown();
          }
        };
    var runner =
        Thread.ofPlatform()
            .start(() -> {
              var program = new Program<>("shop", Settings.class, setup, announced, print(err));
              status.complete(program.run(List.of("--http.port=0")));
              flag.complete(Thread.currentThread().isInterrupted());
            });

    started.await();
    runner.interrupt();
    runner.join();

    assertThat(status).isCompletedWithValue(0);
    assertThat(flag).isCompletedWithValue(true);
    assertThat(events).containsExactly("start part", "close part", "interrupted false");
    assertThat(text(out)).startsWith("shop unversioned · dev · helidon · ").hasLineCount(1);
    assertThat(text(err)).isEmpty();
  }

  private FakePart failing(RuntimeException failure) {
    var part = new FakePart("part", events::add);
    part.onStart =
        () -> {
          throw failure;
        };
    return part;
  }

  private int run(Setup<Settings> setup, String... arguments) {
    var all = new ArrayList<>(List.of("--http.port=0"));
    all.addAll(List.of(arguments));
    if (all.contains("--config")) {
      all.removeFirst();
    }
    return new Program<>("shop", Settings.class, setup, print(out), print(err)).run(all);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
