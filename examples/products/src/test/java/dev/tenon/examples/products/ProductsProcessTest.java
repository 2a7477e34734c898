package dev.tenon.examples.products;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.testkit.TestClient;
import dev.tenon.sql.junit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The service as a process of its own.
class ProductsProcessTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final int SIGTERM_STATUS = 128 + 15;

  @Test
  void process_withASingleCarrierThread_starts_serves_andEndsCleanly() throws Exception {
    var process = start();
    try (var output = process.inputReader()) {
      var startLine = firstLineWith("started in", output);
      var client = TestClient.at(URI.create(startLine.replaceFirst(".*? (http://\\S+).*", "$1")));

      assertThat(client.get("/health/ready")).hasStatus(200);
      assertThat(client.post("/api/v1/products", "{\"name\": \"tea\", \"price\": 1}"))
          .hasStatus(201);
      process.toHandle().destroy();

      assertThat(output.lines().toList()).noneMatch(line -> line.contains("ERROR"));
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(SIGTERM_STATUS);
    } finally {
      process.destroyForcibly();
    }
  }

  /// A JVM may hang for ever when work on its only carrier waits for what another virtual thread
  /// does.
  private static Process start() throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Products.class.getName(),
                "--http.port=0"));
    command.addAll(DATABASE.arguments());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String firstLineWith(String text, BufferedReader output) throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("The process ended before it said: " + text);
  }
}
