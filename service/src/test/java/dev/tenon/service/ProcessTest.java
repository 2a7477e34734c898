package dev.tenon.service;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.testkit.TestClient;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A service in a process of its own, told to end as an orchestrator tells it.
@Timeout(50)
class ProcessTest {

  private static final int SIGTERM = 128 + 15;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void killWhatIsLeft() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void sigterm_closesEverythingInReverse_thenWhatIsAroundIt() throws Exception {
    var process = start("behaves", "--http.port=0");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      var before = until(line -> line.startsWith("child "), lines);
      assertThat(before).startsWith("behaves", "start a", "start b");
      assertThat(before.getLast()).contains("dev · helidon", "the a · the b", "http://localhost:");

      terminate(process);

      assertThat(lines.lines().filter(ProcessTest::isOurs))
          .containsExactly("close b", "close a", "main ends");
    }
    assertThat(process.waitFor()).isEqualTo(SIGTERM);
  }

  @Test
  void start_atDebug_saysItsFilters_inTheirOrder() throws Exception {
    var process = start("behaves", "--http.port=0", "--log.level=DEBUG");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(until(line -> line.contains("Filters, "), lines).getLast())
          .contains(
              "outermost first: RequestMetrics, SecurityHeaders, ResponseTiming, SlowRequests, ConcurrencyLimit, Compression, Deadline");
      terminate(process);
      assertThat(lines.lines()).contains("main ends");
    }
    assertThat(process.waitFor()).isEqualTo(SIGTERM);
  }

  @Test
  void sigterm_outsideDev_afterAStartInJson() throws Exception {
    var process = start("behaves", "--http.port=0", "--profile=prod", "--http.drainDelay=10ms");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(until(line -> line.contains("http://localhost:"), lines).getLast())
          .startsWith("{\"time\":\"")
          .contains("\"service\":\"child\"", "child unversioned · prod · helidon");

      terminate(process);

      assertThat(lines.lines().filter(ProcessTest::isOurs)).endsWith("close a", "main ends");
    }
    assertThat(process.waitFor()).isEqualTo(SIGTERM);
  }

  @Test
  void sigterm_withAPartThatClosesBadly_closesTheOthers_andEnds() throws Exception {
    var process = start("closes badly", "--http.port=0");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      until(line -> line.startsWith("child "), lines);
      terminate(process);

      assertThat(lines.lines())
          .contains("close b", "close a", "main ends")
          .anyMatch(line -> line.contains("broken on purpose"));
    }
    assertThat(process.waitFor()).isEqualTo(SIGTERM);
  }

  @Test
  void sigterm_whileItStarts_closesWhatHasStarted() throws Exception {
    var process = start("starts late", "--http.port=0");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      until("starting"::equals, lines);
      terminate(process);

      assertThat(lines.lines().filter(ProcessTest::isOurs))
          .endsWith("close b", "close a", "main ends");
    }
    assertThat(process.waitFor()).isEqualTo(SIGTERM);
  }

  @Test
  void sigterm_whileItFailsToStart_doesNotHang() throws Exception {
    var process = start("starts late and badly", "--http.port=0");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      until("starting"::equals, lines);
      terminate(process);

      assertThat(lines.lines().filter(ProcessTest::isOurs)).contains("close b", "close a");
    }
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(SIGTERM);
  }

  @Test
  void sigterm_turnsReadinessOff_andServesOn() throws Exception {
    var process = start("behaves", "--http.port=0", "--http.drainDelay=1h");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      var client = TestClient.at(address(until(line -> line.contains("http://"), lines)));
      assertThat(client.get("/health/ready")).hasStatus(200).hasNoHeader("Connection");

      terminate(process);

      var ready = client.get("/health/ready");
      while (ready.status() == 200) {
        ready = client.get("/health/ready");
      }
      assertThat(ready).hasStatus(503);
      assertThat(client.get("/health/live")).hasStatus(200);
      assertThat(client.get("/health/live")).hasHeader("Connection", "close");
    }
  }

  @Test
  void sigterm_sentAgain_endsTheProcessAtOnce() throws Exception {
    var process = start("behaves", "--http.port=0", "--http.drainDelay=1h");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      until(line -> line.contains("http://"), lines);

      while (!process.waitFor(300, TimeUnit.MILLISECONDS)) {
        terminate(process);
      }

      assertThat(lines.lines()).isEmpty();
    }
    assertThat(process.exitValue()).isEqualTo(SIGTERM);
  }

  private static URI address(List<String> lines) {
    var line = lines.getLast();
    return URI.create(line.substring(line.indexOf("http://")).replace("localhost", "127.0.0.1"));
  }

  @Test
  void wrongSettings_endTheProcess_withStatus2() throws Exception {
    var process = start("behaves", "--http.prot=0");

    assertThat(errors(process)).startsWith("TENON-C03").doesNotContain("\tat ");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void failureToStart_endsTheProcess_withStatus1() throws Exception {
    var process = start("throws", "--http.port=0");

    assertThat(errors(process))
        .startsWith("TENON-S01  child did not start: broken on purpose (Child.java:")
        .doesNotContain("\tat ");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void config_returnsToItsCaller() throws Exception {
    var process = start("behaves", "--config");
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.lines())
          .startsWith("child, profile dev: --profile or CHILD__PROFILE chooses another.")
          .endsWith("main ends");
    }
    assertThat(process.waitFor()).isZero();
  }

  private Process start(String... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(1, agents());
    var process = new ProcessBuilder(command).start();
    processes.add(process);
    return process;
  }

  /// Those of this process, such as the one that measures coverage.
  private static List<String> agents() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:"))
        .toList();
  }

  /// By its handle: the process itself would close its streams at once.
  private static void terminate(Process process) {
    process.toHandle().destroy();
  }

  private static List<String> until(Predicate<String> last, BufferedReader lines) throws Exception {
    var read = new ArrayList<String>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      read.add(line);
      if (last.test(line)) {
        return read;
      }
    }
    throw new AssertionError("The process ended after " + read);
  }

  private static String errors(Process process) throws Exception {
    try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
      return String.join("\n", lines.lines().toList());
    }
  }

  /// Whether the line is the child's own, not one of its log.
  private static boolean isOurs(String line) {
    return line.matches("(start|close) [ab]|main ends");
  }
}
