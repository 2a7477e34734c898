package dev.tenon.lock.file;

import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Locks;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A process that uses the locks of a folder, until it is killed or its input ends.
final class Contender implements AutoCloseable {

  static final Duration LEASE = Duration.ofMinutes(10);
  static final int TIMES = 25;

  private final Process process;
  private final BufferedReader output;

  private Contender(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /// @param does one of the cases of `main`
  static Contender start(Path folder, String does) throws IOException {
    return new Contender(
        new ProcessBuilder(command(folder, does))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /// One that cannot write a byte to any file, as on a full disk.
  static Contender startOnAFullDisk(Path folder, String does) throws IOException {
    var words = new ArrayList<>(List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"));
    words.addAll(command(folder, does));
    return new Contender(new ProcessBuilder(words).start());
  }

  private static List<String> command(Path folder, String does) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        Contender.class.getName(),
        folder.toString(),
        does);
  }

  public static void main(String... words) throws Exception {
    var folder = Path.of(words[0]);
    var locks = Locks.on(FileLockStore.on(folder)).waiting(Duration.ofMinutes(1));
    switch (words[1]) {
      case "holds" -> {
        System.out.println(((Acquired) locks.acquire("a", LEASE)).lease().fence());
        System.in.read();
      }
      case "stands" ->
          new Guard(new LockFolder(folder), Duration.ofMinutes(1))
              .run(() -> {
                System.out.println("in");
                return System.in.read();
              });
      case "churns" -> {
        for (int i = 0; ; i++) {
          if (!locks.runWhileHeld("a", LEASE, lease -> {})) {
            return;
          }
          if (i == 3) {
            System.out.println("churns");
          }
        }
      }
      case "counts" -> {
        count(locks, folder.resolveSibling("count"));
        System.out.println("counted");
      }
      default -> System.out.println(failure(locks));
    }
  }

  /// What two would spoil who do it at the same time.
  static void count(Locks locks, Path file) throws IOException {
    for (int i = 0; i < TIMES; i++) {
      boolean isDone =
          locks.runWhileHeld(
              "count",
              LEASE,
              lease -> {
                var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
                var more = new ArrayList<>(lines);
                more.add(Long.toString(lease.fence()));
                Files.write(file, more);
              });
      if (!isDone) {
        throw new IllegalStateException("not within a minute");
      }
    }
  }

  private static String failure(Locks locks) {
    try {
      return locks.acquire("a", LEASE).toString();
    } catch (RuntimeException failure) {
      return failure.getClass().getSimpleName() + ": " + failure.getCause();
    }
  }

  String line() throws IOException {
    return String.valueOf(output.readLine());
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
