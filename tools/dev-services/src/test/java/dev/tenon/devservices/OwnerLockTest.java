package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerLockTest {

  @Test
  void lock_isHeldOnce_andNamesItsLastHolder(@TempDir Path temporary) throws IOException {
    var folder = temporary.toRealPath();
    var thisProcess = Long.toString(ProcessHandle.current().pid());

    try (var _ = OwnerLock.take(folder).orElseThrow()) {
      assertThat(OwnerLock.take(folder)).isEmpty();
      assertThat(OwnerLock.holder(folder)).isEqualTo(thisProcess);
    }
    assertThat(OwnerLock.holder(folder)).isEqualTo(thisProcess);
  }
}
