package dev.tenon.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChangesTest {

  @TempDir private Path folder;

  @Test
  void change_isNoticed_alsoInANewFolder_butNotWhatEditorsKeepBeside() throws Exception {
    var sources = Files.createDirectory(folder.resolve("src"));
    Files.createDirectory(sources.resolve("deep"));
    var pom = Files.writeString(folder.resolve("pom.xml"), "1");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var changes = Changes.of(List.of(sources, folder.resolve("none")), pom)) {
      Future<Long> noticed = threads.submit(changes::await);
      for (var name : List.of(".a.swx", "a~", "a.swp")) {
        Files.writeString(sources.resolve(name), "x");
      }
      Files.writeString(folder.resolve("README.md"), "x");
      assertThatThrownBy(() -> noticed.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      long before = System.currentTimeMillis();
      Files.writeString(sources.resolve("deep/A.java"), "x");
      assertThat(noticed.get()).isGreaterThanOrEqualTo(before - 1_000);

      Files.writeString(pom, "2");
      assertThat(changes.await()).isPositive();

      Files.createDirectory(sources.resolve("new"));
      assertThat(changes.await()).isPositive();
      Files.writeString(sources.resolve("new/B.java"), "x");
      assertThat(changes.await()).isPositive();
    }
  }
}
