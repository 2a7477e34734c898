package dev.tenon.bench.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The load generator `wrk`: one thread, many connections, each of which asks again as soon as it
/// is answered.
final class Wrk {

  static final int CONNECTIONS = 64;

  private static final String FIGURES = "figures ";
  private static final Path SCRIPTS = Path.of("benchmarks/harness/target/wrk");

  private final String cpus;

  /// @param cpus the processors that it may use, as `taskset` takes them
  Wrk(String cpus) {
    this.cpus = cpus;
  }

  /// What one run gave; latencies in microseconds.
  record Figures(long requests, Duration took, long errors, long median, long ninetyNinth) {

    static Figures parse(String output) {
      var line =
          output
              .lines()
              .filter(each -> each.startsWith(FIGURES))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("wrk said no figures:\n" + output));
      var numbers =
          Arrays.stream(line.substring(FIGURES.length()).split(" ", -1))
              .mapToLong(Long::parseLong)
              .toArray();
      return new Figures(
          numbers[0], Duration.ofNanos(numbers[1] * 1000), numbers[2], numbers[3], numbers[4]);
    }

    double perSecond() {
      return requests * 1e9 / took.toNanos();
    }
  }

  /// @throws IllegalStateException if a request was not answered with 2xx, since an error is
  ///   quicker than an answer
  Figures load(Server server, Scenario scenario, Duration time)
      throws IOException, InterruptedException {
    Files.createDirectories(SCRIPTS);
    var script = SCRIPTS.resolve(scenario.name() + ".lua");
    Files.writeString(script, script(scenario));
    var command =
        List.of(
            "taskset",
            "-c",
            cpus,
            "wrk",
            "-t1",
            "-c" + CONNECTIONS,
            "-d" + time.toSeconds() + "s",
            "-s",
            script.toString(),
            server.url(scenario));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("wrk failed:\n" + output);
    }
    var figures = Figures.parse(output);
    if (figures.errors() > 0 || figures.requests() == 0) {
      throw new IllegalStateException(
          "%s failed under load of %s; the figure is void:%n%s"
              .formatted(server.peer().name(), scenario.title(), output));
    }
    return figures;
  }

  private static String script(Scenario scenario) {
    return """
    wrk.method = "%s"
    wrk.body = [[%s]]
    wrk.headers["Content-Type"] = "application/json"
    function done(summary, latency, requests)
      local e = summary.errors
      io.write(string.format("figures %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
        e.connect + e.read + e.write + e.timeout + e.status,
        latency:percentile(50), latency:percentile(99)))
    end
    """
        .formatted(scenario.method(), scenario.body());
  }

  /// @throws IllegalStateException if it is not installed, with the remedy
  static String version() throws InterruptedException {
    try {
      var process = new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output.lines().findFirst().orElse("wrk").replaceAll(" \\[.*", "").strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "There is no wrk. Install the package of that name: `apt-get install wrk`, `brew install wrk`.",
          e);
    }
  }
}
