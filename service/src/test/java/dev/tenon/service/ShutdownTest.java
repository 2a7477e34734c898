package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.HttpOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShutdownTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void end_letsTheRunnerGoOn_andWaitsForIt() throws Exception {
    var ready = new CompletableFuture<Shutdown>();
    var interrupted = new CompletableFuture<Boolean>();
    Thread.ofVirtual()
        .start(() -> {
          var shutdown = Shutdown.of(Duration.ofMinutes(1), err);
          ready.complete(shutdown);
          interrupted.complete(shutdown.isInterruptedWaiting());
        });

    ready.get().end(err);

    assertThat(interrupted).isCompletedWithValue(false);
    assertThat(bytes.size()).isZero();
  }

  @Test
  void end_doesNotWaitForEver() {
    var shutdown = Shutdown.of(Duration.ZERO, err);

    shutdown.end(err);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("The service did not end within 0 s");
  }

  @Test
  void end_interrupted_returns() {
    var shutdown = Shutdown.of(Duration.ofMinutes(1), err);
    Thread.currentThread().interrupt();

    shutdown.end(err);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void unhook_saysThatTheProcessGoesOn() {
    assertThat(Shutdown.hooked(HttpOptions.defaults()).unhook()).isTrue();
  }
}
