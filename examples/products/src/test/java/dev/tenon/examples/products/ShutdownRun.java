package dev.tenon.examples.products;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.http.testkit.TestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// One end of the Product service, in a process of its own, under load.
///
/// @param engine the engine under test
/// @param readyOff how long after the signal `/health/ready` was a 503
/// @param before how many requests were answered before the signal
/// @param load what its clients have seen
/// @param ended how long after the signal the process was gone
/// @param status its exit status
record ShutdownRun(
    String engine, Duration readyOff, int before, KeepAliveLoad load, Duration ended, int status) {

  static final int CONNECTIONS = 8;

  private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

  /// Lets it be asked for a while, tells it to end, and waits until it has.
  static ShutdownRun of(String engine, Duration busy, Duration drainDelay, DevPostgres postgres)
      throws IOException, InterruptedException {
    return of(engine, busy, drainDelay, postgres, ProcessHandle::destroy);
  }

  /// Lets it be asked for a while and kills it (SIGKILL), which the load must notice.
  static ShutdownRun killed(String engine, Duration busy, Duration drainDelay, DevPostgres postgres)
      throws IOException, InterruptedException {
    return of(engine, busy, drainDelay, postgres, ProcessHandle::destroyForcibly);
  }

  private static ShutdownRun of(
      String engine,
      Duration busy,
      Duration drainDelay,
      DevPostgres postgres,
      Consumer<ProcessHandle> end)
      throws IOException, InterruptedException {
    var process = start(engine, drainDelay, postgres);
    try (var output = process.inputReader()) {
      int port = port(output);
      Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
      var probe = TestClient.at(URI.create("http://127.0.0.1:" + port));
      probe.get("/health/ready");
      var load = KeepAliveLoad.of(CONNECTIONS, port);
      // Nothing to wait for but time in which there is load.
      new CountDownLatch(1).await(busy.toMillis(), TimeUnit.MILLISECONDS);
      int before = load.answered();
      long told = System.nanoTime();
      load.ends(drainDelay);
      end.accept(process.toHandle());
      var readyOff = untilNotReady(probe, told);
      load.join();
      int status = process.waitFor();
      return new ShutdownRun(engine, readyOff, before, load, since(told), status);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(String engine, Duration drainDelay, DevPostgres postgres)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Products.class.getName(),
                "--profile=prod",
                "--engine=" + engine,
                "--http.host=127.0.0.1",
                "--http.port=0",
                "--http.drainDelay=" + drainDelay.toMillis() + "ms",
                "--database.url=" + postgres.jdbcUrl(),
                "--database.user=" + postgres.user(),
                "--database.password=" + postgres.password()))
        .redirectErrorStream(true)
        .start();
  }

  private static int port(BufferedReader output) throws IOException {
    var said = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      var address = ADDRESS.matcher(line);
      if (address.find()) {
        return Integer.parseInt(address.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("The service did not start: " + said);
  }

  private static Duration untilNotReady(TestClient probe, long told) {
    try {
      while (probe.get("/health/ready").status() != 503) {
        Thread.onSpinWait();
      }
    } catch (UncheckedIOException gone) {
      // Nor is one that is not there.
    }
    return since(told);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
