package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NewServiceTest {

  private static final Answers ORDERS = Answers.of("orders");

  @TempDir private Path folder;

  @Test
  void service_isWritten_withWhatItRemembers() throws IOException {
    var written = new ArrayList<String>();
    var service = service();

    service.write(written::add);

    assertThat(written).containsExactlyElementsOf(service.paths());
    assertThat(service.folder()).isEqualTo(folder.resolve("orders")).isDirectory();
    assertThat(service.folder().resolve("build/run")).isExecutable();
    assertThat(Files.isExecutable(service.folder().resolve("pom.xml"))).isFalse();
    assertThat(service.folder().resolve(".gitignore")).hasContent("target/");
    var remembered = ServiceFolder.around(service.folder());
    assertThat(remembered.lock().answers()).isEqualTo(ORDERS);
    assertThat(remembered.base()).isEqualTo(Rendering.of(TestTemplate.ONE, ORDERS));
    assertThat(folder).isDirectoryNotContaining("glob:**.tenon-*");
  }

  @Test
  void placeThatIsTaken_isLeftAlone() throws IOException {
    Files.createDirectory(folder.resolve("orders"));
    assertTaken("is there already");

    Files.delete(folder.resolve("orders"));
    Files.writeString(folder.resolve("orders"), "mine");
    assertTaken("is there already");
    assertThat(folder.resolve("orders")).hasContent("mine");

    Files.delete(folder.resolve("orders"));
    Files.createSymbolicLink(folder.resolve("orders"), folder.resolve("nowhere"));
    assertTaken("is there already");
  }

  @Test
  void placeThatIsNone_isRefused() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "mine");
    for (var place :
        new Path[] {folder.resolve("a/orders"), file.resolve("orders"), Path.of("/")}) {
      assertThatExceptionOfType(ScaffoldFailure.class)
          .isThrownBy(() -> NewService.of(TestTemplate.ONE, ORDERS, place))
          .withMessageContainingAll("TENON-N02", "There is no folder", "--into");
    }
  }

  @Test
  void placeTakenMeanwhile_isLeftAlone() throws IOException {
    var service = service();

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() ->
            service.write(path -> {
              if (path.equals("pom.xml")) {
                make(folder.resolve("orders"));
              }
            }))
        .withMessageContaining("is there already");
    assertNothingLeftBut("orders");
    assertThat(folder.resolve("orders")).isEmptyDirectory();
  }

  @Test
  void failureOnTheWay_leavesNothing() throws IOException {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            service()
                .write(path -> {
                  throw new IllegalStateException("broken on purpose");
                }));
    assertNothingLeftBut();
  }

  @Test
  void interruptOnTheWay_leavesNothing() throws IOException {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> service().write(path -> Thread.currentThread().interrupt()))
        .withMessageContainingAll("TENON-N03", "nothing is left of it");
    assertThat(Thread.interrupted()).isTrue();
    assertNothingLeftBut();
  }

  @Test
  void fileInTheWayOfAFolder_leavesNothing() throws IOException {
    // Half of a rendering whose paths contradict each other, as a full disk would leave it.
    var template = TestTemplate.of("1", Map.of("a", "x", "a/b", "y"));

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(
            () -> NewService.of(template, ORDERS, folder.resolve("orders")).write(path -> {}))
        .withMessageContainingAll("TENON-N03", "orders was not written", "space on its disk");
    assertNothingLeftBut();
  }

  @Test
  void endOfTheProcess_stopsTheWriter_andLeavesNothing() throws Exception {
    var unfinished = Unfinished.beside(folder.resolve("orders"));
    unfinished.write("a", new byte[1]);
    var ended = new CountDownLatch(1);
    var failed = new AtomicReference<Exception>();
    var writer =
        Thread.ofVirtual()
            .start(() -> {
              try (unfinished) {
                ended.await();
                unfinished.write("b", new byte[1]);
              } catch (IOException | InterruptedException e) {
                failed.set(e);
              }
            });

    unfinished.abandon();
    ended.countDown();
    writer.join();

    assertThat(failed.get()).isInstanceOf(IOException.class).hasMessage("interrupted");
    assertNothingLeftBut();
  }

  @Test
  void processThatIsEnded_leavesNothing() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                StuckWriter.class.getName(),
                folder.resolve("orders").toString())
            .redirectErrorStream(true)
            .start();
    try (var lines = process.inputReader()) {
      assertThat(lines.readLine()).startsWith("written ");
      assertThat(folder).isDirectoryContaining("glob:**.orders.tenon-*");
      process.destroy();
      assertThat(process.waitFor()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
    assertNothingLeftBut();
  }

  @Test
  void folderThatSomebodyRemoved_isNothingToRemove() throws IOException {
    var unfinished = Unfinished.beside(folder.resolve("orders"));
    Disk.deleteAll(folder.resolve(".orders.tenon-" + ProcessHandle.current().pid()));

    unfinished.close();

    assertNothingLeftBut();
  }

  private NewService service() {
    return NewService.of(TestTemplate.ONE, ORDERS, folder.resolve("orders"));
  }

  private void assertTaken(String words) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(this::service)
        .withMessageContainingAll("TENON-N02", words, "Choose another name");
  }

  private void assertNothingLeftBut(String... names) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly(names);
    }
  }

  private static void make(Path place) {
    try {
      Files.createDirectory(place);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
