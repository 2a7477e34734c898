package dev.tenon.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A JVM of its own that does work: it is told what to do by lines, and says by lines what it did.
/// It ends with this process, however that ends, since its input does.
final class Child implements AutoCloseable {

  private final Process process;
  private final Writer input;

  private Child(Process process) {
    this.process = process;
    this.input = process.outputWriter();
  }

  /// @param main its program, which begins with [Station#open]
  /// @param said takes what it says, line by line, on a thread of its own
  static Child start(
      Class<?> main, Map<String, String> environment, Path errors, Consumer<String> said) {
    var builder =
        Programs.of(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()),
            environment);
    try {
      var process =
          builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())).start();
      Thread.ofVirtual().start(() -> hear(process, said));
      return new Child(process);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void hear(Process process, Consumer<String> said) {
    try {
      process.inputReader().lines().forEach(said);
    } catch (UncheckedIOException dead) {
      // It has nothing more to say.
    }
  }

  /// A line to a child that has died reaches nobody.
  void tell(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException dead) {
      if (process.isAlive()) {
        throw new UncheckedIOException(dead);
      }
    }
  }

  /// Lets it stand still, wherever it is, as a suspended machine does; it does so once this has
  /// returned.
  void freeze() {
    signal("-STOP");
    awaitStandstill();
  }

  /// Lets it go on as if nothing had been.
  void thaw() {
    signal("-CONT");
  }

  /// Ends it at once, frozen or not.
  void kill() {
    process.destroyForcibly();
    if (!hasEnded(Duration.ofSeconds(30))) {
      throw new IllegalStateException("Process " + process.pid() + " survived SIGKILL.");
    }
  }

  /// Writes what its threads are doing to where its errors go.
  void dump(Path errors) {
    Programs.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(process.pid()),
            "Thread.print"),
        errors);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean hasEnded(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a process was to end", interrupted);
    }
  }

  private void signal(String signal) {
    if (Programs.run(List.of("kill", signal, Long.toString(process.pid()))) != 0 && isAlive()) {
      throw new IllegalStateException(
          "Process %d took no %s.".formatted(process.pid(), signal.substring(1)));
    }
  }

  /// The signal is only sent: until the thread that takes it runs, those beside it go on.
  private void awaitStandstill() {
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (isAlive() && !Programs.standsStill(process.pid())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Process " + process.pid() + " survived SIGSTOP.");
      }
      LockSupport.parkNanos(100_000);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
