package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.lock.Locks;
import dev.tenon.lock.file.FileLockStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileGuideTest {

  private static final class Backup {
    private int runs;

    void run() {
      runs++;
    }
  }

  @TempDir private Path home;

  @Test
  void hello() {
    var backup = new Backup();
    var store = FileLockStore.on(home.resolve(".nightly/locks"));
    store.createFolder();
    var locks = Locks.on(store);

    boolean isDone = locks.runWhileHeld("backup", Duration.ofSeconds(30), lease -> backup.run());

    assertThat(isDone).isTrue();
    assertThat(backup.runs).isEqualTo(1);
  }
}
