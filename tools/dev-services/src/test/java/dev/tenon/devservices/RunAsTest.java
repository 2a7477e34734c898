package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAsTest {

  @TempDir private Path folder;

  @Test
  void ordinaryUser_runsAsIs() {
    var runAs = RunAs.of(1000, "ada", command -> false);

    assertThat(runAs.command("postgres", "-D")).containsExactly("postgres", "-D");
    assertThat(runAs.user()).isEqualTo(1000);
  }

  @Test
  void root_takesANamespace() {
    var runAs = RunAs.of(0, "root", command -> command.getFirst().equals("unshare"));

    assertThat(runAs.command("postgres")).containsExactly("unshare", "--user", "postgres");
    assertThat(runAs.isOther()).isFalse();
  }

  @Test
  void root_withoutNamespaces_becomesNobody() {
    var runAs = RunAs.of(0, "root", command -> command.getFirst().equals("setpriv"));

    assertThat(runAs.command("postgres")).startsWith("setpriv").endsWith("postgres");
    assertThat(runAs.isOther()).isTrue();
  }

  @Test
  void userWithoutAName_takesANamespace() {
    var runAs = RunAs.of(12345, "?", command -> true);

    assertThat(runAs.prefix()).startsWith("unshare");
    assertThat(runAs.user()).isEqualTo(12345);
  }

  @Test
  void nothingAllowed_isRefusedWithTheRemedy() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RunAs.of(0, "root", command -> false))
        .withMessageContaining("as root")
        .withMessageContaining("DATABASE_URL");
    assertThatIllegalStateException()
        .isThrownBy(() -> RunAs.of(12345, "?", command -> !command.contains("unshare")))
        .withMessageContaining("without a name");
  }

  @Test
  void reaches_otherUser_needsEveryFolderOpen() throws IOException {
    var open = Files.createDirectory(folder.resolve("open"));
    var other = new RunAs(List.of(), 65534, true);
    Folders.permit(folder, "rwxr-xr-x");
    Folders.permit(open, "rwxr-xr-x");
    var isWholeWayOpen = other.reaches(open);
    Folders.permit(folder, "rwx------");

    assertThat(isWholeWayOpen).isTrue();
    assertThat(other.reaches(open)).isFalse();
    assertThat(new RunAs(List.of(), 0, false).reaches(open)).isTrue();
  }

  @Test
  void own_givesAllInAFolderToThatUser_whichOnlyRootCan() throws IOException {
    assumeTrue(RunAs.userId() == 0);
    var file = Files.writeString(folder.resolve("file"), "");
    var other = new RunAs(List.of(), 65534, true);
    other.own(folder);
    other.own(folder.resolve("missing"));

    assertThat(Folders.owner(folder)).isEqualTo(65534);
    assertThat(Folders.owner(file)).isEqualTo(65534);
  }

  @Test
  void command_thatIsNotThere_doesNotWork() {
    assertThat(Command.works(List.of("no-such-program"))).isFalse();
    assertThat(Command.works(List.of("false"))).isFalse();
    assertThat(Command.works(List.of("true"))).isTrue();
  }

  @Test
  void command_thatIsNotThere_isRefusedWithTheRemedy() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Command.run(List.of("no-such-program")))
        .withMessageContaining("no-such-program cannot be run")
        .withMessageContaining("DATABASE_URL");
  }

  @Test
  void command_findsNothingToRead() {
    assertThat(Command.works(List.of("sh", "-c", "test -z \"$(cat)\""))).isTrue();
  }

  @Test
  void command_thatDoesNotEnd_isGivenUp() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Command.run(List.of("sleep", "60"), Duration.ofMillis(1)))
        .withMessage("sleep did not end within PT0.001S.");
  }

  @Test
  void command_interrupted_endsAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatIllegalStateException()
        .isThrownBy(() -> Command.run(List.of("sleep", "60")))
        .withMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
