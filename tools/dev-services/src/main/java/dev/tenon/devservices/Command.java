package dev.tenon.devservices;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Programs of the operating system, started in a bare environment: the caller's language, zone and
/// `PG…` variables do not reach them.
final class Command {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final File NOTHING = Path.of("/dev/null").toFile();

  private Command() {}

  static ProcessBuilder of(List<String> words) {
    var builder = new ProcessBuilder(new ArrayList<>(words)).directory(Path.of("/").toFile());
    var environment = builder.environment();
    var path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
    return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /// Runs to the end, with the output in `log`, and gives the exit code.
  static int run(List<String> words, Path log) {
    return run(of(words).redirectOutput(log.toFile()), PATIENCE);
  }

  /// Runs to the end, without output, and gives the exit code.
  static int run(List<String> words) {
    return run(words, PATIENCE);
  }

  static int run(List<String> words, Duration patience) {
    return run(of(words), patience);
  }

  /// Whether the program is there and ends well.
  static boolean works(List<String> words) {
    try {
      return run(words) == 0;
    } catch (NotFound notThere) {
      return false;
    }
  }

  static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new NotFound(builder.command().getFirst(), failed);
    }
  }

  private static int run(ProcessBuilder builder, Duration patience) {
    var program = builder.command().getFirst();
    var process = start(builder.redirectInput(NOTHING));
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new IllegalStateException("%s did not end within %s.".formatted(program, patience));
    } catch (InterruptedException interrupted) {
      throw Deadline.interrupted(program, interrupted);
    } finally {
      process.destroyForcibly();
    }
  }

  /// A program that this machine does not have, or may not run.
  static final class NotFound extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotFound(String program, IOException cause) {
      super(
          "%s cannot be run, and an embedded server needs it. Install it, or name a server by DATABASE_URL or REDIS_URL."
              .formatted(program),
          cause);
    }
  }
}
