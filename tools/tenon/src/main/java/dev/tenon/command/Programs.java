package dev.tenon.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Other programs.
class Programs {

  private final Duration patience;

  Programs() {
    this(Duration.ofSeconds(30));
  }

  /// @param patience how long an answer is waited for
  Programs(Duration patience) {
    this.patience = patience;
  }

  /// Runs one with the terminal of this one, and returns its exit status.
  ///
  /// @throws CommandFailure `TENON-N12` if there is no such program
  int run(Path folder, List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.PROGRAM,
          "%s cannot be run: %s.".formatted(command.getFirst(), e.getMessage()),
          "Install it, or put it on the PATH.");
    }
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  /// What one says, if it succeeds in time and is brief.
  Optional<String> ask(Path folder, List<String> command) {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      return Optional.empty();
    }
    try (var said = process.inputReader()) {
      process.getOutputStream().close();
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0
          ? Optional.of(said.readAllAsString().strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroy();
    }
  }
}
