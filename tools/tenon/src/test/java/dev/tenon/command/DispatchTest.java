package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchTest {

  @TempDir private Path folder;

  @Test
  void version_isOneLine() {
    assertThat(run("--version").out()).isEqualTo("tenon development\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "new", "update", "verify", "routes", "config", "doctor", "explain"})
  void help_fitsAScreen(String command) {
    var run = command.isEmpty() ? run("--help") : run("help", command);

    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).hasSizeLessThan(24).allMatch(line -> line.length() <= 90);
    assertThat(run.out()).startsWith("Usage: tenon");
  }

  @Test
  void help_saysTheExitCodes_inColourWhereSomebodySeesIt() {
    assertThat(run("--help").out())
        .contains("Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 conflicts, 130 interrupted.")
        .doesNotContain("\u001B");
    assertThat(new Run(folder).onTerminal("").of("--help").out()).contains("\u001B[1m");
    assertThat(new Run(folder).onTerminal("").with("NO_COLOR", "1").of("--help").out())
        .doesNotContain("\u001B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Name a command, such as new.|tenon --help says what there is.",
        "nwe|There is no command nwe.|Did you mean new? tenon --help",
        "deploy|There is no command deploy.|  tenon --help",
        "--verison|Unknown option: '--verison'.|Did you mean --version?",
        "new|Missing required parameter: 'NAME'.|tenon new --help",
        "new a --outbix|Unknown option: '--outbix'.|Did you mean --outbox? tenon new --help",
        "new a b|Unmatched argument at index 2: 'b'.|  tenon new --help",
        "new a --engine netty|Invalid value for option '--engine': there is no engine 'netty', but [helidon, vertx].|tenon new"
      })
  void wrongArguments_endWith2_andSayWhatWasMeant(String line, String problem, String remedy) {
    var run = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("TENON-N10  " + problem).contains(remedy);
    assertThat(run.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void hostileArguments_areNotSentToTheTerminal() {
    assertThat(run("\u001B[2Jx\n").err()).startsWith("TENON-N10  There is no command ?[2Jx?.");
    assertThat(run("x".repeat(5000)).err()).hasSizeLessThan(200);
  }

  @Test
  void faultOfOurs_isSaidAsOne() {
    var run =
        new Run(folder)
            .template(() -> {
              throw new IllegalStateException("broken on purpose");
            })
            .of("new", "orders");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("DispatchTest", "TENON-N14", "That is a fault of Tenon");
  }

  @Test
  void explain_saysOne_orAll_orWhatIsNear() {
    assertThat(run("explain", "k01").out())
        .startsWith("TENON-K01  the store of the locks refused")
        .contains("\n  When:   lock\n  Remedy: ");
    assertThat(run("explain", "TENON-D03").out()).contains("see SQL");
    assertThat(run("explain").out().lines())
        .hasSizeGreaterThan(20)
        .allMatch(line -> line.matches("TENON-[A-Z]\\d\\d  .+"));
    assertThat(run("explain", "K01", "--json").out())
        .startsWith("{\"failures\":[{\"id\":\"TENON-K01\"");

    var unknown = run("explain", "TENON-K09");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith("TENON-N11  There is no failure TENON-K09.")
        .contains("Did you mean one of TENON-K0");
    assertThat(run("explain", "\u001B" + "x".repeat(500)).err())
        .hasSizeLessThan(200)
        .doesNotContain("\u001B", "Did you");
  }

  @Test
  void rehearsal_saysNothing_andWritesNothing() {
    var run = run("--train", "new", "orders");

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  private Run run(String... args) {
    return new Run(folder).of(args);
  }
}
