package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTest {

  private static final Template OLD =
      TestTemplate.with("0.1.0", Map.of("list", "1\n2\n3\n4\n5\n", "old/gone", "a\nb\n"));

  @TempDir private Path folder;
  private ServiceFolder service;

  @BeforeEach
  void make() {
    var made = NewService.of(OLD, Answers.of("orders"), folder.resolve("orders"));
    made.write(path -> {});
    service = ServiceFolder.around(made.folder());
  }

  @Test
  void sameTemplate_isNothingToDo_andTouchesNothing() throws IOException {
    write("list", "mine\n");
    var before = contents();

    var update = update(OLD);

    assertThat(update.changes()).isEmpty();
    assertThat(update.needsYou()).isFalse();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void whatOnlyTheTemplateChanged_isUpdated() throws IOException {
    var update =
        update(newer("list", "1\n2\n3\n4\n6\n", "new/file", "#!/bin/sh\n", "old/gone", ""));

    assertThat(update.changes())
        .extracting(Change::path, Change::outcome)
        .containsExactly(
            tuple("list", Outcome.UPDATED),
            tuple("new/file", Outcome.ADDED),
            tuple("old/gone", Outcome.REMOVED));
    assertThat(read("list")).isEqualTo("1\n2\n3\n4\n6\n");
    assertThat(service.root().resolve("new/file")).isExecutable();
    assertThat(service.root().resolve("old")).doesNotExist();
    assertThat(update.from()).isEqualTo("0.1.0");
    assertThat(update.to()).isEqualTo("0.2.0");
    assertThat(service.lock().tenon()).isEqualTo("0.2.0");
  }

  @Test
  void update_repeated_isNothingToDo() throws IOException {
    write("list", "0\n1\n2\n3\n4\n5\n");
    var newer = newer("list", "1\n2\n3\n4\n6\n", "new", "x\n", "old/gone", "");
    update(newer);
    var before = contents();

    assertThat(update(newer).changes()).isEmpty();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void otherLines_areMerged() throws IOException {
    write("list", "0\n1\n2\n3\n4\n5\n");

    assertOutcome("list", Outcome.MERGED, newer("list", "1\n2\n3\n4\n6\n"));
    assertThat(read("list")).isEqualTo("0\n1\n2\n3\n4\n6\n");
  }

  @Test
  void sameLine_isAConflict_andTheNextUpdateWaits() throws IOException {
    write("list", "1\n2\n3\n4\nmine\n");

    assertOutcome("list", Outcome.CONFLICT, newer("list", "1\n2\n3\n4\n6\n"));
    assertThat(read("list"))
        .isEqualTo("1\n2\n3\n4\n<<<<<<< yours\nmine\n=======\n6\n>>>>>>> template\n");

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Update.plan(service, OLD_AGAIN, false))
        .withMessageContainingAll("TENON-N06", "not solved: list.", "--force");
    assertThat(Update.plan(service, OLD_AGAIN, true).changes()).isEmpty();
    write("list", "1\n2\n3\n4\nmine and 6\n");
    assertThat(Update.plan(service, OLD_AGAIN, false).changes()).isEmpty();
  }

  private static final Template OLD_AGAIN = newer("list", "1\n2\n3\n4\n6\n");

  @Test
  void sameChange_byBoth_isNoChange() throws IOException {
    write("list", "1\n2\n3\n4\n6\n");

    assertThat(update(newer("list", "1\n2\n3\n4\n6\n")).changes()).isEmpty();
    assertThat(service.lock().tenon()).isEqualTo("0.2.0");
  }

  @Test
  void changeThatIsInAlready_besideOthers_isNoChange() throws IOException {
    write("list", "0\n1\n2\n3\n4\n6\n");

    assertThat(update(newer("list", "1\n2\n3\n4\n6\n")).changes()).isEmpty();
    assertThat(read("list")).isEqualTo("0\n1\n2\n3\n4\n6\n");
  }

  @Test
  void fileThatYouDeleted_staysAway_andIsSaidOnce() throws IOException {
    Files.delete(service.root().resolve("list"));
    var newer = newer("list", "6\n");

    assertOutcome("list", Outcome.AWAY, newer);
    assertThat(service.root().resolve("list")).doesNotExist();
    assertThat(update(newer).changes()).isEmpty();
  }

  @Test
  void fileThatYouDeleted_andTheTemplateToo_isNoChange() throws IOException {
    Files.delete(service.root().resolve("list"));

    assertThat(update(newer("list", "")).changes()).isEmpty();
  }

  @Test
  void fileThatYouMoved_staysWhereYouHaveIt() throws IOException {
    Files.move(service.root().resolve("list"), service.root().resolve("moved"));

    assertOutcome("list", Outcome.AWAY, newer("list", "6\n"));
    assertThat(read("moved")).isEqualTo("1\n2\n3\n4\n5\n");
  }

  @Test
  void fileThatTheTemplateRemoved_butYouChanged_isKept() throws IOException {
    write("old/gone", "mine\n");

    assertOutcome("old/gone", Outcome.KEPT, newer("old/gone", ""));
    assertThat(read("old/gone")).isEqualTo("mine\n");
  }

  @Test
  void fileThatTheTemplateMoved_isAddedThere_andKeptHereIfYouChangedIt() throws IOException {
    write("old/gone", "a\nmine\n");

    var update = update(newer("old/gone", "", "new/gone", "a\nb\n"));

    assertThat(update.changes())
        .extracting(Change::path, Change::outcome)
        .containsExactly(tuple("new/gone", Outcome.ADDED), tuple("old/gone", Outcome.KEPT));
  }

  @Test
  void fileOfYours_whereTheTemplateHasANewOne_isNotOverwritten() throws IOException {
    write("same", "x\n");
    write("other", "mine\n");

    assertOutcome("other", Outcome.CONFLICT, newer("same", "x\n", "other", "theirs\n"));
    assertThat(read("other")).isEqualTo("<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> template\n");
    assertThat(read("same")).isEqualTo("x\n");
  }

  @Test
  void windowsLineEnds_stay() throws IOException {
    write("list", "1\r\n2\r\n3\r\n4\r\n5\r\n");
    write("old/gone", "a\r\nmine\r\n");

    var update = update(newer("list", "1\n2\n3\n4\n6\n", "old/gone", "a\nc\n"));

    assertThat(update.changes())
        .extracting(Change::outcome)
        .containsExactly(Outcome.UPDATED, Outcome.CONFLICT);
    assertThat(read("list")).isEqualTo("1\r\n2\r\n3\r\n4\r\n6\r\n");
    assertThat(read("old/gone"))
        .startsWith("a\r\n<<<<<<< yours\r\nmine\r\n")
        .doesNotContain("mine\n", "c\n>");
  }

  @Test
  void mixedLineEnds_areLinesOfYourOwn() throws IOException {
    write("list", "1\r\n2\n3\n4\n5\n");

    assertOutcome("list", Outcome.MERGED, newer("list", "1\n2\n3\n4\n6\n"));
    assertThat(read("list")).isEqualTo("1\r\n2\n3\n4\n6\n");
  }

  @Test
  void missingLastLineEnd_staysMissing() throws IOException {
    write("list", "1\n2\n3\n4\n5");

    assertOutcome("list", Outcome.MERGED, newer("list", "0\n1\n2\n3\n4\n5\n"));
    assertThat(read("list")).isEqualTo("0\n1\n2\n3\n4\n5");
  }

  @Test
  void whatIsNoText_staysAsItIs() throws IOException {
    Files.write(service.root().resolve("list"), new byte[] {(byte) 0xff});
    write("pom.xml", "a\0b");
    Files.delete(service.root().resolve(".gitignore"));
    Files.createSymbolicLink(service.root().resolve(".gitignore"), folder.resolve("elsewhere"));
    Files.delete(service.root().resolve("old/gone"));
    Files.createDirectory(service.root().resolve("old/gone"));
    write("new", "a file where the template has a folder");

    var update =
        update(
            newer(
                "list",
                "6\n",
                "pom.xml",
                "6\n",
                ".gitignore",
                "6\n",
                "old/gone",
                "",
                "new/file",
                "6\n"));

    assertThat(update.changes())
        .extracting(Change::path, Change::outcome)
        .containsExactly(
            tuple(".gitignore", Outcome.BLOCKED),
            tuple("list", Outcome.BLOCKED),
            tuple("new/file", Outcome.BLOCKED),
            tuple("old/gone", Outcome.KEPT),
            tuple("pom.xml", Outcome.BLOCKED));
    assertThat(update.needsYou()).isTrue();
    assertThat(update.changes().getFirst().difference()).isEmpty();
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void folderThatIsALink_isNotWrittenThrough() throws IOException {
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(service.root().resolve("new"), elsewhere);

    assertOutcome("new/file", Outcome.BLOCKED, newer("new/file", "x\n"));
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void plan_writesNothing_andShowsTheDifference() throws IOException {
    write("list", "0\n1\n2\n3\n4\n5\n");
    var before = contents();

    var update =
        Update.plan(service, newer("list", "1\n2\n3\n4\n6\n", "new", "x\n", "old/gone", ""), false);

    assertThat(update.changes().stream().map(Change::difference).toList())
        .containsExactly(
            "--- a/list\n+++ b/list\n@@ -3,4 +3,4 @@\n 2\n 3\n 4\n-5\n+6\n",
            "--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+x\n",
            "--- a/old/gone\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void permissionsOfYours_stay() throws IOException {
    var file = service.root().resolve("build/run");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    var list = service.root().resolve("list");
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-------"));

    update(newer("list", "6\n", "build/run", "#!/bin/sh\nexit 1\n"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list)))
        .isEqualTo("rw-------");
  }

  @Test
  void updateThatStoppedInTheMiddle_goesOnAtTheNext() throws IOException {
    write("list", "0\n1\n2\n3\n4\n5\n");
    var newer = newer("list", "1\n2\n3\n4\n6\n", "new", "x\n", "old/gone", "");
    var plan = Update.plan(service, newer, false);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            plan.apply(change -> {
              if (change.path().equals("new")) {
                throw new IllegalStateException("stopped on purpose");
              }
            }));
    assertThat(service.lock().tenon()).isEqualTo("0.1.0");

    var update = update(newer);

    assertThat(update.changes()).extracting(Change::path).containsExactly("old/gone");
    assertThat(read("list")).isEqualTo("0\n1\n2\n3\n4\n6\n");
    assertThat(service.lock().tenon()).isEqualTo("0.2.0");
  }

  @Test
  void updateThatStoppedBeforeItsLastFile_goesOnAtTheNext() throws IOException {
    var lock = read(".tenon/lock.json");
    var newer = newer("list", "6\n");
    update(newer);
    write(".tenon/lock.json", lock);

    assertThat(update(newer).changes()).isEmpty();
    assertThat(service.lock().tenon()).isEqualTo("0.2.0");
  }

  @Test
  void fileChangedSinceThePlan_isNotOverwritten() throws IOException {
    var plan = Update.plan(service, newer("list", "6\n"), false);
    write("list", "mine\n");

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> plan.apply(change -> {}))
        .withMessageContainingAll("TENON-N02", "changed while the update was under way");
    assertThat(read("list")).isEqualTo("mine\n");
  }

  @Test
  void fileThatCannotBeWritten_isSaid_andTheLockIsTheOldOne() throws IOException {
    // The name of the file aside is taken by a folder that is not empty; root may write anywhere
    // else.
    var aside = ".list.tenon-" + ProcessHandle.current().pid();
    write(aside + "/x", "");

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> update(newer("list", "6\n")))
        .withMessageContainingAll(
            "TENON-N03", "list was not written", "the update is not finished");
    assertThat(read("list")).isEqualTo("1\n2\n3\n4\n5\n");
    assertThat(service.lock().tenon()).isEqualTo("0.1.0");
  }

  @Test
  void newerService_isLeftAlone_byAnOlderTenon() {
    update(newer("list", "6\n"));

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Update.plan(service, OLD, false))
        .withMessageContainingAll("TENON-N05", "made with Tenon 0.2.0, and this is Tenon 0.1.0");
    var own = TestTemplate.with("development", Map.of());
    assertThat(Update.plan(service, own, false).to()).isEqualTo("development");
  }

  @Test
  void folder_isFoundFromBelow_orRefused() throws IOException {
    var below = Files.createDirectories(service.root().resolve("a/b"));

    assertThat(ServiceFolder.around(below)).isEqualTo(service);
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> ServiceFolder.around(folder))
        .withMessageContainingAll("TENON-N04", "in no service that was made by tenon new");
  }

  @Test
  void missingBase_isSaid() throws IOException {
    Files.delete(service.root().resolve(".tenon/base.zip"));

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Update.plan(service, OLD, false))
        .withMessageContainingAll("TENON-N03", "base.zip cannot be read", "NoSuchFileException");
  }

  private void assertOutcome(String path, Outcome outcome, Template newer) {
    assertThat(update(newer).changes())
        .extracting(Change::path, Change::outcome)
        .containsExactly(tuple(path, outcome));
  }

  private Update update(Template template) {
    var update = Update.plan(service, template, false);
    update.apply(change -> {});
    return update;
  }

  /// Paths and texts in turn; an empty text is no file any more.
  private static Template newer(String... files) {
    var other = new HashMap<>(OLD.files());
    for (int i = 0; i < files.length; i += 2) {
      other.put(files[i], files[i + 1]);
    }
    return TestTemplate.with("0.2.0", other);
  }

  private String read(String path) throws IOException {
    return Files.readString(service.root().resolve(path));
  }

  private void write(String path, String text) throws IOException {
    var file = service.root().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, String> contents() throws IOException {
    var contents = new HashMap<String, String>();
    try (var files = Files.walk(service.root())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            file + " " + Files.getLastModifiedTime(file),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
