package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in the way of developing; the loop itself is tested where it is.
class DevCommandTest {

  @TempDir private Path folder;
  private Path service;

  @BeforeEach
  void make() throws Exception {
    new Run(folder).of("new", "shop");
    service = folder.resolve("shop");
    Files.writeString(service.resolve("pom.xml"), "<project/>");
  }

  @Test
  void portThatIsTaken_isSaid_withTheRemedy() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var run = new Run(service).of("dev", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).startsWith("TENON-N15  Port ").contains("--port");
    }
  }

  @Test
  void portThatIsNone_isRefused() {
    for (var port : new String[] {"0", "65536", "-1", "x"}) {
      var run = new Run(service).of("dev", "--port", port);
      assertThat(run.status()).as(port).isEqualTo(2);
      assertThat(run.err()).startsWith("TENON-N10");
    }
  }

  @Test
  void elsewhere_thereIsNothingToDevelop() {
    assertThat(new Run(folder).of("dev").err()).startsWith("TENON-N04");
  }

  @Test
  void databaseThatCannotBe_isSaid() throws Exception {
    Files.createDirectories(service.resolve(".data"));
    Files.writeString(service.resolve(".data/postgresql"), "a file in the way");

    assertThat(new Run(service).of("dev", "--port", "1", "--", "--a=b").err())
        .startsWith("TENON-N15  There is no database");
  }
}
