package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgramsTest {

  private static final List<String> ENDLESS = List.of("tail", "-f", "/dev/null");

  private final Programs programs = new Programs();

  @TempDir private Path folder;

  @Test
  void run_returnsTheStatus() {
    assertThat(programs.run(folder, List.of("sh", "-c", "exit 7"))).isEqualTo(7);
  }

  @Test
  void programThatIsMissing_isSaid() {
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> programs.run(folder, List.of("no-such-program")))
        .withMessageContainingAll("TENON-N12", "no-such-program cannot be run");
    assertThat(programs.ask(folder, List.of("no-such-program"))).isEmpty();
  }

  @Test
  void ask_returnsWhatIsSaid_ifItSucceeds() {
    assertThat(programs.ask(folder, List.of("sh", "-c", "echo ' a '; echo b >&2")))
        .contains("a \nb");
    assertThat(programs.ask(folder, List.of("sh", "-c", "echo a; exit 1"))).isEmpty();
  }

  @Test
  void programThatSaysNothing_isNotWaitedForForEver() {
    assertThat(new Programs(Duration.ofMillis(50)).ask(folder, ENDLESS)).isEmpty();
  }

  @Test
  void interrupt_endsTheWaiting_andStays() {
    Thread.currentThread().interrupt();
    assertThat(programs.run(folder, ENDLESS)).isEqualTo(130);
    assertThat(Thread.interrupted()).isTrue();

    Thread.currentThread().interrupt();
    assertThat(programs.ask(folder, ENDLESS)).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }
}
