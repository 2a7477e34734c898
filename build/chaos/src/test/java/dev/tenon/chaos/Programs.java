package dev.tenon.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/// Programs of the operating system.
final class Programs {

  private Programs() {}

  /// Runs one to its end and gives its exit code.
  static int run(List<String> words) {
    try {
      return new ProcessBuilder(words)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + words, interrupted);
    }
  }
}
