package dev.tenon.devservices;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Another process that holds a PostgreSQL or a Redis until it is killed, or until its input ends.
final class Holder implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final String firstLine;

  private Holder(Process process) throws IOException {
    this.process = process;
    this.output = process.inputReader();
    this.firstLine = String.valueOf(output.readLine());
  }

  /// With data in a folder, or temporary where there is none.
  static Holder start(String... folder) throws IOException {
    return started(Holder.class, folder);
  }

  /// @param main of the process: prints what it holds, and ends when its input does
  static Holder started(Class<?> main, String... folder) throws IOException {
    var program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            program,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-Duser.home=" + System.getProperty("user.home"),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    builder.command().addAll(List.of(folder));
    builder.environment().keySet().removeAll(Set.of("DATABASE_URL", "REDIS_URL"));
    return new Holder(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  public static void main(String... folder) throws IOException {
    try (var postgres =
        folder.length == 0 ? DevPostgres.temporary() : DevPostgres.open(options(folder[0]))) {
      System.out.println(
          "%s %s %s %s"
              .formatted(
                  postgres.source(), postgres.jdbcUrl(), postgres.user(), postgres.password()));
      var end = System.in.read();
      System.out.println(end);
    }
  }

  static DevPostgresOptions options(String folder) {
    return DevPostgresOptions.of(Path.of(folder), "products").withEnvironment(Map.of());
  }

  Source source() {
    return Source.valueOf(firstLine.split(" ", -1)[0]);
  }

  RedisUrl redis() {
    return RedisUrl.parse(firstLine.split(" ", -1)[1]);
  }

  DatabaseUrl address() {
    var words = firstLine.split(" ", -1);
    return new DatabaseUrl(words[1], words[2], words[3]);
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      output.close();
    }
  }
}
