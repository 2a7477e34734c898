package dev.tenon.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Programs of the operating system.
final class Programs {

  private Programs() {}

  /// One that is yet to be started, with more in its environment than this process has.
  static ProcessBuilder of(List<String> words, Map<String, String> environment) {
    var builder = new ProcessBuilder(words);
    // With the path in it that `make chaos` takes, libfaketime would refuse to work.
    builder.environment().remove("FAKETIME");
    builder.environment().putAll(environment);
    return builder;
  }

  /// Runs one to its end and gives its exit code.
  static int run(List<String> words) {
    return run(words, Redirect.DISCARD);
  }

  /// The same, with what it says put at the end of a file.
  static int run(List<String> words, Path said) {
    return run(words, Redirect.appendTo(said.toFile()));
  }

  private static int run(List<String> words, Redirect said) {
    try {
      return new ProcessBuilder(words).redirectOutput(said).redirectError(said).start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + words, interrupted);
    }
  }

  /// Whether every thread of a process is stopped, as Linux tells it in `/proc`; elsewhere, where
  /// nothing tells, it is taken for granted.
  static boolean standsStill(long pid) {
    if (!Files.isDirectory(Path.of("/proc/self/task"))) {
      return true;
    }
    try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (var thread : threads.toList()) {
        if (!isStopped(thread)) {
          return false;
        }
      }
      return true;
    } catch (IOException | UncheckedIOException goneMeanwhile) {
      return false;
    }
  }

  private static boolean isStopped(Path thread) throws IOException {
    var stat = Files.readString(thread.resolve("stat"));
    // The state stands behind the name, which is in brackets and may hold brackets itself.
    var state = stat.charAt(stat.lastIndexOf(')') + 2);
    return state == 'T' || state == 't';
  }
}
