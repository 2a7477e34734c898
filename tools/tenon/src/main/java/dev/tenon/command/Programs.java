package dev.tenon.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Other programs.
class Programs {

  private static final int PATIENCE = 30;

  /// Runs one with the terminal of this one, and returns its exit status.
  ///
  /// @throws CommandFailure `TENON-N12` if there is no such program
  int run(Path folder, List<String> command) {
    try {
      return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.PROGRAM,
          "%s cannot be run: %s".formatted(command.getFirst(), e.getMessage()),
          "Install it, or put it on the PATH.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  /// What one says, if it says it within half a minute and succeeds.
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
      var text = said.readAllAsString();
      return process.waitFor(PATIENCE, TimeUnit.SECONDS) && process.exitValue() == 0
          ? Optional.of(text.strip())
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
