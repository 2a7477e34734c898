package dev.tenon.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks, or those whose name holds an argument: `make jmh ARGS=json`.
public final class Jmh {

  private static final Path RESULTS = Path.of("benchmarks/results");

  private Jmh() {}

  /// `--quick` says only whether everything still works, and in how many bytes.
  public static void main(String... args) throws RunnerException, IOException {
    boolean quick = List.of(args).contains("--quick");
    var options =
        new OptionsBuilder()
            .jvmArgsAppend("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx512m")
            .addProfiler(GCProfiler.class)
            .forks(quick ? 1 : 3)
            .warmupIterations(quick ? 2 : 5)
            .measurementIterations(quick ? 2 : 5)
            .warmupTime(TimeValue.seconds(1))
            .measurementTime(TimeValue.seconds(1));
    boolean all = true;
    for (var arg : args) {
      if (!arg.startsWith("--")) {
        options.include(arg);
        all = false;
      }
    }
    if (all && !quick) {
      Files.createDirectories(RESULTS);
      options.result(RESULTS.resolve("jmh.json").toString()).resultFormat(ResultFormatType.JSON);
    }
    new Runner(options.build()).run();
  }
}
