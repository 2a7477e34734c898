package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The command as a process.
@Timeout(120)
class TenonTest {

  private record Ended(int status, String out, String err) {}

  @TempDir private Path folder;

  @Test
  void process_endsWithTheCode_andKeepsTheStreamsApart() throws Exception {
    var good = tenon("explain", "D01");
    assertThat(good.status).isZero();
    assertThat(good.out).startsWith("TENON-D01  ");
    assertThat(good.err).isEmpty();

    var bad = tenon("new", "ü…");
    assertThat(bad.status).isEqualTo(2);
    assertThat(bad.out).isEmpty();
    assertThat(bad.err).startsWith("TENON-N01  \"").contains("\n  For example: ");
  }

  @Test
  void main_returns_whereAllIsWell() {
    Tenon.main("--train");

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private Ended tenon(String... args) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tenon.class.getName()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, err);
  }
}
