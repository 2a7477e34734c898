package dev.tenon.lock.file;

import dev.tenon.lock.testkit.LockStoreContract;
import org.junit.jupiter.api.AfterAll;

class FileLockStoreTest extends LockStoreContract {

  private static final FileHarness HARNESS = new FileHarness();

  FileLockStoreTest() {
    super(HARNESS);
  }

  @AfterAll
  static void close() {
    HARNESS.close();
  }
}
